import { describe, expect, test } from 'vitest'
import { mean, probabilityWithin, quantile, support, variance } from '../../src/kernel/distribution/index.ts'
import type { Law } from '../../src/kernel/law.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Quantity, ReadResult } from '../../src/scenario/scenario.ts'
import { boundAt } from '../helpers/bound.ts'
import { readText } from '../helpers/read-text.ts'
import { loaderOf } from './loader.ts'

const read = (files: Record<string, string>): Promise<ReadResult> =>
  readScenario('scenario.yaml', loaderOf(new Map(Object.entries(files))))

type Said = { readonly input?: string; readonly field?: readonly [path: string, value: string] }

const fileOf = ({ input = '1', field = ['partner.sales.reps', '0'] }: Said): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
inputs: {x: ${input}}
segments: {only: {dealSize: $5k, churn: 10% per year}}
${field[0]
  .split('.')
  .reverse()
  .reduce((inner, key) => `{${key}: ${inner}}`, field[1])
  .slice(1, -1)}
strategies: {today: {}}
`

const quantityOf = async (said: Said): Promise<Quantity> => {
  const result = await read({ 'scenario.yaml': fileOf(said) })
  if (!result.ok) throw new Error(result.issues.map(issue => `${issue.code} ${issue.message}`).join('\n'))
  const { inputs, settings } = result.scenario
  const quantity = (said.input === undefined ? settings.get(said.field?.[0] ?? '') : inputs.get('x'))?.quantity
  if (quantity === undefined) throw new Error('nothing was read')
  return quantity
}

const lawOf = async (said: Said): Promise<Law> => {
  const quantity = await quantityOf(said)
  if (quantity.kind !== 'law') throw new Error(`a ${quantity.kind}`)
  return quantity.law
}

const winRate = (value: string): Said => ({ field: ['partner.sales.winRate', value] })

// What each form promises, by the law that it makes: the numbers that were written down come out again.
describe('the quantiles that are written are those of the law', () => {
  test.each<[Said, readonly number[], string]>([
    [{ input: '{p10: 3.5, p90: 8}' }, [3.5, 8], 'lognormal'],
    [{ input: '{p10: 5%, p90: 60%}' }, [0.05, 0.6], 'logitNormal'],
    [{ input: '{p10: $20k, p50: $60k, p90: $180k}' }, [20e3, 60e3, 180e3], 'metalog'],
    [{ input: '{p10: 2%, p50: 30%, p90: 50%}' }, [0.02, 0.3, 0.5], 'metalog'],
    [{ input: '{normal: {p10: -$5k, p90: $9k}}' }, [-5e3, 9e3], 'normal'],
    [{ input: '{lognormal: {p10: 5%, p90: 60%}}' }, [0.05, 0.6], 'lognormal'],
    [winRate('{p10: 10%, p50: 20%, p90: 40%}'), [0.1, 0.2, 0.4], 'metalog'],
    [{ field: ['partner.funding.cash', '{p10: -$50k, p50: $10k, p90: $90k}'] }, [-50e3, 10e3, 90e3], 'metalog'],
  ])('%j', async (said, expected, kind) => {
    const law = await lawOf(said)
    expect(law.kind).toBe(kind)
    const ps = expected.length === 2 ? [0.1, 0.9] : [0.1, 0.5, 0.9]
    for (const [i, p] of ps.entries()) expect(Math.abs(quantile(law, p) / expected[i] - 1)).toBeLessThan(1e-12)
  })
})

describe('the moments that are written are those of the law', () => {
  test.each<[Said, number, number, string]>([
    [{ input: '{mean: $5k, sd: $1k}' }, 5e3, 1e3, 'lognormal'],
    [{ input: '{mean: 20%, sd: 5%}' }, 0.2, 0.05, 'beta'],
    [{ input: '{mean: 5, sd: 2}' }, 5, 2, 'lognormal'],
    [{ input: '{normal: {mean: -3, sd: 2}}' }, -3, 2, 'normal'],
    [{ input: '{gamma: {mean: 6 months, sd: 2 months}}' }, 6, 2, 'gamma'],
    [{ input: '{gamma: {shape: 4, scale: $2k}}' }, 8e3, 4e3, 'gamma'],
    [{ input: '{poisson: {mean: 9}}' }, 9, 3, 'poisson'],
    [{ input: '{beta: {a: 2, b: 2}}' }, 0.5, Math.sqrt(0.05), 'beta'],
    [{ input: '{uniform: {low: 2, high: 8}}' }, 5, Math.sqrt(3), 'uniform'],
    [{ input: '{triangular: {low: 0, typical: 3, high: 9}}' }, 4, Math.sqrt(63 / 18), 'triangular'],
    [{ input: '{pert: {low: 0, typical: 3, high: 9}}' }, 3.5, Math.sqrt((3.5 * 5.5) / 7), 'pert'],
    [{ input: '{discrete: [{value: $2k, weight: 1}, {value: $6k, weight: 3}]}' }, 5e3, Math.sqrt(3e6), 'discrete'],
    [{ input: '{discrete: [{value: 1, weight: 25%}, {value: 5, weight: 75%}]}' }, 4, Math.sqrt(3), 'discrete'],
    [{ input: '{empirical: [1, 2, 3, 6]}' }, 3, Math.sqrt(3.5), 'empirical'],
    [
      { input: '{mixture: [{weight: 1, value: 2}, {weight: 1, value: {normal: {mean: 6, sd: 4}}}]}' },
      4,
      Math.sqrt(12),
      'mixture',
    ],
  ])('%j', async (said, m, sd, kind) => {
    const law = await lawOf(said)
    expect(law.kind).toBe(kind)
    expect(Math.abs(mean(law) - m)).toBeLessThan(1e-12 * Math.abs(m) + 1e-14)
    expect(Math.abs(Math.sqrt(variance(law)) / sd - 1)).toBeLessThan(1e-12)
  })
})

test('min and max cut a value off, of any form, also inside a mixture', async () => {
  expect((await lawOf({ input: '{p10: $20k, p90: $60k, min: $15k}' })).truncate).toEqual({ min: 15e3 })
  expect(support(await lawOf({ input: '{normal: {mean: 5, sd: 2}, min: 4, max: 9}' }))).toEqual([4, 9])
  const parts = '{mixture: [{weight: 1, value: {normal: {mean: 5, sd: 2}, max: 5}}, {weight: 1, value: 7}], min: 3}'
  expect(support(await lawOf({ input: parts }))).toEqual([3, 7])
})

// Oracle: the same values written out, which are cut off elsewhere in the code.
test.each([
  ['{csv: t.csv, column: x, min: $2k}', '{empirical: [$1k, $2k, $3k, $9k], min: $2k}', [2e3, 9e3]],
  ['{csv: t.csv, column: x, max: $8k}', '{empirical: [$1k, $2k, $3k, $9k], max: $8k}', [1e3, 3e3]],
  ['{csv: t.csv, column: plain, unit: $k, min: $2k, max: $3k}', '{empirical: [$1k, $2k, $3k], min: $2k}', [2e3, 3e3]],
  [
    '{mixture: [{weight: 1, value: {csv: t.csv, column: x, max: $2k}}, {weight: 1, value: $7k}]}',
    '{mixture: [{weight: 1, value: {empirical: [$1k, $2k]}}, {weight: 1, value: $7k}]}',
    [1e3, 7e3],
  ],
] as const)('%s is %s', async (table, list, ends) => {
  const csv = 'x,plain\n$1k,1\n$2k,2\n$3k,3\n$9k,9\n'
  for (const say of [
    (value: string) => ({ input: value }),
    (value: string) => ({ field: ['partner.funding.cash', value] as const }),
  ]) {
    const result = await read({ 'scenario.yaml': fileOf(say(table)), 't.csv': csv })
    if (!result.ok) throw new Error(result.issues.map(issue => `${issue.code} ${issue.message}`).join('\n'))
    const { inputs, settings } = result.scenario
    const quantity = ('input' in say(table) ? inputs.get('x') : settings.get('partner.funding.cash'))?.quantity
    const law = quantity?.kind === 'law' ? quantity.law : expect.unreachable()
    const written = await lawOf(say(list))
    expect(support(law)).toEqual(ends)
    expect(mean(law)).toBe(mean(written))
    for (const p of [0.01, 0.3, 0.5, 0.6, 0.99]) expect(quantile(law, p)).toBe(quantile(written, p))
  }
})

test('a named input has the unit and the rate of its entries', async () => {
  const files = (input: string) => read({ 'scenario.yaml': fileOf({ input }) })
  const settingOf = async (input: string) => {
    const result = await files(input)
    return result.ok ? result.scenario.inputs.get('x') : undefined
  }
  expect((await settingOf('{beta: {a: 2, b: 5}}'))?.unit).toBe('1')
  expect(
    (await settingOf('{mixture: [{weight: 70%, value: {p10: $5, p90: $9}}, {weight: 30%, value: $2}]}'))?.unit,
  ).toBe('USD')
  const rate = await settingOf('{empirical: [2 per month, 3 per month]}')
  expect([rate?.unit, rate?.quantity]).toMatchObject([undefined, { per: 'month' }])
})

// Second oracle: the probability outside, from the law without its window.
describe('a field is never left', () => {
  test('a thin tail is cut off at the range, and none where no draw goes', async () => {
    const law = await lawOf(winRate('{normal: {mean: 20%, sd: 8%}}'))
    expect(support(law)).toEqual([0, Number.POSITIVE_INFINITY])
    expect(1 - probabilityWithin({ kind: 'normal', params: law.params }, 0, 1)).toBeLessThan(0.01)
    expect(quantile(law, 1 - 2 ** -53)).toBeLessThan(1)
    expect(quantile(law, 2 ** -53)).toBeGreaterThanOrEqual(0)
    expect((await lawOf(winRate('{p10: 10%, p90: 40%}'))).truncate).toBeUndefined()
  })

  test.each([
    ['{normal: {mean: 20%, sd: 8.59%}}', true], // P(Z < -2.328) = 0.00995
    ['{normal: {mean: 20%, sd: 8.61%}}', false], // P(Z < -2.323) = 0.01009
  ])('%s is read: %s', async (value, ok) => {
    expect((await read({ 'scenario.yaml': fileOf(winRate(value)) })).ok).toBe(ok)
  })
})

/** What the help of the only complaint tells to write: after "write" up to a comma, or between quotes after "add". */
const wayOut = async (said: Said): Promise<string> => {
  const result = await read({ 'scenario.yaml': fileOf(said) })
  if (result.ok || result.issues.length !== 1) throw new Error('expected one complaint')
  const [{ help = '' }] = result.issues
  return /add "([^"]*)"/.exec(help)?.[1] ?? /write (?:p50: )?([^,]*)/.exec(help)?.[1] ?? ''
}

// The text that a message says to write must be right itself.
describe('the way out is one', () => {
  test.each([
    ['{p10: 10%, p50: P, p90: 40%}', '11%'],
    ['{p10: 10%, p50: P, p90: 40%}', '39%'],
    ['{p10: 10%, p50: P, p90: 10.1%}', '10.001%'],
    ['{p10: 97%, p50: P, p90: 99.9%}', '97.01%'],
  ])('of an infeasible median: %s with %s', async (form, p50) => {
    const right = await wayOut(winRate(form.replace('P', p50)))
    expect((await read({ 'scenario.yaml': fileOf(winRate(form.replace('P', right))) })).ok).toBe(true)
  })

  test.each(['{normal: {mean: 20%, sd: 20%}}', '{normal: {mean: 95%, sd: 10%}}'])(
    'of a law that leaves the range: %s',
    async form => {
      const add = await wayOut(winRate(form))
      expect((await read({ 'scenario.yaml': fileOf(winRate(form.replace(/}$/, `, ${add}}`))) })).ok).toBe(true)
    },
  )

  test.each(['{p10: 10%, p90: 10%}', '{mean: 10%, sd: 0%}', '{empirical: [10%, 10%]}'])(
    'of a value that is certain: %s',
    async form => {
      const one = await wayOut(winRate(form))
      expect(await quantityOf(winRate(one.replace('one value: ', '')))).toEqual({ kind: 'constant', value: 0.1 })
    },
  )
})

test('events: what is typical may be uncertain, drawn once per trial, and deals spread around it', async () => {
  const files = {
    'scenario.yaml': fileOf({}).replace('dealSize: $5k', 'dealSize: {typical: {p10: $4k, p90: $6k}, spread: 80%}'),
  }
  const result = await read(files)
  const quantity = result.ok ? result.scenario.settings.get('segments.only.dealSize')?.quantity : undefined
  if (quantity?.kind !== 'spread') throw new Error('no spread')
  expect(quantity.typical.kind).toBe('law')
  // median 1, and the coefficient of variation that was written
  expect(quantile(quantity.law, 0.5)).toBe(1)
  expect(Math.sqrt(variance(quantity.law)) / mean(quantity.law)).toBeCloseTo(0.8, 13)
})

const sharesFile = `tandem: 1
segments: {only: {dealSize: $5k, churn: 10% per year}}
partner: {bench: {heads: 2}}
services:
  multiplier: {value: 2, basis: revenue, scope: partner, per: firstYear}
  components:
    a: {share: {typical: 50%, spread: 5%}, while: customer, delivered: bench}
    b: {share: {typical: 30%, spread: 5%}, while: customer, delivered: bench}
