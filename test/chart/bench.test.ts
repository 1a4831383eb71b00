import { describe, expect, test } from 'vitest'
import { bench } from '../../src/chart/bench/kind.ts'
import { benchRecord, uses } from '../../src/chart/bench/record.ts'
import { type Hand, handMade } from './hand-made.ts'

const constant = (months: number, value: number) => Array<number>(months).fill(value)

// Worked by hand: 100 hours a month, of which 70 are billed, 5 + 3 + 1 + 1 are not and 20 are idle; in the last month of
// the year the bench has 200 and bills the rest. 24 hours of subcontractors in all; 300 hours wait at the end.
const hand = (months = 12): Hand => {
  const last = (value: number, more: number) => [...constant(months - 1, value), value + more]
  return {
    id: 'grow',
    title: 'Grow',
    means: {
      'bench.capacity': last(100, 100),
      'bench.billed': last(70, 100),
      'bench.presales': constant(months, 5),
      'bench.training': constant(months, 3),
      'bench.meetings': constant(months, 1),
      'bench.build': constant(months, 1),
      'bench.idle': constant(months, 20),
      'services.subcontractHours': constant(months, 2),
      'services.backlogHours': constant(months, 0).map((_, t) => 25 * (t + 1)),
    },
  }
}

describe('load of the bench against its capacity', () => {
  test('each month has its hours, and the uses of the whole run add up', () => {
    const record = benchRecord(handMade([hand()], 12))
    expect(record.spells).toHaveLength(12)
    for (const { capacity, hours } of record.spells)
      expect(uses.reduce((sum, use) => sum + hours[use], 0)).toBeCloseTo(capacity, 12)
    expect(record.spells[11]).toEqual({
      t: Date.parse('2026-11-30T00:00:00Z'),
      until: Date.parse('2026-12-31T00:00:00Z'),
      capacity: 200,
      hours: { billed: 170, presales: 5, training: 3, meetings: 1, build: 1, elsewhere: 0, idle: 20 },
      subcontracted: 2,
      backlog: 1.5,
    })
    expect([record.capacity, record.shares.billed, record.shares.idle]).toEqual([1300, 940 / 1300, 240 / 1300])
    expect(record.subcontracted).toBe(24 / 1300)
    // 275 hours in November, of 100 a month
    expect(record.mostBacklog).toEqual({ t: Date.parse('2026-11-30T00:00:00Z'), months: 2.75 })
  })

  test('a longer run is put together by quarters and years, in hours a month', () => {
    const quarters = benchRecord(handMade([hand(60)], 60))
    expect([quarters.every, quarters.spells.length]).toEqual([3, 20])
    expect(quarters.spells[0]!.capacity).toBeCloseTo(100, 12)
    expect(quarters.spells[19]!.capacity).toBeCloseTo(400 / 3, 12)
    expect(quarters.spells[19]!.hours.billed).toBeCloseTo(310 / 3, 12)
    const years = benchRecord(handMade([hand(240)], 240))
    expect([years.every, years.spells.length]).toEqual([12, 20])
    expect(years.spells[19]!.capacity).toBeCloseTo(1300 / 12, 12)
  })

  test('the finding says what is billed, given away and idle, and what waits', () => {
    const of = (means: Hand['means']) => benchRecord(handMade([{ ...hand(), means: means! }], 12)).finding
    const { means } = hand()
    // 940, 120 and 240 of 1,300
    expect(of(means)).toBe(
      'Grow: the bench bills 72\u00a0% of the hours it can, gives 9\u00a0% to work that is not billed and has 18\u00a0% idle; work that waits reaches 2.8\u00a0months of capacity on average, in Nov 2026',
    )
    expect(of({ 'bench.capacity': constant(12, 10), 'bench.billed': constant(12, 10) })).toBe(
      'Grow: the bench bills 100\u00a0% of the hours it can and has none idle; no work waits',
    )
    expect(of({})).toBe('There is no bench with Grow')
  })

  test('a run shows it where a quarter is idle or half a year of work waits', () => {
    const usual = (idle: number, waits: number) =>
      bench.usual(
        handMade(
          [
            {
              ...hand(),
              means: {
                'bench.capacity': constant(12, 100),
                'bench.billed': constant(12, 100 - idle),
                'bench.idle': constant(12, idle),
                'services.backlogHours': constant(12, waits),
              },
            },
          ],
          12,
        ),
      )
    expect(usual(25, 0)).toEqual([{ kind: 'bench' }])
    expect(usual(0, 600)).toEqual([{ kind: 'bench' }])
    expect(usual(24, 590)).toEqual([])
    expect(bench.build(handMade([{ id: 'a', title: 'A' }], 12), { kind: 'bench' })).toEqual({
      missing: 'there is no bench',
    })
  })
})
