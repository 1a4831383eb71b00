/** What a notebook needs besides tandem: to show things on its page, and to have its prose checked. */
import type { ColumnTable } from 'arquero'
import type { TopLevelSpec } from 'vega-lite'
import { drawSvg } from '../../src/node.ts'
import { type CellValue, stage } from './output.ts'

/** What a notebook runs with, unless whoever runs it asked for other trials or another seed. */
export const luck = (own: { readonly trials: number }): { readonly trials: number; readonly seed?: string } => {
  const { trials = own.trials, seed } = stage()
  return seed === undefined ? { trials } : { trials, seed }
}

/** Shows an arquero table: its columns as they stand, at most `rows` of its rows. */
export const showTable = (table: ColumnTable, rows = 20): void => {
  const names = table.columnNames()
  const shown = table.objects({ limit: rows }) as Record<string, CellValue>[]
  stage().show({
    kind: 'table',
    table: { names, rows: shown.map(row => names.map(name => row[name])), total: table.numRows() },
  })
}

/** Draws a chart of tandem, or any Vega-Lite spec with its data inside, and shows it. */
export const showChart = async (spec: TopLevelSpec): Promise<void> => {
  const title = typeof spec.description === 'string' ? spec.description : 'chart'
  stage().show({ kind: 'picture', svg: await drawSvg(spec), title })
}

/** Says what the prose states: `{{wins: 63 of 100}}` in a markdown cell has to be the text of `wins`. */
export const state = (texts: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(texts)) stage().state(name, text)
}
