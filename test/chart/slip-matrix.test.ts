import { describe, expect, test } from 'vitest'
import { slipMatrix } from '../../src/chart/slip-matrix/kind.ts'
import { type SlipMatrixRecord, slipMatrixRecord } from '../../src/chart/slip-matrix/record.ts'
import { type Hand, handMade } from './hand-made.ts'

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const at = (months: number, by: Readonly<Record<number, number>>) =>
  Array.from({ length: months }, (_, t) => by[t] ?? 0)

// Worked by hand, nine months. Due: 100 in January, 60 in March (both Q1), 40 in April (Q2), 30 in August (Q3).
// Of Q1: 110 in time, 20 in May (a quarter late), 10 in July (two), 5 cancelled in February, 5 taken in April: 10 is left.
// Of Q2: all 40 in August, a quarter late. Of Q3: 12 in September, and 8 sent to the vendor at once: 10 is left.
const means = {
  'orders.due.value': at(9, { 0: 100, 2: 60, 3: 40, 7: 30 }),
  'orders.placed.late.0': at(9, { 1: 70, 2: 40, 8: 12 }),
  'orders.placed.late.1': at(9, { 4: 20, 7: 40 }),
  'orders.placed.late.2': at(9, { 6: 10 }),
  'orders.cancelled.late.0': at(9, { 1: 5 }),
  'orders.takenDirect.late.1': at(9, { 3: 5 }),
  'orders.handed.late.0': at(9, { 7: 8 }),
}
const metrics = { 'orders.slipped.value': 80, 'orders.onTime.value': 122 }
const hand: Hand = { id: 'today', title: 'Today', metrics, means }

const table = ({ columns, rows }: SlipMatrixRecord) => ({
  columns: columns.map(({ lines }) => lines.join(' ').trim()),
  rows: rows.map(({ lines, due, cells }) => [lines.join(' ').trim(), due, ...cells.map(({ value }) => value)]),
})

describe('from the quarter in which it was due to the one in which it was placed', () => {
  test('every quarter of the vendor has its row and its column; what is left is not placed', () => {
    const record = slipMatrixRecord(handMade([hand], 9))
    expect(table(record)).toEqual({
      columns: ['Q1 2026', 'Q2 2026', 'Q3 2026', 'cancelled', 'taken direct', 'vendor\u2019s paper', 'not placed'],
      rows: [
        ['Q1 2026', 160, 110, 20, 10, 5, 5, 0, 10],
        ['Q2 2026', 40, 0, 0, 40, 0, 0, 0, 0],
        ['Q3 2026', 30, 0, 0, 12, 0, 0, 8, 10],
      ],
    })
    expect(record.totals).toEqual({ due: 230, inTime: 122, late: 70, never: 38 })
    for (const { due, cells } of record.rows) expect(sum(cells.map(({ value }) => value))).toBe(due)
  })

  test('the fiscal year of the vendor names them, and cuts them', () => {
    const record = slipMatrixRecord(handMade([hand], 9, { vendorYear: 2 }))
    expect(table(record).rows.map(([name, due]) => [name, due])).toEqual([
      ['Q4 FY26', 100],
      ['Q1 FY27', 100],
      ['Q2 FY27', 0],
      ['Q3 FY27', 30],
    ])
  })

  test('many quarters are put together by fiscal years, by how late they are', () => {
    const long = Object.fromEntries(
      Object.entries(means).map(([name, path]) => [name, [...Array<number>(36).fill(0), ...path, 0, 0, 0]]),
    )
    const record = slipMatrixRecord(handMade([{ ...hand, means: long }], 48))
    expect(table(record)).toEqual({
      columns: [
        'in its quarter',
        'a quarter later',
        '2 quarters later',
        '3 quarters later',
        'cancelled',
        'taken direct',
        'vendor\u2019s paper',
        'not placed',
      ],
      rows: [
        ...['2026', '2027', '2028'].map(year => [year, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ['2029', 230, 122, 60, 10, 0, 5, 5, 8, 20],
      ],
    })
  })

  test('the finding says how much was in time, late and neither', () => {
    expect(slipMatrixRecord(handMade([hand], 9)).finding).toBe(
      'Today: of $230 due, 53\u00a0% is placed in its quarter, 30\u00a0% later, and 17\u00a0% is lost or still waits',
    )
    const of = (own: Hand['means']) => slipMatrixRecord(handMade([{ ...hand, means: own! }], 9)).finding
    const due = { 'orders.due.value': at(9, { 0: 100 }) }
    expect(of({ ...due, 'orders.placed.late.0': at(9, { 1: 100 }) })).toBe(
      'Today: of $100 due, every dollar is placed in its quarter',
    )
    expect(of({ ...due, 'orders.placed.late.1': at(9, { 4: 100 }) })).toBe(
      'Today: of $100 due, 0\u00a0% is placed in its quarter, 100\u00a0% later, and nothing is lost',
    )
    expect(of({ ...due, 'orders.placed.late.0': at(9, { 1: 90 }) })).toBe(
      'Today: of $100 due, 90\u00a0% is placed in its quarter, nothing later, and 10\u00a0% is lost or still waits',
    )
    expect(of({})).toBe('No order becomes due with Today')
  })

  test('a run shows it where 5 % of what is due slips, and says why it cannot be drawn', () => {
    const usual = (slipped: number) =>
      slipMatrix.usual(handMade([{ ...hand, metrics: { ...metrics, 'orders.slipped.value': slipped } }], 9))
    expect(usual(7)).toEqual([{ kind: 'slipMatrix' }])
    expect(usual(6)).toEqual([])
    const build = (one: Hand) => slipMatrix.build(handMade([one], 9), { kind: 'slipMatrix' })
    expect(build({ id: 'a', title: 'A' })).toEqual({ missing: 'the scenario has nothing that holds an order' })
    expect(build({ ...hand, means: {} })).toEqual({ missing: 'no order becomes due' })
  })
})
