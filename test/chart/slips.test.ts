import { describe, expect, test } from 'vitest'
import { slips } from '../../src/chart/slips/kind.ts'
import { slipsRecord } from '../../src/chart/slips/record.ts'
import { type Hand, handMade } from './hand-made.ts'

const slipped = (by: Readonly<Record<string, readonly [number, number]>>, onTime = 0): Hand['metrics'] => ({
  'orders.slipped.value': Object.values(by).reduce((sum, [value]) => sum + value, 0),
  'orders.onTime.value': onTime,
  ...Object.fromEntries(Object.entries(by).map(([cause, [value]]) => [`orders.slipped.${cause}.value`, value])),
  ...Object.fromEntries(Object.entries(by).map(([cause, [, only]]) => [`orders.avoidable.${cause}.value`, only])),
})
const today = (by: Parameters<typeof slipped>[0], onTime?: number): Hand => ({
  id: 'today',
  title: 'Today',
  metrics: slipped(by, onTime)!,
})

// Worked by hand: 300 + 500 + 200 = 1,000 slipped, of 4,000.
const three = today({ bench: [300e3, 250e3], credit: [500e3, 100e3], legal: [200e3, 0], kpi: [0, 0] }, 3e6)

describe('what slipped, by the gate that held it', () => {
  test('the largest comes first, with its share and that of all so far; a gate that held nothing is left out', () => {
    const record = slipsRecord(handMade([three], 3))
    expect(
      record.bars.map(({ cause, value, share, running, ifOnly }) => [cause, value, share, running, ifOnly]),
    ).toEqual([
      ['credit', 500e3, 0.5, 0.5, 100e3],
      ['bench', 300e3, 0.3, 0.8, 250e3],
      ['legal', 200e3, 0.2, 1, 0],
    ])
    expect([record.total, record.share]).toEqual([1e6, 0.25])
  })

  test('the finding names what held most, and the one thing that alone would save most', () => {
    expect(slipsRecord(handMade([three], 3)).finding).toBe(
      'Today: the credit line holds 50\u00a0% of the $1.0M that slips; $250k would be in time but for the busy bench alone',
    )
    expect(slipsRecord(handMade([today({ kpi: [50e3, 40e3] })], 3)).finding).toBe(
      'Today: a target that is met holds all of the $50k that slips; $40k would be in time but for that alone',
    )
    expect(slipsRecord(handMade([today({ legal: [60e3, 0], bench: [20e3, 0] })], 3)).finding).toBe(
      'Today: paperwork holds 75\u00a0% of the $80k that slips; no gate alone held any of it',
    )
    expect(slipsRecord(handMade([today({})], 3)).finding).toBe('No order slips with Today')
  })

  test('it shows the reference, where that slips, else the strategy in which most slips, or the one asked for', () => {
    const few: Hand = { id: 'few', title: 'Few', metrics: slipped({ legal: [5, 5] })! }
    const many: Hand = { id: 'many', title: 'Many', metrics: slipped({ legal: [9, 5] })! }
    const title = (hands: readonly Hand[], of?: string) => slipsRecord(handMade(hands, 3), of).title
    expect(title([few, many])).toBe('Few')
    expect(title([today({}), few, many])).toBe('Many')
    expect(title([few, many], 'many')).toBe('Many')
    const { all } = slipsRecord(handMade([few, many], 3))
    expect(all.map(({ title: name, value, isShown }) => [name, value, isShown])).toEqual([
      ['Few', 5, true],
      ['Many', 9, false],
    ])
  })

  test('a run shows it where 2 % of what is due slips, and says why it cannot be drawn', () => {
    const usual = (onTime: number) => slips.usual(handMade([today({ legal: [2, 2] }, onTime)], 3))
    expect(usual(98)).toEqual([{ kind: 'slips' }])
    expect(usual(99)).toEqual([])
    const missing = (hand: Hand) => slips.build(handMade([hand], 3), { kind: 'slips' })
    expect(missing({ id: 'a', title: 'A' })).toEqual({ missing: 'the scenario has nothing that holds an order' })
    expect(missing(today({}))).toEqual({ missing: 'no order slipped' })
  })
})
