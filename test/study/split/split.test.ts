import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../../src/scenario/scenario.ts'
import { serialised } from '../../../src/study/runner.ts'
import type { Split, SplitFigure } from '../../../src/study/split/result.ts'
import { splitBetween } from '../../../src/study/split/split.ts'
import { bench, linear, scenarioOf } from './texts.ts'

const figureOf = ({ figures }: Split, strategy: string, metric: string): SplitFigure => {
  const found = figures.find(one => one.strategy === strategy && one.metric === metric)
  if (found === undefined) throw new Error(`no ${metric} of ${strategy}`)
  return found
}

/** The part of a group by its label. */
const partOf = (split: Split, label: string, strategy: string, metric: string): number => {
  const at = split.groups.findIndex(group => group.label === label)
  const part = figureOf(split, strategy, metric).parts?.[at]
  if (part === undefined) throw new Error(`no part ${label}`)
  return part.part
}

const near = (value: number, wanted: number): void =>
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)))

const split = (old: Scenario, next: Scenario, trials = 8, metrics = ['partner.ebitda']): Promise<Split> =>
  splitBetween(old, next, { trials, metrics })

const sumsUp = ({ figures }: Split): void => {
  expect(figures.length).toBeGreaterThan(0)
  for (const { change, parts } of figures)
    near(
      (parts ?? []).reduce((sum, { part }) => sum + part, 0),
      change ?? Number.NaN,
    )
}

// Lines are counted by hand; what is the newer file's is on the same lines there.
test('what stops it says where that stands', async () => {
  const formula = ['overhead: $6k per month', 'overhead: "= log(x) * $6k per month"'] as const
  const input = ['strategies:', 'inputs: {x: {low: -3, typical: 1, high: 3}}\nstrategies:'] as const
  const [old, next] = [
    await scenarioOf(linear, formula, input),
    await scenarioOf(linear, ['20%', '25%'], formula, input),
  ]
  const stopped = await split(old, next).then(
    () => expect.unreachable(),
    error => error,
  )
  expect(stopped.message).toMatch(/^partner\.overhead is not a real number in strategy "today"/)
  expect(stopped.help).toMatch(/^partner\.overhead is set at \S+:10, x is set at \S+:11$/)
})

describe('a model in which changes add', () => {
  // EBITDA = 12 months x (10 x $60k / 12 x margin - overhead), so margin and overhead do not meet
  test('each part is what the change does alone', async () => {
    const old = await scenarioOf(linear)
    const next = await scenarioOf(linear, ['margin: 20%', 'margin: 25%'], ['$6k per month', '$7k per month'])
    const found = await split(old, next)
    expect(found.groups.map(({ label }) => label)).toEqual(['partner.overhead', 'program.margin'])
    near(partOf(found, 'program.margin', 'today', 'partner.ebitda'), 600_000 * 0.05)
    near(partOf(found, 'partner.overhead', 'today', 'partner.ebitda'), -12_000)
    for (const { parts } of found.figures)
      for (const { part, alone, last, se } of parts ?? []) {
        near(alone, part)
        near(last, part)
        expect(se).toBe(0)
      }
    sumsUp(found)
  })

  test('what a strategy says itself instead of the file moves it by exactly nothing', async () => {
    const next = await scenarioOf(linear, ['$6k per month', '$7k per month'], ['margin: 20%', 'margin: 25%'])
    const found = await split(await scenarioOf(linear), next)
    expect(partOf(found, 'partner.overhead', 'lean', 'partner.ebitda')).toBe(0)
    near(partOf(found, 'program.margin', 'lean', 'partner.ebitda'), 30_000)
  })

  test('two changes that do the same get the same', async () => {
    // 10 customers at $60k; one more customer at $60k, twice, of two segments that are alike
    const two = linear
      .replace('only: {dealSize', 'a: {dealSize: $60k, churn: 0% per year}\n  b: {dealSize')
      .replace('only: {customers: 10, value: $60k}', 'a: {customers: 5, value: $60k}, b: {customers: 5, value: $60k}')
    const next = await scenarioOf(
      two,
      ['a: {customers: 5', 'a: {customers: 6'],
      ['b: {customers: 5', 'b: {customers: 6'],
    )
    const found = await split(await scenarioOf(two), next)
    const [a, b] = ['a', 'b'].map(name =>
      partOf(found, `installed.resold.${name}.customers`, 'today', 'partner.ebitda'),
    )
    near(a, 60_000 * 0.2)
    near(b, a)
  })
})

