import { table } from 'arquero'
import { quantileSorted } from 'simple-statistics'
import { describe, expect, it, test } from 'vitest'
import { toTable } from '../../src/node.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, serialised } from '../../src/study/runner.ts'
import type { StudyOptions } from '../../src/study/study-of.ts'

/** A firm with customers, a lognormal overhead and deals that come by chance. */
const base = (horizon = '3 years'): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: ${horizon}, partnerYear: July}
run: {trials: 300, seed: answers}
segments:
  only: {dealSize: {p10: $20k, p90: $180k}, cycle: 3 months, churn: 10% per year}
installed: {resold: {only: {customers: 10, value: $60k}}}
program: {margin: 20%}
partner:
  overhead: {p10: $4k per month, p90: $14k per month}
  sales: {mix: {only: 100%}}
vendor: {direct: {wonDeals: 2 per month, mix: {only: 100%}}}
strategies:
  today: {title: Today, partner: {sales: {reps: 0}}}
  resell: {title: Resell, partner: {sales: {reps: 2}}}
  sellMore: {title: Sell more, partner: {sales: {reps: 4}}}
`

const read = async (text: string): Promise<Scenario> => {
  const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!found.ok) throw new Error(found.issues.map(({ message, help }) => `${message} (${help ?? ''})`).join('; '))
  return found.scenario
}

const play = async (asked: string, options: StudyOptions = {}, horizon?: string): Promise<Outcome> =>
  runStudy(await read(base(horizon) + asked), options)

const goals = (...statements: readonly string[]): string =>
  `goals:\n  partner:\n${statements.map(that => `    - that: ${JSON.stringify(that)}\n`).join('')}`

const chances = ({ result }: Outcome): (number | null)[][] =>
  result.statements.map(({ results }) => results.map(({ p }) => p))

// Closed form: overhead is lognormal, P10 $4k and P90 $14k a month, so its median is the root of 4 x 14 and its log has
// sd ln(14 / 4) / (2 z), z = 1.2815515655446004 the normal 90 % point. Without deals the rest of EBITDA is certain:
// 10 customers x $60k x 20 % x 3 years = $360k without churn. EBITDA > K where overhead < (360k - K) / 36.
describe('the chance of a statement is the closed form', () => {
  const quiet = base()
    .replace('churn: 10%', 'churn: 0%')
    .replace(/ {2}sales: .*\n/, '')
    .replace(/vendor: .*\n/, '')
    .replace(/ {2}resell:[\s\S]*$/, '')
    .replace(', partner: {sales: {reps: 0}}', '')
  const sigma = Math.log(14 / 4) / (2 * 1.2815515655446004)
  /** Overhead per month at normal scores: -1 has 15.8655253931457 % below it, 0.5 has 69.1462461274013 %. */
  const overhead = (z: number): number => Math.sqrt(4e3 * 14e3) * Math.exp(sigma * z)
  const ebitda = (z: number): number => 360e3 - 36 * overhead(z)
  const scores = [
    [-1, 0.158655253931457],
    [0, 0.5],
    [0.5, 0.691462461274013],
    [2, 0.977249868051821],
  ] as const
  const trials = 8192
  const above = scores.map(([z]) => `partner.ebitda > ${ebitda(z).toFixed(4).replace(/^(-?)/, '$1$')}`)
  const checks = above.map(that => `  - that: "P(${that}) between 0% and 100%"\n`).join('')
  const played = read(`${quiet}${goals(...above)}checks:\n${checks}`).then(scenario => runStudy(scenario, { trials }))

  it.each(scores.map(([z, known], n) => [z, known, n] as const))('at the normal score %d', async (_z, known, n) => {
    const { result } = await played
    const [{ p, ci95 }] = result.statements[n].results
    const error = Math.sqrt((known * (1 - known)) / trials)
    expect(Math.abs((p as number) - known), `${p} for ${known}`).toBeLessThan(4 * error)
    // The interval is that of the normal law in the middle: 1.96 standard errors to each side, to a tenth of one.
    const half = ((ci95?.[1] as number) - (ci95?.[0] as number)) / 2
    expect(Math.abs(half - 1.96 * error)).toBeLessThan(0.1 * error)
    expect(result.checks[n].results).toEqual([{ strategy: 'today', value: p, ci95, holds: true, close: false }])
  })
})

describe('what must be true of any run', () => {
  /** What is so in each future shows in a hundred of them. */
  const few = { trials: 100 }
  const statement = 'partner.ebitda > $0 and vendor.bookings > vendor.bookings of today'

  it('a statement and its opposite share all futures', async () => {
    const found = chances(
      await play(goals(statement, `not (${statement})`, 'partner.value > $0', 'partner.value <= $0'), few),
    )
    for (const n of [0, 2])
      for (const [v, p] of found[n].entries()) expect((p as number) + (found[n + 1][v] as number)).toBeCloseTo(1, 12)
    expect(found[0][0]).toBe(0) // not more than itself
    expect(found[0][1]).toBeGreaterThan(0)
  })

  it('the years of a flow sum to the whole, the last year of a stock is its end, the lowest year is the lowest', async () => {
    const years = [2026, 2027, 2028]
    const names = [
      'vendor.bookings',
      'partner.ebitda',
      'partner.services.revenue',
      'partner.cash.low',
      'partner.customers',
    ]
    const metrics = names.flatMap(name => years.map(year => `  ${name}.y${year}: "= ${name} in ${year}"\n`))
    const { samples, result } = await play(`metrics:\n${metrics.join('')}`, few)
    for (const { id } of result.strategies)
      for (const name of names) {
        const parts = years.map(year => samples[id][`${name} in ${year}`])
        const whole = samples[id][name]
        const sums = whole.map((_, i) => parts[0][i] + parts[1][i] + parts[2][i])
        if (name.endsWith('.low')) expect(whole.map((_, i) => Math.min(...parts.map(part => part[i])))).toEqual(whole)
        else if (name === 'partner.customers') expect(parts[2]).toEqual(whole)
        else {
          const off = whole.map((x, i) => Math.abs(sums[i] - x) / (1 + Math.abs(x)))
          expect(Math.max(...off)).toBeLessThanOrEqual(1e-9)
        }
        for (const [n, year] of years.entries()) expect(samples[id][`${name}.y${year}`]).toEqual(parts[n])
      }
    const bookings = result.strategies[1].metrics
    expect(bookings['vendor.bookings in 2026'].mean).not.toBe(bookings['vendor.bookings in 2027'].mean)
  })

  it('a fiscal year is the sum of its months, in the seat of its metric', async () => {
    const months = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12']
    const more = ['2027-01', '2027-02', '2027-03', '2027-04', '2027-05', '2027-06']
    const sum = [...months, ...more].map(month => `partner.ebitda in ${month}`).join(' + ')
    const vendor = ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4']
      .map(quarter => `vendor.bookings in ${quarter}`)
      .join(' + ')
    const { samples } = await play(
      `metrics:
  a: "= partner.ebitda in FY2027"
  b: "= ${sum}"
  c: "= vendor.bookings in FY2027"
  d: "= ${vendor}"
