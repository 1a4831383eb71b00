import { describe, expect, it, test } from 'vitest'
import { undecidedOf } from '../../src/check/undecided.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import type { CheckResult } from '../../src/study/result.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { serialised } from '../../src/study/runner.ts'
import type { StudyOptions } from '../../src/study/study-of.ts'
import { variantChecks } from '../../src/study/variants/variant-checks.ts'

const file = (checks: string): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 12 months}
run: {trials: 512, seed: variants}
segments: {only: {dealSize: {p10: $20k, p90: $180k}, cycle: 3 months, churn: 10% per year}}
installed: {resold: {only: {customers: 10, value: $60k}}}
program: {margin: 20%}
partner:
  bench: {heads: 5, rate: $145 per hour}
  overhead: {p10: $4k per month, p90: $14k per month}
  sales: {mix: {only: 100%}}
vendor: {direct: {wonDeals: 2 per month, mix: {only: 100%}}}
strategies:
  today: {title: Today, partner: {sales: {reps: 0}}}
  resell: {title: Resell, partner: {sales: {reps: 2}}}
  more: {title: More, like: resell, partner: {sales: {reps: 4}}}
  twin: {title: Twin, like: resell, program: {margin: 20%}}
checks:
${checks}
`

const read = async (text: string): Promise<Scenario> => {
  const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!found.ok) throw new Error(found.issues.map(({ message, help }) => `${message} (${help ?? ''})`).join('; '))
  return found.scenario
}

const played = async (check: string, options: StudyOptions = {}): Promise<CheckResult> => {
  const scenario = await read(file(`  - ${check}`))
  const { result } = await runStudy(scenario, { isBare: true, playsVariants: true, ...options })
  expect(result.checks).toHaveLength(1)
  return result.checks[0]
}

const holds = ({ results }: CheckResult) => results.map(one => one.holds)

describe('an ordering', () => {
  it('holds where each mean is above the next, and says by how much', async () => {
    const { that, results } = await played('{order: partner.bookings, of: [more, resell, today]}')
    const { result } = await runStudy(await read(file('')), { isBare: true })
    // oracle: the comparisons of the run itself, which pair futures elsewhere in the code
    const mean = (id: string) => result.strategies.find(one => one.id === id)?.metrics['partner.bookings'].mean ?? NaN
    expect(that).toBe('mean(partner.bookings): more > resell > today')
    expect(results.map(({ strategy, over, holds: is, close }) => [strategy, over, is, close])).toEqual([
      ['more', 'resell', true, false],
      ['resell', 'today', true, false],
    ])
    expect(results[0].value).toBeCloseTo(mean('more') - mean('resell'), 4)
    expect(results[1].value).toBeCloseTo(mean('resell') - mean('today'), 4)
  })

  it('does not hold the other way round', async () => {
    expect(holds(await played('{order: partner.bookings, of: [today, resell, more]}'))).toEqual([false, false])
  })

  it('has the error of paired differences: of the same luck, none is left of what both share', async () => {
    // a twin says the same, so the difference is exactly 0 in every future; of two means by themselves it would be undecided
    const { results } = await played('{order: partner.ebitda, of: [twin, resell]}')
    expect(results).toEqual([{ strategy: 'twin', over: 'resell', value: 0, ci95: [0, 0], holds: false, close: false }])
  })

  it('is undecided where a difference is inside its error, with the futures that would tell', async () => {
    // two medians of 64 futures each: what two reps sell in their first year is within the error of what the vendor sells
    const check = await played('{order: p50(vendor.bookings), of: [today, resell]}', { trials: 64 })
    const [{ value, ci95, close }] = check.results
    expect(close).toBe(true)
    expect((ci95?.[0] ?? 1) <= 0 && (ci95?.[1] ?? -1) >= 0).toBe(true)
    const half =
      (value as number) > 0 ? (value as number) - (ci95?.[0] as number) : (ci95?.[1] as number) - (value as number)
    const exact = 64 * (half / (value as number)) ** 2
    const [{ trials }] = undecidedOf([check], 64)
    expect(trials).toBeGreaterThanOrEqual(exact)
    expect(trials).toBeLessThan(exact * 1.1 + 1)
  })
})

describe('what would be', () => {
  it('is the scenario with the values in its file', async () => {
    // oracle: the same value written into the file, played as any scenario is
    const laid = await played('{that: "mean(partner.bookings of resell) >= $0", with: {partner.sales.reps: 3}}')
    const written = await read(
      file('').replace(
        'resell: {title: Resell, partner: {sales: {reps: 2}}}',
        'resell: {title: Resell, partner: {sales: {reps: 3}}}',
      ),
    )
    const { result } = await runStudy(written, { isBare: true })
    expect(laid.trials).toBe(512)
    expect(laid.results[0].value).toBe(result.strategies[1].metrics['partner.bookings'].mean)
  })

  it.each([
    ['with dots', '{partner.sales.reps: 0}'],
    ['as a strategy says it', '{partner: {sales: {reps: 0}}}'],
    ['both', '{partner.sales: {reps: 0}}'],
  ])('is said %s', async (_, laid) => {
    const check = await played(`{that: "mean(partner.bookings) == $0", with: ${laid}}`)
    expect([check.with, check.trials]).toEqual(['partner.sales.reps: 0', 64])
    expect(check.results.map(({ strategy }) => strategy)).toEqual(['today', 'resell', 'more', 'twin'])
    expect(holds(check)).toEqual([true, true, true, true])
  })

  it('is false where it is false, in the strategies where it is', async () => {
    expect(holds(await played('{that: "mean(partner.bookings) == $0", with: {program.margin: 30%}}'))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('takes away what a file says', async () => {
    // without the room for sales nobody sells, whatever the strategies say
    const check = '{that: "mean(partner.bookings) == $0", with: {partner.sales: none}}'
    expect(holds(await played(check))).toEqual([true, true, true, true])
  })
})

describe('a lever', () => {
  it.each([
    ['moves its figure', '{moves: partner.ebitda, with: {program.margin: 30%}}', [true]],
    ['moves it up', '{moves: partner.ebitda, with: {program.margin: 30%}, direction: up, of: resell}', [true]],
    [
      'moves it, and not down',
      '{moves: partner.ebitda, with: {program.margin: 30%}, direction: down, of: resell}',
      [false],
    ],
    ['moves nothing', '{moves: vendor.bookings, with: {partner.bench.rate: $150 per hour}}', [false]],
    [
      'moves nothing where it says what is so',
      '{moves: partner.bookings, with: {partner.sales.reps: 2}, of: resell}',
      [false],
    ],
    ['is asked of all, and one is enough', '{moves: partner.bookings, with: {partner.sales.reps: 2}}', [true]],
  ])('%s', async (_, check, expected) => {
    const found = await played(check)
    // what 16 futures tell is not looked at in more
    expect(found.trials).toBe(expected[0] === true ? 16 : 64)
    expect(holds(found)).toEqual(expected)
  })

  it('says in which strategy it did first, the one that others are compared with last, and by how much on average', async () => {
    const found = await played('{moves: partner.bookings, with: {partner.sales.reps: 2}}')
    expect(found.results.map(({ strategy, value }) => [strategy, (value as number) > 0])).toEqual([
      ['more', false], // nothing changes in `resell`, which has two reps
    ])
  })

  it('of a figure without a value says so', async () => {
    // without reps no opportunity is decided, so there is no win rate
    expect(holds(await played('{moves: partner.winRate, with: {program.margin: 30%}, of: today}'))).toEqual([null])
  })
})

test('checks of variants move no bit of the run, and have the same bits through structured clone', async () => {
  const checks = `  - {moves: partner.ebitda, with: {program.margin: 30%}}
  - {that: "mean(partner.bookings) == $0", with: {partner.sales.reps: 0}}
  - {that: "mean(partner.bookings) > $0", with: {partner.sales.reps: 1}}`
  const scenario = await read(file(checks))
  const plain = await runStudy(await read(file('')), { isBare: true })
  const whole = await runStudy(scenario, { isBare: true, playsVariants: true })
  expect(whole.result.strategies).toEqual(plain.result.strategies)
  expect((await runStudy(scenario, { isBare: true })).result.checks).toEqual([])
  expect(await variantChecks(scenario, 512, { runner: serialised, blockSize: 256 })).toEqual(whole.result.checks)
})
