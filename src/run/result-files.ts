import { chartNotes } from '../report/chart-notes.ts'
import { csvText } from '../report/csv.ts'
import { reportHtml } from '../report/html.ts'
import type { DrawnChart } from '../report/html-chart.ts'
import type { Live } from '../report/live/section.ts'
import { resultJson } from '../report/result-json.ts'
import { resultTables } from '../report/tables.ts'
import type { Outcome } from '../study/outcome.ts'
import { arrowBytes } from './arrow.ts'
import { chartPlotted, chartTitle } from './chart-title.ts'
import { drawnCharts } from './drawn-charts.ts'
import { pageFonts } from './page-fonts.ts'
import { safeName } from './safe-name.ts'
import type { Stages } from './stages.ts'

export type Files = Map<string, string | Uint8Array>

/** With what there is to say of charts and sliders among the notes of the page. */
const withNotes = (outcome: Outcome, notes: readonly string[]): Outcome => {
  const { result } = outcome
  return notes.length === 0 ? outcome : { ...outcome, result: { ...result, warnings: [...result.warnings, ...notes] } }
}

/**
 * Everything a run leaves behind except its log, by path inside the folder. The same outcome gives the same bytes.
 * `onChart` hears before the first chart and after each how many are drawn; `live` is what the report lets its reader
 * move, with notes of what it does not. `notes`: those, and charts that could not be drawn.
 */
export const resultFiles = async (
  outcome: Outcome,
  stages: Pick<Stages, 'charts' | 'svg' | 'png'>,
  onChart: (done: number, total: number) => void = () => {},
  moving: { readonly live?: Live; readonly notes: readonly string[] } = { notes: [] },
): Promise<{ readonly files: Files; readonly charts: number; readonly notes: readonly string[] }> => {
  const files: Files = new Map([['result.json', resultJson(outcome.result)]])
  for (const table of resultTables(outcome.result)) {
    files.set(`tables/${table.name}.csv`, csvText(table))
    files.set(`tables/${table.name}.arrow`, await arrowBytes(table))
  }
  const { charts, undrawn } = await stages.charts(outcome)
  const notes = [...chartNotes(undrawn), ...moving.notes]
  onChart(0, charts.length)
  const drawn: DrawnChart[] = []
  for await (const { chart, svg, png } of drawnCharts(charts, stages, true)) {
    const name = `charts/${safeName(chart.id)}`
    files.set(`${name}.vl.json`, `${JSON.stringify(chart.spec, null, 2)}\n`)
    files.set(`${name}.svg`, svg)
    if (png) files.set(`${name}.png`, png)
    drawn.push({
      id: chart.id,
      title: chartTitle(chart),
      plotted: chartPlotted(chart),
      svg,
      figures: chart.figures ?? [],
    })
    onChart(drawn.length, charts.length)
  }
  files.set('report.html', reportHtml(withNotes(outcome, notes), drawn, pageFonts, moving.live))
  return { files, charts: drawn.length, notes }
}