`,
      few,
    )
    const { a, b, c, d } = samples['resell']
    expect(Math.max(...a.map((x, i) => Math.abs(x - b[i])))).toBeLessThan(1e-6)
    expect(Math.max(...c.map((x, i) => Math.abs(x - d[i])))).toBeLessThan(1e-6)
  })

  it('a goal by a date is that of a run that ends there', async () => {
    const asked =
      'goals:\n  partner:\n    - {that: "partner.ebitda > $200k", by: 2027}\n    - {that: "partner.cash.low > $0", by: 2027-12}\n    - {that: "partner.value > $0", by: 2027-Q4}\n'
    const short = await play(
      goals('partner.ebitda > $200k', 'partner.cash.low > $0', 'partner.value > $0'),
      few,
      '2 years',
    )
    expect(chances(await play(asked, few))).toEqual(chances(short))
  })
})

// A count of the samples themselves, by plain code; and arquero and simple-statistics as second implementations.
describe('against the samples', () => {
  const asked = `metrics:
  gain: "= partner.value - partner.value of today"
  margin: "= partner.ebitda / partner.billings"
  chance: "= P(partner.ebitda < $0)"
  middle: "= p50(gain) / p90(gain of resell)"
goals:
  partner:
    - that: "partner.value >= $300k"
    - that: "partner.cash.low >= -$100k"
  vendor:
    - that: "vendor.bookings > vendor.bookings of today"
expects:
  vendor:
    - that: "margin between 10% and 40%"
    - that: "partner.value of sellMore > partner.value of resell"
checks:
  - that: "sd(gain of sellMore) > $1"
  - that: "mean(margin) > 20%"
