import { csvText } from '../report/csv.ts'
import { type DrawnChart, reportHtml } from '../report/html.ts'
import type { Live } from '../report/live/section.ts'
import { resultJson } from '../report/result-json.ts'
import { resultTables } from '../report/tables.ts'
import type { Outcome } from '../study/outcome.ts'
import { arrowBytes } from './arrow.ts'
import { pageFonts } from './page-fonts.ts'
import { safeName } from './safe-name.ts'
import type { Chart, Stages } from './stages.ts'

export type Files = Map<string, string | Uint8Array>

/** The finding that a chart carries as its title or description; its id when it has neither. */
const titleOf = ({ id, spec }: Chart): string => {
  const { title, description } = spec as { title?: unknown; description?: unknown }
  const text = typeof title === 'object' && title !== null ? (title as { text?: unknown }).text : title
  if (typeof description === 'string') return description
  if (Array.isArray(text)) return text.join(' ')
  return typeof text === 'string' ? text : id
}

/**
 * Everything a run leaves behind except its log, by path inside the folder. The same outcome gives the same bytes.
 * `onChart` hears before the first chart and after each how many are drawn; `live` is what the report lets its reader
 * move.
 */
export const resultFiles = async (
  outcome: Outcome,
  stages: Pick<Stages, 'charts' | 'svg' | 'png'>,
  onChart: (done: number, total: number) => void = () => {},
  live?: Live,
): Promise<{ readonly files: Files; readonly charts: number }> => {
  const files: Files = new Map([['result.json', resultJson(outcome.result)]])
  for (const table of resultTables(outcome.result)) {
    files.set(`tables/${table.name}.csv`, csvText(table))
    files.set(`tables/${table.name}.arrow`, await arrowBytes(table))
  }
  const charts = await stages.charts(outcome)
  onChart(0, charts.length)
  const drawn: DrawnChart[] = []
  for (const chart of charts) {
    const svg = await stages.svg(chart.spec)
    const name = `charts/${safeName(chart.id)}`
    files.set(`${name}.vl.json`, `${JSON.stringify(chart.spec, null, 2)}\n`)
    files.set(`${name}.svg`, svg)
    files.set(`${name}.png`, await stages.png(svg))
    drawn.push({ id: chart.id, title: titleOf(chart), svg, figures: chart.figures ?? [] })
    onChart(drawn.length, charts.length)
  }
  files.set('report.html', reportHtml(outcome, drawn, pageFonts, live))
  return { files, charts: drawn.length }
}
