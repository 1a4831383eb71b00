import { describe, expect, test } from 'vitest'
import { isFlow, stepWord } from '../../src/chart/fan/flow.ts'
import { fanRecord } from '../../src/chart/fan/record.ts'
import { fanChart } from '../../src/chart/fan/spec.ts'
import { moneyText } from '../../src/chart/number.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'

const titles = (record: ReturnType<typeof fanRecord>) => record.panels.map(({ title }) => title)

describe('fanRecord', () => {
  test('the finding names the strategy with the greatest median at the end, and both medians', () => {
    const record = fanRecord(fakeOutcome(), 'partner.value')
    const [today, , resell] = record.panels
    expect(record.finding).toBe(
      `Resell with services brings median price of the firm to ${moneyText(resell!.end!.mid)} after 5\u00a0years, against ${moneyText(today!.end!.mid)} with Today`,
    )
  })

  test('the ends are the last points of the timelines', () => {
    const outcome = fakeOutcome()
    for (const panel of fanRecord(outcome, 'partner.value').panels) {
      const { p10, p50, p90 } = outcome.result.strategies.find(({ id }) => id === panel.id)!.timeline['partner.value']!
      expect(panel.end).toMatchObject({ lo: p10.at(-1), mid: p50.at(-1), hi: p90.at(-1) })
    }
  })

  test('when nothing beats the reference the finding says so', () => {
    const [today, support, resell] = threePlans
    const weaker = [today!, { ...support!, growth: -0.3 }, { ...resell!, growth: -0.4 }]
    expect(fanRecord(fakeOutcome({ plans: weaker }), 'partner.value').finding).toMatch(
      /^No strategy beats Today: median price of the firm is \$[\d.]+[Mk] after 5\u00a0years, at best \$[\d.]+[Mk] with Support only$/,
    )
    expect(fanRecord(fakeOutcome({ constant: true, trials: 9 }), 'partner.value').finding).toBe(
      'No strategy moves median price of the firm: $500k after 5\u00a0years, as with Today',
    )
  })

  test('medians that look the same are told apart by their difference', () => {
    const { finding } = fanRecord(fakeOutcome({ shift: 4e9 }), 'partner.value')
    expect(finding).toMatch(/to \$4\.0B after 5\u00a0years, \$[\d.]+[Mk] more than Today$/)
  })

  test('without the books of the firm it is the value of this practice', () => {
    const { finding } = fanRecord({ ...fakeOutcome(), firm: false }, 'partner.value')
    expect(finding).toContain('brings median value of this practice to')
  })

  test('months without a value stay null, and the axis starts with the horizon', () => {
    const record = fanRecord(fakeOutcome(), 'partner.value')
    expect(record.panels[0]!.points.filter(({ mid }) => mid === null)).toHaveLength(11)
    expect(new Date(record.span[0]).toISOString()).toBe('2026-01-01T00:00:00.000Z')
    expect(new Date(record.span[1]).toISOString()).toBe('2030-12-31T00:00:00.000Z')
  })

  test('with too many strategies the weakest are left out, never the reference', () => {
    const more = fivePlans
      .slice(1)
      .map((plan, i) => ({ ...plan, id: `more${i}`, title: `More ${i}`, growth: 0.01 * i }))
    const record = fanRecord(fakeOutcome({ plans: [...fivePlans, ...more], trials: 200 }), 'partner.value')
    expect(record.panels).toHaveLength(5)
    expect(record.leftOut).toBe(4)
    expect(titles(record)).toContain('Today')
    expect(titles(record)).not.toContain('Wind down')
  })
})

/** A year of months in which P10, median and P90 of a plan are a, b and c at every end. */
const flat = (of: Record<string, readonly [number, number, number]>, metric = 'partner.value'): Outcome => {
  const outcome = fakeOutcome({ trials: 20 })
  const dates = Array.from({ length: 12 }, (_, m) => new Date(Date.UTC(2026, m + 1, 0)).toISOString().slice(0, 10))
  const all = (value: number) => dates.map(() => value)
  return {
    ...outcome,
    horizonMonths: 12,
    result: {
      ...outcome.result,
      strategies: outcome.result.strategies
        .filter(({ id }) => id in of)
        .map(strategy => {
          const [p10, p50, p90] = of[strategy.id]!
          const path = { unit: 'USD' as const, dates, mean: all(p50), p10: all(p10), p50: all(p50), p90: all(p90) }
          return { ...strategy, timeline: { [metric]: path } }
        }),
    },
  }
}