`
  const run = play(asked)

  it('each probability is the share that is counted', async () => {
    const { samples, result } = await run
    const count = (of: (id: string, i: number) => boolean, id: string): number =>
      Array.from({ length: result.trials }, (_, i) => of(id, i)).filter(Boolean).length / result.trials
    const value = (id: string, i: number, metric: string): number => samples[id][metric][i]
    const tests: readonly ((id: string, i: number) => boolean)[] = [
      (id, i) => value(id, i, 'partner.value') >= 300e3,
      (id, i) => value(id, i, 'partner.cash.low') >= -100e3,
      (id, i) => value(id, i, 'vendor.bookings') > value('today', i, 'vendor.bookings'),
      (id, i) => value(id, i, 'margin') >= 0.1 && value(id, i, 'margin') <= 0.4,
    ]
    tests.forEach((test, n) => {
      for (const { strategy, p } of result.statements[n].results) expect(p).toBe(count(test, strategy as string))
    })
    const better = (_: string, i: number): boolean =>
      value('sellMore', i, 'partner.value') > value('resell', i, 'partner.value')
    expect(result.statements[4].results).toMatchObject([{ strategy: null, p: count(better, '') }])
    for (const { strategy, vendor, partner, both } of result.goals) {
      expect(partner?.p).toBe(count((id, i) => tests[0](id, i) && tests[1](id, i), strategy))
      expect(vendor?.p).toBe(count(tests[2], strategy))
      expect(both?.p).toBe(count((id, i) => tests.slice(0, 3).every(test => test(id, i)), strategy))
    }
    const chance = result.metrics.find(({ id }) => id === 'chance')
    for (const { strategy, value: p } of chance?.results ?? [])
      expect(p).toBe(count((id, i) => value(id, i, 'partner.ebitda') < 0, strategy as string))
  })

  it('a metric is what arquero derives from the others', async () => {
    const outcome = await run
    const { samples, result } = outcome
    for (const { id, metrics } of result.strategies) {
      const derived = table({
        value: [...samples[id]['partner.value']],
        before: [...samples['today']['partner.value']],
        ebitda: [...samples[id]['partner.ebitda']],
        billings: [...samples[id]['partner.billings']],
      }).derive({ gain: d => d['value'] - d['before'], margin: d => d['ebitda'] / d['billings'] })
      expect([...samples[id]['gain']]).toEqual(derived.array('gain'))
      expect([...samples[id]['margin']]).toEqual(derived.array('margin'))
      const sorted = Float64Array.from(derived.array('margin') as number[]).sort()
      expect(metrics['margin'].p50).toBeCloseTo(quantileSorted([...sorted], 0.5), 12)
    }
    expect(toTable(outcome).columnNames()).toEqual(expect.arrayContaining(['gain', 'margin']))
    expect(
      toTable(outcome)
        .filter(d => d['strategy'] === 'today')
        .array('gain'),
    ).toEqual(Array.from({ length: result.trials }, () => 0))
    const [{ b, metrics }] = result.comparisons
    expect(b).toBe('resell')
    expect(metrics['gain']).toEqual(metrics['partner.value'])
  })

  it('numbers made from all trials are made of the same figures', async () => {
    const { result } = await run
    const [, resell, sellMore] = result.strategies
    const middle = result.metrics.find(({ id }) => id === 'middle')?.results[2]
    expect(middle?.value).toBe((sellMore.metrics['gain'].p50 as number) / (resell.metrics['gain'].p90 as number))
    expect(result.checks[0].results).toMatchObject([
      { strategy: null, value: sellMore.metrics['gain'].sd, holds: true },
    ])
    expect(result.checks[1].results.map(({ value }) => value)).toEqual(
      result.strategies.map(({ metrics }) => metrics['margin'].mean),
    )
  })

  it('says what a statement is about, and where it stands', async () => {
    const { result } = await run
    expect(result.statements.map(({ about }) => about)).toEqual([
      'partner.value',
      'partner.cash.low',
      'vendor.bookings',
      'margin',
      undefined,
    ])
    expect(result.statements[0].from).toMatch(/^a\.yaml:\d+$/)
    expect(result.metrics.map(({ id, unit, level }) => [id, unit, level])).toEqual([
      ['gain', 'USD', 'trial'],
      ['margin', 'USD/USD', 'trial'],
      ['chance', '1', 'aggregate'],
      ['middle', 'USD/USD', 'aggregate'],
    ])
  })

  // No oracle but the run itself.
  it.each<[string, StudyOptions]>([
    ['blocks of 256', { blockSize: 256, runner: inProcess }],
    ['everything through structured clone, in blocks of 256', { blockSize: 256, runner: serialised }],
  ])('has the same bytes with %s', async (_name, options) => {
    const other = await play(asked, options)
    expect(JSON.stringify(other.result)).toBe(JSON.stringify((await run).result))
    expect(other.samples).toEqual((await run).samples)
  })

  it('moves no bit of what was there before', async () => {
    const plain = (await play('')).result
    const { result } = await run
    expect(plain.strategies.length).toBe(3)
    plain.strategies.forEach(({ metrics, timeline }, v) => {
      for (const [id, figures] of Object.entries(metrics)) expect(result.strategies[v].metrics[id]).toEqual(figures)
      expect(result.strategies[v].timeline).toEqual(timeline)
    })
    plain.comparisons.forEach(({ metrics }, n) => {
      for (const [id, figures] of Object.entries(metrics)) expect(result.comparisons[n].metrics[id]).toEqual(figures)
    })
    expect([plain.metrics, plain.statements, plain.goals, plain.checks]).toEqual([[], [], [], []])
  })

  it('plays a strategy that only a formula names, and does not report it', async () => {
    const some = (await play(asked, { strategies: ['resell'] })).result
    const all = (await run).result
    expect(some.strategies.map(({ id }) => id)).toEqual(['today', 'resell'])
    expect(some.comparisons.map(({ b }) => b)).toEqual(['resell'])
    expect(some.strategies).toEqual(all.strategies.slice(0, 2))
    expect(some.statements[4]).toEqual(all.statements[4])
    expect(some.checks[0]).toEqual(all.checks[0])
    expect(some.checks[1].results).toEqual(all.checks[1].results.slice(0, 2))
    expect(some.goals).toEqual(all.goals.slice(0, 2))
  })
})

// By hand: partner.value has no value before month twelve, and nothing divided by nothing has none either.
test('what has no value is counted and left out', async () => {
  const { result } = await play(
    `metrics:
  nothing: "= partner.services.revenue / partner.services.margin"