describe('a model in which changes multiply', () => {
  // revenue = 24 months x 4 heads x 128 hours x utilisation x rate
  const K = 24 * 4 * 128
  const swaps = [
    ['utilisation: 50%', 'utilisation: 75%'],
    ['rate: $144', 'rate: $160'],
  ] as const

  test('the parts are Shapley’s by hand', async () => {
    const found = await split(await scenarioOf(bench), await scenarioOf(bench, ...swaps), 8, [
      'partner.services.revenue',
    ])
    near(partOf(found, 'partner.bench.utilisation', 'today', 'partner.services.revenue'), (K * 0.25 * (144 + 160)) / 2)
    near(partOf(found, 'partner.bench.rate', 'today', 'partner.services.revenue'), (K * 16 * (0.5 + 0.75)) / 2)
    // the other strategy has a rate of its own: all is the utilisation's
    near(partOf(found, 'partner.bench.utilisation', 'dearer', 'partner.services.revenue'), K * 0.25 * 152)
    expect(partOf(found, 'partner.bench.rate', 'dearer', 'partner.services.revenue')).toBe(0)
    sumsUp(found)
  })

  test('the way back is the same with the other sign', async () => {
    const [old, next] = [await scenarioOf(bench), await scenarioOf(bench, ...swaps)]
    const [there, back] = [await split(old, next), await split(next, old)]
    for (const [n, { parts }] of there.figures.entries())
      for (const [k, { part }] of (parts ?? []).entries()) near(back.figures[n].parts?.[k].part ?? 0, -part)
  })
})

describe('on the same luck', () => {
  const noisy = (text: string): string =>
    text.replace('$6k per month', '{low: $4k per month, typical: $6k per month, high: $14k per month}')
  const swaps = [
    ['margin: 20%', 'margin: 25%'],
    ['high: $14k', 'high: $16k'],
  ] as const

  test('what is certain has no error however uncertain the rest is; what is uncertain has one', async () => {
    const found = await split(await scenarioOf(noisy(linear)), await scenarioOf(noisy(linear), ...swaps), 256)
    const { parts } = figureOf(found, 'today', 'partner.ebitda')
    const [overhead, margin] = found.groups.map((_, k) => parts?.[k])
    expect(margin?.se).toBeLessThan(1e-6)
    // the spread of a PERT's shift: more than nothing, and less than the shift itself
    expect(overhead?.se).toBeGreaterThan(1)
    expect(overhead?.se).toBeLessThan(Math.abs(overhead?.part ?? 0))
  })

  test('it is one luck, though the two files have seeds of their own', async () => {
    const next = await scenarioOf(noisy(linear), ['seed: linear', 'seed: other'], ['margin: 20%', 'margin: 25%'])
    const found = await split(await scenarioOf(noisy(linear)), next, 256)
    expect(found.seed).toBe('other')
    const { change, se } = figureOf(found, 'today', 'partner.ebitda')
    near(change ?? 0, 30_000)
    expect(se).toBeLessThan(1e-6)
    const there = await split(await scenarioOf(noisy(linear), ['seed: linear', 'seed: other']), next, 256)
    expect(found.figures).toEqual(there.figures)
  })

  test('neither the order of lines nor the runner moves a bit', async () => {
    const [old, next] = [await scenarioOf(noisy(linear)), await scenarioOf(noisy(linear), ...swaps)]
    const first = await split(old, next, 300)
    const lines = ['program: {margin: 25%}\n', 'installed: {resold: {only: {customers: 10, value: $60k}}}\n'] as const
    const turned = await scenarioOf(
      noisy(linear).replace('high: $14k', 'high: $16k').replace('margin: 20%', 'margin: 25%'),
      [lines[0], ''],
      [lines[1], lines[0] + lines[1]],
    )
    expect(await split(old, turned, 300)).toEqual(first)
    const other = await splitBetween(old, next, {
      trials: 300,
      metrics: ['partner.ebitda'],
      runner: serialised,
      blockSize: 256,
    })
    expect(other).toEqual(first)
  })

  test('a change that nothing makes use of gets exactly 0', async () => {
    const idle = (value: string): string => noisy(linear).replace('segments:', `inputs:\n  idle: ${value}\nsegments:`)
    const found = await split(await scenarioOf(idle('2')), await scenarioOf(idle('3'), ...swaps), 256)
    expect(found.groups.map(({ label }) => label)).toContain('inputs.idle')
    expect(partOf(found, 'inputs.idle', 'today', 'partner.ebitda')).toBe(0)
    sumsUp(found)
  })
})

