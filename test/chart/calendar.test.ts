import { describe, expect, test } from 'vitest'
import { calendar } from '../../src/chart/calendar/kind.ts'
import { calendarRecord } from '../../src/chart/calendar/record.ts'
import { calendarChart } from '../../src/chart/calendar/spec.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { MeanPath } from '../../src/study/result.ts'
import { withMarketing } from './marketing-fixture.ts'
import { fakeOutcome } from './outcome-fixture.ts'

/** The first strategy with these activities alone, each with its spend a month. */
const spending = (spends: Readonly<Record<string, number>>, months = 12): Outcome => {
  const { result, ...rest } = withMarketing(fakeOutcome({ months, trials: 5 }))
  const path = (value: number): MeanPath => ({ unit: 'USD', mean: Array.from({ length: months }, () => value) })
  const means = Object.fromEntries(
    Object.entries(spends).flatMap(([name, spend]) => [
      [`mdf.${name}.spend`, path(spend)],
      [`mdf.${name}.leads`, path(spend / 500)],
      [`mdf.${name}.bookings`, path(spend * 3)],
    ]),
  )
  return {
    ...rest,
    result: { ...result, strategies: result.strategies.map((one, n) => (n === 0 ? { ...one, means } : one)) },
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

describe('calendarRecord', () => {
  test('has what months add up to, the activity with the largest spend first', () => {
    const { rows, total, periods } = calendarRecord(spending({ mail: 500, events: 1500 }), 'today')
    expect(periods).toEqual(['Q1 26', 'Q2 26', 'Q3 26', 'Q4 26'])
    expect(rows.map(({ name }) => name)).toEqual(['events', 'mail'])
    expect(rows.map(({ spend }) => spend)).toEqual([
      [4500, 4500, 4500, 4500],
      [1500, 1500, 1500, 1500],
    ])
    expect(total.spend).toEqual([6000, 6000, 6000, 6000])
    expect(total.leads).toEqual([12, 12, 12, 12])
    expect(total.bookings).toEqual([18_000, 18_000, 18_000, 18_000])
  })

  test('says what is spent on what, and what is to be expected of it', () => {
    // 24,000 in a year, 18,000 of it on events; a lead for 500, bookings of three times the spend
    expect(calendarRecord(spending({ mail: 500, events: 1500 }), 'today').finding).toBe(
      'Today spends $24k on marketing over 1\u00a0year, 75\u00a0% of it on events; to expect: 48 leads and $72k of bookings',
    )
    expect(calendarRecord(spending({ events: 100 }, 5), 'today').finding).toBe(
      'Today spends $500 on marketing over 5\u00a0months, all of it on events; to expect: 1 lead and $1.5k of bookings',
    )
    expect(calendarRecord(spending({}), 'today').finding).toBe('Today spends nothing on marketing')
  })

  test('puts what has no row of its own together, and loses none of it', () => {
    const many = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`a${n}`, 100 * (n + 1)]))
    const { rows, total } = calendarRecord(spending(many), 'today')
    expect(rows.map(({ name }) => name)).toEqual(['a9', 'a8', 'a7', 'a6', 'a5', 'a4', '4 others'])
    // 100 + 200 + 300 + 400 a month
    expect(rows.at(-1)!.spend).toEqual([3000, 3000, 3000, 3000])
    expect(sum(rows.flatMap(({ spend }) => spend))).toBe(5500 * 12)
    expect(sum(total.spend)).toBe(5500 * 12)
  })
})

describe('the calendar', () => {
  test('has a bar as high as the spend for every quarter of every activity', () => {
    const record = calendarRecord(spending({ mail: 500, events: 1500 }), 'today')
    const { layer } = calendarChart(record) as unknown as {
      layer: { mark: { type: string; fillOpacity?: number }; data: { values: { y: number; y2: number }[] } }[]
    }
    const bars = layer.find(({ mark }) => mark.fillOpacity === 0.82)!.data.values.map(({ y, y2 }) => y2 - y)
    expect(bars).toHaveLength(8)
    for (const height of bars.slice(4)) expect(bars[0]! / height).toBeCloseTo(3, 9)
    for (const height of bars.slice(0, 4)) expect(height).toBeCloseTo(bars[0]!, 9)
    expect(bars[0]).toBeGreaterThan(50)
  })

  test('shows the best strategy that has several activities, or the first', () => {
    expect(calendar.usual(withMarketing(fakeOutcome()))).toEqual([{ kind: 'calendar', of: 'supportOnly' }])
    expect(calendar.usual(spending({ events: 1 }, 60))).toEqual([{ kind: 'calendar', of: 'supportOnly' }])
    const { result, ...rest } = spending({ events: 1 })
    const one = { ...rest, result: { ...result, strategies: result.strategies.slice(0, 1) } }
    expect(calendar.usual(one)).toEqual([])
  })

  test('says why it is not drawn', () => {
    expect(calendar.build(spending({}), { kind: 'calendar', of: 'today' })).toEqual({
      missing: 'no money is spent on marketing activities with Today',
    })
  })
})
