import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { benchRecord, uses } from '../../src/chart/bench/record.ts'
import { cashRecord } from '../../src/chart/cash/record.ts'
import { slipMatrixRecord } from '../../src/chart/slip-matrix/record.ts'
import { slipsRecord } from '../../src/chart/slips/record.ts'
import { runFile } from '../../src/node.ts'
import type { Outcome } from '../../src/study/outcome.ts'

let outcome: Outcome
beforeAll(async () => {
  outcome = await runFile(join(import.meta.dirname, '../../scenarios/one-partnership.yaml'), { trials: 40 })
}, 60_000)

/** The mean of a figure, counted once more from its trials. */
const mean = (id: string, metric: string): number => {
  const values = outcome.samples[id]![metric]!
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

// Charts read means of columns step by step; the oracle is figures of whole trials, which are counted another way.
describe('charts of a run agree with its trials', () => {
  test('bars of slips add up to all that slipped', () => {
    for (const { id } of outcome.result.strategies) {
      const record = slipsRecord(outcome, id)
      expect(record.total).toBeGreaterThan(0)
      expect(record.total).toBeCloseTo(mean(id, 'orders.slipped.value'), 4)
      for (const { cause, value, ifOnly } of record.bars) {
        expect(value).toBeCloseTo(mean(id, `orders.slipped.${cause}.value`), 4)
        expect(ifOnly).toBeCloseTo(mean(id, `orders.avoidable.${cause}.value`), 4)
      }
    }
  })

  test('the matrix has in its cells what was in time, cancelled and taken, and its rows are what was due', () => {
    for (const { id } of outcome.result.strategies) {
      const { columns, rows, totals } = slipMatrixRecord(outcome, id)
      const column = (end: string) => {
        const n = columns.findIndex(one => one.end === end)
        return n < 0 ? 0 : sum(rows.map(({ cells }) => cells[n]!.value))
      }
      expect(rows).toHaveLength(12)
      for (const { due, cells } of rows) {
        expect(sum(cells.map(({ value }) => value))).toBeCloseTo(due, 4)
        for (const { value } of cells) expect(value).toBeGreaterThanOrEqual(0)
      }
      const onTime = sum(rows.flatMap(({ cells }) => cells.map(({ value, late }) => (late === 0 ? value : 0))))
      expect(onTime).toBeCloseTo(mean(id, 'orders.onTime.value'), 4)
      expect(column('cancelled')).toBeCloseTo(mean(id, 'orders.cancelled.value'), 4)
      expect(column('takenDirect')).toBeCloseTo(mean(id, 'orders.takenDirect.value'), 4)
      const placed = sum(rows.flatMap(({ cells }) => cells.map(({ value, late }) => (late === undefined ? 0 : value))))
      expect(placed).toBeCloseTo(mean(id, 'partner.bookings'), 4)
      expect(totals.inTime + totals.late).toBeCloseTo(placed, 4)
    }
  })

  test('cash less debt is the one less the other, and credit hold is a share of trials', () => {
    for (const { id, timeline, means } of outcome.result.strategies) {
      if (mean(id, 'partner.insolvent') > 0) continue
      timeline['partner.netCash']!.mean.forEach((net, t) => {
        expect(net).toBeCloseTo(timeline['partner.cash']!.mean[t]! - means['partner.debt']!.mean[t]!, 4)
      })
      const { hold, points } = cashRecord(outcome, id)
      expect(hold?.ever ?? 0).toBeCloseTo(mean(id, 'partner.creditHold'), 12)
      for (const { mid, line } of points) expect(mid).toBeGreaterThanOrEqual(-line * 1.01)
    }
    expect(outcome.result.strategies.some(({ id }) => mean(id, 'partner.insolvent') === 0)).toBe(true)
  })

  test('hours of the bench add up to its capacity, and the idle ones are those of the trials', () => {
    for (const { id } of outcome.result.strategies) {
      const { spells, capacity, shares } = benchRecord(outcome, id)
      expect(spells).toHaveLength(36)
      for (const spell of spells) expect(sum(uses.map(use => spell.hours[use]))).toBeCloseTo(spell.capacity, 6)
      expect(shares.idle * capacity).toBeCloseTo(mean(id, 'partner.bench.idle'), 6)
    }
  })
})
