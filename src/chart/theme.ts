import type { Config, TopLevelSpec } from 'vega-lite'
import type { Result } from '../study/result.ts'
import { sampledText } from '../study/sampling.ts'
import { cleanText, shorten, wrap } from './text.ts'
import { trialsText } from './words.ts'

const font = 'Inter, Helvetica, Arial, sans-serif'
export const ink = '#111827'
export const muted = '#6B7280'
export const grid = '#E5E7EB'
/** The line at 0. */
export const baseline = '#9CA3AF'

/** Grey for what is compared with; the first four hues stay apart from it and each other without full colour vision. */
export const reference = '#6B7280'
export const hues = ['#164ECC', '#B84500', '#1C7C4F', '#781B8A', '#7A5A00', '#0E7490'] as const

/** One colour for each strategy, in the order of the result and the same in every chart. */
export const coloursOf = (result: Result, against: string): ReadonlyMap<string, string> => {
  let next = 0
  return new Map(result.strategies.map(({ id }) => [id, id === against ? reference : hues[next++ % hues.length]!]))
}

/** Size of every picture in pixels, and its margin. */
const page = { width: 960, height: 540, margin: 24 } as const
export const inside = page.width - 2 * page.margin

/** What stands around a chart: the finding, what is plotted, and where it comes from. */
export type Head = { readonly finding: string; readonly plotted: string; readonly source: string }

/** `tandem · joint launch · seed 7 · n = 10,000 trials`. */
export const sourceText = (result: Result): string =>
  ['tandem', result.scenario.name, `seed ${result.seed}`, `n = ${trialsText(result.trials)}${sampledText(result)}`]
    .map(cleanText)
    .join(' \u00b7 ')

/** Pixels between subtitle and body, and below the body for axis labels and source line. */
const header = 21
const footer = 62

const titleSize = 18
const subtitleSize = 13

const headLines = (head: Head) => ({
  title: wrap(head.finding, inside, titleSize, 3),
  subtitle: wrap(head.plotted, inside, subtitleSize, 3),
})

/** Pixels left for the drawing between subtitle and source line. */
export const roomFor = (head: Head): number => {
  const { title, subtitle } = headLines(head)
  return page.height - 2 * page.margin - title.length * 24 - subtitle.length * 18 - header - footer + 5
}

const config: Config = {
  font,
  view: { stroke: null },
  aria: false,
  axis: {
    labelColor: muted,
    labelFontSize: 12,
    labelLimit: 0,
    labelFlush: false,
    titleColor: muted,
    titleFontSize: 12,
    titleFontWeight: 400,
    titleLimit: 0,
    gridColor: grid,
    domain: false,
    ticks: false,
    grid: false,
  },
  title: { anchor: 'start', frame: 'group', limit: 0, color: ink, fontSize: 13, fontWeight: 600 },
}

/** A text at a fixed place, in pixels from the upper left corner of the view it is a layer of. */
export type Note = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly weight?: 400 | 500 | 600
  readonly colour?: string
  readonly align?: 'left' | 'center' | 'right'
}

/** One layer for each way of setting texts among the notes; every text is a value in the data. */
export const noteLayers = (notes: readonly Note[]): unknown[] => {
  const kinds = new Map<string, { readonly mark: object; readonly values: object[] }>()
  for (const { x, y, text, size = 12, weight = 400, colour = muted, align = 'left' } of notes) {
    const mark = { type: 'text', align, baseline: 'alphabetic', fontSize: size, fontWeight: weight, color: colour }
    const key = JSON.stringify(mark)
    const kind = kinds.get(key) ?? { mark, values: [] }
    kinds.set(key, kind)
    kind.values.push({ x, y, s: text })
  }
  return [...kinds.values()].map(({ mark, values }) => ({
    data: { values },
    mark,
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null },
      y: { field: 'y', type: 'quantitative', scale: null },
      text: { field: 's', type: 'nominal' },
    },
  }))
}

/** The source line below a view of this height, which starts `left` pixels inside the margin; keeps the page's width. */
export const sourceLayers = (head: Head, left: number, height: number): unknown[] => [
  {
    data: { values: [{ x: -left, x2: inside - left, y: height, y2: height + footer }] },
    mark: { type: 'rect', color: '#FFFFFF', opacity: 0 },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: null },
      x2: { field: 'x2' },
      y: { field: 'y', type: 'quantitative', scale: null },
      y2: { field: 'y2' },
    },
  },
  ...noteLayers([{ x: -left, y: height + footer - 2, text: shorten(head.source, inside, 11), size: 11 }]),
]

/** A whole chart: title and subtitle above the body (a view or a row of them), flush with its axis labels `left` of it. */
export const framed = (head: Head, left: number, body: object): TopLevelSpec => {
  const { title, subtitle } = headLines(head)
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: cleanText(head.finding),
    background: '#FFFFFF',
    padding: page.margin,
    title: {
      text: title,
      subtitle,
      fontSize: titleSize,
      lineHeight: 24,
      subtitleFontSize: subtitleSize,
      subtitleLineHeight: 18,
      subtitleFontWeight: 400,
      subtitleColor: muted,
      subtitlePadding: 6,
      offset: header,
      dx: -left,
    },
    ...body,
    config,
  } as unknown as TopLevelSpec
}

/** A chart that has nothing to show but its finding. */
export const emptyChart = (head: Head): TopLevelSpec =>
  framed({ ...head, plotted: 'nothing to plot' }, 0, { width: inside, height: 40, layer: sourceLayers(head, 0, 40) })