describe('what cannot be mixed', () => {
  test('shares of one whole move together, and it is said why', async () => {
    const two = bench
      .replace('segments:\n  only:', 'segments:\n  other: {dealSize: $50k, churn: 5% per year}\n  only:')
      .replace('mix: {only: 100%}', 'mix: {only: 60%, other: 40%}')
    const next = await scenarioOf(two, ['only: 60%, other: 40%', 'only: 70%, other: 30%'], ['rate: $144', 'rate: $150'])
    const found = await split(await scenarioOf(two), next)
    expect(found.groups.map(({ label }) => label)).toEqual([
      'partner.bench.rate',
      'vendor.direct.mix.only and vendor.direct.mix.other',
    ])
    expect(found.notes[0]).toContain('the shares of "vendor.direct.mix" add up to')
    sumsUp(found)
  })

  test('an input that a formula begins to use comes with the formula', async () => {
    const next = await scenarioOf(
      linear,
      ['segments:', 'inputs:\n  worth: {value: $70k, unit: $}\nsegments:'],
      ['value: $60k', 'value: = worth'],
      ['margin: 20%', 'margin: 25%'],
    )
    const found = await split(await scenarioOf(linear), next)
    expect(found.groups.map(({ changes }) => changes.length).toSorted()).toEqual([1, 2])
    expect(found.notes[0]).toContain('there is no input "worth"')
    // (10 x $10k) x margin between 20 % and 25 %: by hand
    near(partOf(found, 'program.margin', 'today', 'partner.ebitda'), ((600_000 + 700_000) / 2) * 0.05)
  })

  test('a segment that comes, with all that is said of it, is one change', async () => {
    const next = await scenarioOf(
      linear,
      ['segments:', 'segments:\n  more: {dealSize: $30k, churn: 0% per year}'],
      ['{only: {customers: 10', '{more: {customers: 5, value: $30k}, only: {customers: 10'],
      ['margin: 20%', 'margin: 25%'],
    )
    const found = await split(await scenarioOf(linear), next)
    expect(found.groups.map(({ label }) => label)).toEqual(['program.margin', 'segments.more'])
    // 5 x $30k x margin between 20 % and 25 %, and the margin on $600k and on half of $150k
    near(partOf(found, 'segments.more', 'today', 'partner.ebitda'), 150_000 * 0.225)
    near(partOf(found, 'program.margin', 'today', 'partner.ebitda'), 0.05 * (600_000 + 75_000))
  })

  test('a longer horizon is a change like others; another start makes all one', async () => {
    const longer = await scenarioOf(linear, ['12 months', '24 months'], ['margin: 20%', 'margin: 25%'])
    const found = await split(await scenarioOf(linear), longer)
    expect(found.groups.map(({ label }) => label)).toEqual(['program.margin', 'time.horizon'])
    // a year of EBITDA is 600k x margin - 72k; the second year comes at a margin between 20 % and 25 %
    near(partOf(found, 'time.horizon', 'today', 'partner.ebitda'), 600_000 * 0.225 - 72_000)
    near(partOf(found, 'program.margin', 'today', 'partner.ebitda'), 30_000 * 1.5)

    const later = await scenarioOf(linear, ['start: 2026-01', 'start: 2026-04'], ['margin: 20%', 'margin: 25%'])
    const whole = await split(await scenarioOf(linear), later)
    expect(whole.groups).toEqual([{ label: 'all changes', changes: [0] }])
    expect(whole.notes[0]).toContain('change time in a file between the two')
    near(partOf(whole, 'all changes', 'today', 'partner.ebitda'), 30_000)
  })

  test('a figure that only one of the two has is not taken apart', async () => {
    const added = await scenarioOf(linear, [
      'strategies:',
      'metrics:\n  own: {formula: partner.ebitda / 2}\nstrategies:',
    ])
    const found = await split(await scenarioOf(linear), added, 8, ['own', 'partner.ebitda'])
    expect(figureOf(found, 'today', 'own')).toMatchObject({
      was: null,
      is: 24_000,
      change: null,
      se: null,
      parts: null,
    })
    expect(figureOf(found, 'today', 'partner.ebitda').parts?.map(({ part }) => part)).toEqual([0])
  })
})