`

test('a whole: the shares know each other, also those that a nearer file adds', async () => {
  const main = `tandem: 1
extends: base.yaml
time: {start: 2026-01, step: month, horizon: 1 year}
services: {components: {c: {share: 20%, while: customer, delivered: bench}}}
strategies: {today: {}}
`
  const result = await read({ 'scenario.yaml': main, 'base.yaml': sharesFile })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('; '))
  const { quantity } = result.scenario.settings.get('services.components.a.share') ?? {}
  const paths = ['a', 'b', 'c'].map(name => `services.components.${name}.share`)
  expect(quantity).toEqual({ kind: 'part', typical: 0.5, spread: 0.05, among: paths })
})

// By hand: a is a part of what the uncertain shares are together, and a strategy may say another one for certain.
test('a share hangs on what a strategy says of the others', async () => {
  const scenario = await readText({
    'base.yaml': sharesFile,
    's.yaml': `tandem: 1
extends: base.yaml
time: {start: 2026-01, step: month, horizon: 1 year}
services: {components: {c: {share: {typical: 20%, spread: 5%}, while: customer, delivered: bench}}}
strategies: {today: {}, fixed: {services: {components: {b: {share: 30%}}}}}
`,
  })
  const bound = boundAt(scenario, 'services.components.a.share', 'services.components.*.share')
  expect(bound.map(one => (one.kind === 'formula' ? one.of.length : 0))).toEqual([3, 2])
})