${goals('partner.value > $0', 'nothing > 1', 'partner.ebitda > -$1B')}checks:
  - that: "P(partner.value > $0) > 0%"
`,
    {},
    '11 months',
  )
  expect(result.strategies[0].metrics['nothing']).toMatchObject({ mean: null, p50: null, undefined: 300 })
  for (const n of [0, 1])
    expect(result.statements[n].results[0]).toEqual({
      strategy: 'today',
      p: null,
      ci95: null,
      undefined: 300,
      simulated: null,
      gap: null,
      hangsOn: null,
    })
  expect(result.statements[2].results[0]).toMatchObject({ p: 1, undefined: 0 })
  expect(result.goals[0].partner).toEqual({ p: null, ci95: null, undefined: 300 })
  expect(result.goals[0]).toMatchObject({ vendor: null, both: null })
  expect(result.checks[0].results[0]).toMatchObject({ value: null, ci95: null, holds: null, close: false })
})

// A count of the samples by plain code: among the futures in which every goal has a value.
test('goals together are counted where each has a value, not where a missed one settles it', async () => {
  const { samples, result } = await play(
    `metrics:
  some: "= partner.billings / max(partner.bookings - $600k, $0)"
goals:
  partner: [{that: "some > 1"}]
  vendor: [{that: "vendor.bookings > $9M"}]
`,
  )
  const { some, 'vendor.bookings': bookings } = samples['resell']
  const known = Array.from(some, (_, i) => i).filter(i => !Number.isNaN(some[i]))
  const both = known.filter(i => some[i] > 1 && bookings[i] > 9e6)
  expect(both.length, 'reached in some').toBeGreaterThan(0)
  const untold = Array.from(bookings.keys()).filter(i => Number.isNaN(some[i]))
  expect(untold.filter(i => bookings[i] <= 9e6).length, 'missed in some without a value').toBeGreaterThan(0)
  expect(result.goals[1]).toMatchObject({
    strategy: 'resell',
    both: { p: both.length / known.length, undefined: result.trials - known.length },
  })
  // nobody sells under the first, so that one goal never has a value, and the other is missed at times
  expect(result.goals[0]).toMatchObject({ strategy: 'today', both: { p: null, ci95: null, undefined: 300 } })
  expect(result.goals[0].vendor?.p).toBeLessThan(1)
})

// By hand: half of the futures have an overhead above its median; 300 futures know that share to 6 points.
test('a check inside the error of counting is close, one outside is not', async () => {
  const { result } = await play(
    `checks:
  - that: "P(partner.ebitda of today > partner.ebitda of resell) >= 0%"
  - that: "p50(partner.ebitda) == p50(partner.ebitda)"
  - that: "mean(vendor.bookings of resell) > mean(vendor.bookings of resell) - $1"
  - that: "mean(vendor.bookings of resell) > $1"
  - {that: "mean(vendor.bookings of resell) < $1", severity: warning, why: it should fail}
`,
    { trials: 300 },
  )
  const found = result.checks.map(({ results: [{ holds, close }] }) => [holds, close])
  expect(found).toEqual([
    [true, false],
    [true, false],
    [true, false],
    [true, false],
    [false, false],
  ])
  expect(result.checks[4]).toMatchObject({ severity: 'warning', why: 'it should fail', unit: 'USD' })
  const median = result.strategies[0].metrics['partner.ebitda'].p50 as number
  const near = await play(
    `checks:\n  - that: "P(partner.ebitda of today > ${median < 0 ? '-' : ''}$${Math.abs(median)}) > 51%"\n  - that: "P(partner.ebitda of today > ${median < 0 ? '-' : ''}$${Math.abs(median)}) > 70%"\n`,
    { trials: 300 },
  )
  expect(near.result.checks.map(({ results: [{ holds, close }] }) => [holds, close])).toEqual([
    [false, true],
    [false, false],
  ])
})