test('without a figure named, the partner’s is its EBITDA where the time is too short for a price', async () => {
  const priced = linear.replace('strategies:', 'valuation: {multiple: 5}\nstrategies:')
  const figuresOf = async (months: string): Promise<readonly string[]> => {
    const [old, next] = [[], [['margin: 20%', 'margin: 25%']] as const].map(more =>
      scenarioOf(priced, ['12 months', months], ...more),
    )
    const { figures } = await splitBetween(await old, await next, { trials: 2 })
    return [...new Set(figures.map(({ metric }) => metric))]
  }
  expect(await figuresOf('12 months')).toEqual(['partner.ownerValue', 'vendor.contribution'])
  expect(await figuresOf('11 months')).toEqual(['partner.ebitda', 'vendor.contribution'])
})

test('of more than six changes those under one key are one part, and it still sums up', async () => {
  const next = await scenarioOf(
    bench,
    ['dealSize: {p10: $20k', 'dealSize: {p10: $25k'],
    ['churn: 10%', 'churn: 12%'],
    ['wonDeals: 2', 'wonDeals: 3'],
    ['value: 2,', 'value: 2.2,'],
    ['heads: 4', 'heads: 5'],
    ['utilisation: 50%', 'utilisation: 60%'],
    ['rate: $144', 'rate: $146'],
    ['rate: $152', 'rate: $154'],
  )
  const found = await split(await scenarioOf(bench), next, 8, ['partner.services.revenue', 'vendor.contribution'])
  expect(found.groups.map(({ label, changes }) => [label, changes.length])).toEqual([
    ['partner', 3],
    ['segments', 2],
    ['services.multiplier.value', 1],
    ['strategies.dearer.partner.bench.rate', 1],
    ['vendor.direct.wonDeals', 1],
  ])
  // only the other strategy's own rate moves it, and it moves nothing else
  expect(partOf(found, 'strategies.dearer.partner.bench.rate', 'today', 'partner.services.revenue')).toBe(0)
  sumsUp(found)
})

test('what the status quo pays its sales team is no overhead of anybody, and so moves other strategies', async () => {
  // overhead = gross profit - EBITDA - team of the status quo; the other strategy has the same team of its own
  const team = bench
    .replace('partner:\n', 'partner:\n  lastYear: {revenue: {project: $442368}, grossProfit: $393216, ebitda: $100k}\n')
    .replace(
      'partner:\n',
      'partner:\n  sales: {reps: 1, cost: $90k per rep per year, mix: {only: 100%}, winRate: 0%}\n',
    )
    .replace('dearer: {title: Dearer, partner: {', 'dearer: {title: Dearer, partner: {sales: {reps: 1}, ')
  const next = await scenarioOf(team, ['today: {title: Today}', 'today: {title: Today, partner: {sales: {reps: 2}}}'])
  const found = await split(await scenarioOf(team), next)
  // two years with $90k a year less overhead
  near(figureOf(found, 'dearer', 'partner.ebitda').change ?? 0, 180_000)
  sumsUp(found)
})

test('what last year’s books imply moves with the books, not by itself', async () => {
  const books = bench
    .replace('partner:\n', 'partner:\n  lastYear: {revenue: {project: $442368}, grossProfit: $393216, ebitda: $100k}\n')
    .replace('cost: $1024', 'cost: $1024')
  const read = await scenarioOf(books)
  expect(read.settings.get('partner.overhead')?.quantity).toMatchObject({ value: 293_216 })
  const next = await scenarioOf(
    books,
    ['grossProfit: $393216', 'grossProfit: $394216'],
    ['utilisation: 50%', 'utilisation: 51%'],
  )
  const found = await split(read, next)
  expect(found.groups.map(({ label }) => label)).toEqual(['partner.bench.utilisation', 'partner.lastYear.grossProfit'])
  // $1k more overhead a year, for two years
  near(partOf(found, 'partner.lastYear.grossProfit', 'today', 'partner.ebitda'), -2000)
})
