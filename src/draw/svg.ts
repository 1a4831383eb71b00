import type { TopLevelSpec } from 'vega-lite'
import { textWidth } from './text-width.ts'

type TextItem = { readonly fontSize?: number; readonly fontWeight?: unknown; readonly limit?: number }
type TextMetrics = { width: (item: TextItem, text: unknown) => number }

const refuse = (): Promise<never> => Promise.reject(new Error('a chart may not load anything'))

/** A loader that refuses every address: the data of a chart is inside its spec. */
const refuseAll = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

type Libraries = readonly [typeof import('vega-lite'), typeof import('vega'), typeof import('vega-interpreter')]

let ready: Promise<Libraries> | undefined

/** Loads the libraries at the first chart and has text measured in the shipped typeface from then on. */
const libraries = () =>
  (ready ??= Promise.all([import('vega-lite'), import('vega'), import('vega-interpreter')]).then(loaded => {
    const metrics = (loaded[1] as unknown as { textMetrics: TextMetrics }).textMetrics
    metrics.width = (item, text) => textWidth(String(text ?? ''), item.fontSize ?? 11, item.fontWeight)
    return loaded
  }))

/** Places and shapes to a hundredth of a pixel; texts keep all their digits. */
const shortNumbers = (svg: string): string =>
  svg.replace(/<[^<>]+>/g, tag =>
    tag.replace(/ (?:d|transform)="[^"]*"/g, places =>
      places.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, text => String(Number(Number(text).toFixed(2)))),
    ),
  )

/** The picture of a chart; the same spec gives the same text. Throws when a part of the chart cannot be computed. */
export const drawSvg = async (spec: TopLevelSpec): Promise<string> => {
  const [vegaLite, vega, { expressionInterpreter }] = await libraries()
  const compiled = vegaLite.compile(spec, { logger: vega.logger(vega.None) }).spec
  const problems: string[] = []
  const logger = vega.logger(vega.Error, undefined, (_method, _level, input) =>
    problems.push(input.map(String).join(' ')),
  )
  vega.resetSVGDefIds()
  // With `ast` and the interpreter an expression is walked, never made into code.
  const parsed = vega.parse(compiled, undefined, { ast: true })
  const view = new vega.View(parsed, { renderer: 'none', loader: refuseAll, logger, expr: expressionInterpreter })
  try {
    const svg = await view.toSVG()
    if (problems.length > 0) throw new Error(`the chart cannot be drawn: ${problems.join('; ')}`)
    return shortNumbers(svg)
  } finally {
    view.finalize()
  }
}