// The numbers are by hand.
describe('what was measured', () => {
  const outcome = flat({ today: [1e6, 2e6, 3e6], resell: [4e6, 5e6, 6e6] })
  const measured = (...values: readonly number[]) => ({
    actuals: { dates: ['2026-01-31', '2026-03-31', '2026-04-15'].slice(0, values.length), values },
  })

  test.each([
    ['below', [1.5e6, 0.9e6], 'The latest actual, $900k on 31 March 2026, lies below P10, $1.0M, of Today'],
    ['above', [1.5e6, 2e6, 3.1e6], 'The latest actual, $3.1M on 15 April 2026, lies above P90, $3.0M, of Today'],
    ['above by a hair', [3_000_001], 'The latest actual, $3.0M on 31 January 2026, lies above P90 of Today'],
  ])('the last one %s the band of the status quo is the finding', (_, values, finding) => {
    expect(fanRecord(outcome, 'partner.value', measured(...values)).finding).toBe(finding)
  })

  test.each([
    ['at P10', [9e6, 1e6]],
    ['at P90', [0, 3e6]],
  ])('one %s is no surprise, whatever went before', (_, values) => {
    expect(fanRecord(outcome, 'partner.value', measured(...values)).finding).toBe(
      'Resell with services brings median price of the firm to $5.0M after 1\u00a0year, against $2.0M with Today',
    )
  })

  test('a strategy that is shown without the status quo is what it is held against', () => {
    const { finding } = fanRecord(outcome, 'partner.value', { ...measured(2e6), strategies: ['resell'] })
    expect(finding).toBe('The latest actual, $2.0M on 31 January 2026, lies below P10, $4.0M, of Resell with services')
  })

  test('it is on every panel at its days, called actual once, and the axis takes it in', () => {
    const spec = JSON.stringify(fanChart(fanRecord(outcome, 'partner.value', measured(1.5e6, 9e6))))
    const points = `{"t":${Date.UTC(2026, 0, 31)},"v":1500000},{"t":${Date.UTC(2026, 2, 31)},"v":9000000}`
    expect(spec.split(`[${points}]`)).toHaveLength(2 * 2 + 1)
    expect(spec.split('"s":"actual"')).toHaveLength(2)
    expect(spec).toContain('black: actual')
    expect(JSON.stringify(fanChart(fanRecord(outcome, 'partner.value')))).not.toContain('actual')
    expect(spec).toContain('"domain":[0,10000000]')
  })
})

test('a day is held against the step that it is in', () => {
  const outcome = flat({ today: [1e6, 2e7, 3e7] })
  const [today] = outcome.result.strategies
  const path = today!.timeline['partner.value']!
  const rising = { ...today!, timeline: { 'partner.value': { ...path, p10: path.dates.map((_, m) => (m + 1) * 1e6) } } }
  const told = (date: string, value: number) =>
    fanRecord({ ...outcome, result: { ...outcome.result, strategies: [rising] } }, 'partner.value', {
      actuals: { dates: [date], values: [value] },
    }).finding
  expect(told('2026-03-31', 3e6)).not.toContain('actual')
  expect(told('2026-03-31', 2.9e6)).toContain('lies below P10, $3.0M, of Today')
  expect(told('2026-04-01', 3.5e6)).toContain('lies below P10, $4.0M, of Today')
})

test('of some strategies it does not speak for all', () => {
  const outcome = flat({ today: [1e6, 9e6, 9e6], resell: [1e6, 2e6, 3e6], supportOnly: [1e6, 1e6, 1e6] })
  const of = (strategies?: readonly string[]) =>
    fanRecord(outcome, 'partner.value', strategies === undefined ? {} : { strategies }).finding
  expect(of()).toMatch(/^No strategy beats Today: .* at best \$2\.0M with Resell with services$/)
  expect(of(['today', 'supportOnly'])).toMatch(/^None of these beats Today: .* at best \$1\.0M with Support only$/)
})

test('without the status quo the best is set beside the next', () => {
  const of = (resell: number) =>
    fanRecord(flat({ resell: [0, resell, resell], supportOnly: [0, 1e6, 1e6] }), 'partner.value', {
      strategies: ['resell', 'supportOnly'],
    }).finding
  expect(of(2e6)).toBe(
    'Resell with services brings median price of the firm to $2.0M after 1\u00a0year, against $1.0M with Support only',
  )
  expect(of(1e6)).toMatch(
    /^Median price of the firm is \$1\.0M after 1\u00a0year with (Resell with services|Support only) as with/,
  )
})

test('some of the strategies keep the colours that they have among all', () => {
  const outcome = fakeOutcome()
  const all = fanRecord(outcome, 'partner.value').panels
  const some = fanRecord(outcome, 'partner.value', { strategies: [all[2]!.id] }).panels
  expect(some).toEqual([all[2]])
})

describe('what flows', () => {
  // A second list, by hand: what adds up over the steps is told per step; stocks and ratios are not.
  test.each([
    ['partner.ebitda', true],
    ['vendor.bookings', true],
    ['partner.leads', true],
    ['mdf.partnerPays', true],
    ['partner.value', false],
    ['partner.debt', false],
    ['partner.winRate', false],
    ['mdf.costPerLead', false],
    ['partner.grossMargin', false],
    ['no.such.metric', false],
  ])('%s: %s', (id, flows) => {
    expect(isFlow(id)).toBe(flows)
  })

  test('is told per step', () => {
    const outcome = flat({ today: [1e6, 2e6, 3e6], resell: [4e6, 5e6, 6e6] }, 'vendor.bookings')
    expect(fanRecord(outcome, 'vendor.bookings').finding).toBe(
      'Resell with services brings median vendor bookings per month to $5.0M after 1\u00a0year, against $2.0M with Today',
    )
    expect([stepWord(6, 182), stepWord(12, 52), stepWord(60, 60), stepWord(60, 20)]).toEqual([
      'day',
      'week',
      'month',
      'quarter',
    ])
  })
})
