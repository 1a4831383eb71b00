import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText, escapeFormula } from '../../src/report/csv.ts'
import { comparisonsTable, metricsTable, resultTables, timelineTable } from '../../src/report/tables.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'

/** A reader of RFC 4180 that knows nothing of ours. */
const parse = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === ',' || mark === '\r') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (mark === '\r') {
        expect(text[++i]).toBe('\n')
        rows.push([])
      }
    } else cell += mark
  }
  expect(rows.pop()).toEqual([])
  return rows
}

const textTable = (values: readonly string[]) => ({
  name: 't',
  columns: [
    { name: 'x', type: 'text' as const, values },
    { name: 'y', type: 'text' as const, values },
  ],
})

describe('escapeFormula', () => {
  test.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r=1', '  =1', '\u00a0=1', 'a\n=1', 'a\r\n +1', '\tx', '＝1'])(
    '%j',
    text => expect(escapeFormula(text)).toBe(`'${text}`),
  )
  test.each(['Today', 'a=b', '2026-01-31', 'x - y', '', 'partner.value'])('leaves %j alone', text =>
    expect(escapeFormula(text)).toBe(text),
  )
})

describe('csvText', () => {
  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), values => {
        const rows = parse(csvText(textTable(values), { escapeFormulas: false }))
        expect(rows.slice(1)).toEqual(values.map(value => [value, value]))
      }),
    )
  })

  test('any number comes back to the last bit; none is escaped', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), values => {
        const rows = parse(csvText({ name: 't', columns: [{ name: 'x', type: 'number', values }] }))
        expect(rows.slice(1).map(([cell]) => Number(cell))).toEqual(values)
      }),
    )
    expect(csvText({ name: 't', columns: [{ name: 'x', type: 'number', values: [-5, null, Number.NaN] }] })).toBe(
      'x\r\n-5\r\n\r\n\r\n',
    )
  })
})

describe('tables', () => {
  const outcome = lifelikeOutcome(
    {},
    plans.map(plan => ({ ...plan, title: `=HYPERLINK("${plan.id}")` })),
  )
  const { result } = outcome

  test('columns are of one length', () => {
    for (const table of resultTables(result))
      expect(new Set(table.columns.map(({ values }) => values.length)).size).toBe(1)
  })

  test('hold every figure of the result', () => {
    const cell = (rows: string[][], row: readonly string[], column: string) =>
      rows.find(one => row.every(part => one.includes(part)))?.[rows[0].indexOf(column)]
    const metrics = parse(csvText(metricsTable(result)))
    const comparisons = parse(csvText(comparisonsTable(result)))
    const timeline = parse(csvText(timelineTable(result)))
    for (const strategy of result.strategies) {
      for (const [id, figures] of Object.entries(strategy.metrics))
        expect(cell(metrics, [strategy.id, id], 'p50')).toBe(figures.p50 === null ? '' : String(figures.p50))
      const path = strategy.timeline['partner.value']
      expect(cell(timeline, [strategy.id, 'partner.value', path.dates[30]], 'p90')).toBe(String(path.p90[30]))
    }
    for (const { b, metrics: differences } of result.comparisons)
      expect(cell(comparisons, [b, 'vendor.contribution'], 'ci95_low')).toBe(
        String(differences['vendor.contribution'].ci95![0]),
      )
    expect(metrics[1][1]).toBe(`'=HYPERLINK("today")`)
  })
})
