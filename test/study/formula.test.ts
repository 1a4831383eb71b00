import { evaluate } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

const read = async (text: string) => {
  const result = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
  return result.scenario
}

const multiplier = (formula: string, inputs: string): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 12 months}
inputs: {${inputs}}
segments: {only: {dealSize: $12, churn: 0% per year}}
installed: {resold: {only: {customers: 1, value: $12}}}
partner: {bench: {heads: 0}}
services:
  multiplier: {value: "${formula}", basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, margin: 0%}}
strategies: {today: {}}
`

// A second implementation: mathjs 15.2.0 evaluates the same text. Through the whole chain: $12 of software a year and
// the multiplier give the services revenue of a year.
test.each([
  ['= a * b', 2, 0.25],
  ['=a*b', 3.5, 0.31],
  ['= b * a', 8, 0.05],
  ['= a * a', 1.5, 0],
  ['= 3 * 4', 0, 0],
  ['= a ^ 2 / (1 + b) - min(a, b)', 3, 0.4],
  ['= a > b ? a + b : a - b', 2, 0.5],
  ['= sqrt(a) * exp(b) + log(a)', 7, 0.3],
])('the formula "%s" of %f and %f is what mathjs makes of it', async (formula, a, b) => {
  const { result } = await runStudy(await read(multiplier(formula, `a: ${a}, b: ${b}`)), { trials: 4 })
  const expected = 12 * evaluate(formula.slice(1), { a, b })
  expect(result.strategies[0].metrics['partner.services.revenue'].mean).toBeCloseTo(expected, 9)
})

// By hand: d = 2, e = 2 x 3 = 6, f = 6 - 2 = 4; written in the order that is hardest to follow.
test('inputs are computed from inputs, in whatever order they stand', async () => {
  const text = multiplier('= f', 'f: "= e - d", e: "= d * 3", d: 2')
  const { result } = await runStudy(await read(text), { trials: 4 })
  expect(result.strategies[0].metrics['partner.services.revenue'].mean).toBeCloseTo(48, 9)
})

// An input is one number in a trial, wherever it is used: what is taken from itself leaves nothing.
test('an uncertain input is drawn once', async () => {
  const text = multiplier('= 2 + twice - a - a', 'a: {p10: 1, p90: 3}, twice: "= 2 * a"')
  const { result } = await runStudy(await read(text), { trials: 200 })
  const { mean, quantiles } = result.strategies[0].metrics['partner.services.revenue'] as unknown as {
    mean: number
    quantiles: Readonly<Record<string, number>>
  }
  expect(mean).toBeCloseTo(24, 9)
  for (const value of Object.values(quantiles ?? {})) expect(value).toBeCloseTo(24, 9)
})

const partner = (said: Readonly<Record<string, string>>, inputs = ''): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 3 years}
${inputs}
segments: {only: {dealSize: ${said['size']}, cycle: ${said['cycle']}, churn: ${said['churn']}}}
partner:
  bench: {heads: 3, utilisation: ${said['share']}, rate: ${said['rate']}, cost: ${said['cost']}}
  sales: {reps: 2, mix: {only: 100%}}
services:
  multiplier: {value: ${said['plain']}, basis: revenue, scope: partner, per: firstYear}
  components: {build: {share: 100%, lasts: 6 months, delivered: bench}}
strategies: {today: {motion: resell}}
`

// A formula of certain inputs is a constant: the same scenario with the constants written out has the same figures.
test('formulas stand where money, shares, durations and rates of every kind do', async () => {
  const plain = {
    size: '$60k',
    cycle: '4.5 months',
    churn: '10% per year',
    share: '70%',
    rate: '$145 per hour',
    cost: '$110k per head per year',
    plain: '2.5',
  }
  const formulas = {
    size: '"= price * 2"',
    cycle: '"= wait / 2"',
    churn: '"= lost * (1 per year)"',
    share: '"= 1 - 3 * lost"',
    rate: '"= $580 / (4 hours)"',
    cost: '"= $55k per head per year + year / 2"',
    plain: '"= if(price > $20k, 2.5, 1)"',
  }
  const inputs = 'inputs: {price: $30k, wait: 9 months, lost: 10%, year: $110k per head per year}'
  const [a, b] = await Promise.all(
    [partner(plain), partner(formulas, inputs)].map(async text => runStudy(await read(text), { trials: 50 })),
  )
  const metrics = b.result.strategies[0].metrics
  expect(Object.keys(metrics).length).toBeGreaterThan(5)
  for (const [id, figure] of Object.entries(a.result.strategies[0].metrics))
    expect([id, metrics[id].mean]).toEqual([id, figure.mean])
  expect(metrics['partner.services.revenue'].mean).toBeGreaterThan(0)
})

describe('a formula without a value that the field can have stops the run', () => {
  test.each([
    [
      '= a * b',
      'a: {p10: 1, p90: 1000000}, b: 2',
      /^services\.multiplier\.value is \S+ in strategy "today", trial \d+, and may be 0 to 50: narrow the inputs of its formula "a \* b", with a = \S+, b = 2$/,
    ],
    [
      '= sqrt(b - a)',
      'a: {p10: 1, p90: 3}, b: 1',
      /^services\.multiplier\.value is not a real number in strategy "today", trial \d+: its formula "sqrt\(b - a\)", with b = 1, a = \S+$/,
    ],
    [
      '= a / b',
      'a: {p10: 1, p90: 3}, b: 0',
      /^services\.multiplier\.value is not a real number in strategy "today", trial 0: its formula "a \/ b", with a = \S+, b = 0$/,
    ],
    [
      '= c * 2',
      'a: {p10: 1, p90: 3}, b: 0, c: "= a / b"',
      /^services\.multiplier\.value is not a real number .+: its formula "c \* 2", with c = NaN; c is "a \/ b", with a = \S+, b = 0$/,
    ],
    [
      '= (a - 3) ^ (1/3)',
      'a: {low: 0, typical: 1, high: 2}',
      /^services\.multiplier\.value is not a real number .+: its formula "\(a - 3\) \^ \(1\/3\)", with a = \S+$/,
    ],
  ])('%s', async (formula, inputs, message) => {
    await expect(runStudy(await read(multiplier(formula, inputs)), { trials: 300 })).rejects.toThrow(message)
  })
})

// The oracle is a loop over the smallest blocks. In a larger one, what is looked at first of another trial comes first.
test('what stops a run is the same, however many futures are played at once', async () => {
  const text = multiplier('= a', 'a: {p10: 1, p90: 10}, c: {p10: $30, p90: $10k}').replace(
    'value: $12}',
    'value: "= c < $500k ? c : $0 - c"}',
  )
  const scenario = await read(text)
  const met = (seed: string, blockSize: number): Promise<string> =>
    runStudy(scenario, { trials: 4096, seed, blockSize }).then(
      () => expect.unreachable(),
      ({ message }: Error) => message,
    )
  const seen = new Set<string>()
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const message = await met(seed, 256)
    seen.add(message.split(' ')[0])
    for (const size of [512, 768, 4096]) expect(await met(seed, size)).toBe(message)
  }
  expect([...seen].sort()).toEqual(['installed.resold.only.value', 'services.multiplier.value'])
})
