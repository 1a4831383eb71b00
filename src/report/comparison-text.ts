import type { Outcome } from '../study/outcome.ts'
import { sampledText } from '../study/sampling.ts'
import { answersLines } from './answers-lines.ts'
import { columnsText } from './columns-text.ts'
import { findingOf } from './finding.ts'
import { countedText } from './futures-text.ts'
import { type Ink, inks } from './ink.ts'
import { paybackText } from './payback-text.ts'
import { precisionSentence, precisionText } from './precision.ts'
import { measures } from './rivals.ts'
import { roomsLines } from './rooms/lines.ts'
import { type FilledRow, hasYear, noYearText, practiceText, seatRows } from './seat-rows.ts'
import { strategyTitles } from './strategy-titles.ts'
import { asciiText, fitText, safeText, textWidth, wrapText } from './terminal-text.ts'
import { tipsLines } from './tips-lines.ts'

/** Where a comparison is read, and what is said of the run besides. */
export type ComparisonOptions = {
  /** Columns of the terminal; at least 40 are used. */
  readonly width: number
  /** Inks of the terminal. */
  readonly color: boolean
  /** Without it, ASCII only. */
  readonly unicode: boolean
  /** How long the run took. */
  readonly seconds?: number
  /** Where the run's files are, as a person would type it, and how many charts are among them. */
  readonly folder?: string
  readonly charts?: number
}

/** Left and right on one line when both fit, else each on lines of its own. */
const spread = (
  left: string,
  right: string,
  width: number,
  paint: (text: string) => string,
  dim: (text: string) => string,
) => {
  const space = width - textWidth(left) - textWidth(right)
  if (space >= 2) return [`${paint(left)}${' '.repeat(space)}${dim(right)}`]
  return [...wrapText(left, width).map(paint), ...wrapText(right, width).map(dim)]
}

const secondsText = (seconds: number): string =>
  seconds < 9.95 ? `${seconds.toFixed(1)} s` : `${seconds.toFixed(0)} s`

const headText = (outcome: Outcome, seconds: number | undefined): string => {
  const { trials, seed } = outcome.result
  const parts = [
    `${countedText(trials, 'trial')}${sampledText(outcome.result)}`,
    countedText(Math.round(outcome.horizonMonths), 'month'),
    `seed ${safeText(seed)}`,
    ...(seconds === undefined ? [] : [secondsText(seconds)]),
  ]
  return parts.join(' · ')
}

/** The finding, each of its parts from the start of a line. */
const findingLines = (outcome: Outcome, width: number): string[] => {
  const { gain, cost, hinges } = findingOf(outcome)
  return [gain, cost, [...hinges, ...precisionSentence(outcome)]].flatMap(part =>
    wrapText(safeText(part.join(' ')), width),
  )
}

/** What a reader of the table has to know: whose change it is, and which figures are missing in some futures. */
const legendOf = (outcome: Outcome, rows: readonly FilledRow[]): string[] => {
  const { result, against } = outcome
  const titles = strategyTitles(result)
  const now = titles.get(against)
  const ranges = rows.some(row => row.show === 'range') ? ['medians, with P10–P90 beside them'] : []
  const isCompared = now !== undefined && rows.some(row => row.show === 'change')
  const changes = isCompared
    ? [`change: median of the difference from ${safeText(now)}, and in how many futures it is better`]
    : []
  const paid = rows.some(row => row.show === 'payback') ? [paybackText] : []
  const caution = isCompared ? ['the median of the differences is not the difference of the medians'] : []
  const short = hasYear(outcome) ? [] : [noYearText]
  const scope = outcome.firm || !rows.some(row => row.metric === measures.value) ? [] : [practiceText]
  const levels = rows.filter(({ show }) => show !== 'change' && show !== 'path' && show !== 'payback')
  const gaps = levels.flatMap(row => {
    const where = result.strategies.flatMap(({ id, title, metrics }) => {
      const missing = metrics[row.metric]?.undefined ?? 0
      return missing > 0 ? [`${countedText(missing, 'future')} of ${safeText(titles.get(id) ?? title)}`] : []
    })
    return where.length === 0 ? [] : [`no ${row.label} in ${where.join(', ')}`]
  })
  return [[...ranges, ...changes].join(' · '), ...paid, ...caution, ...short, ...scope, ...gaps].filter(
    line => line !== '',
  )
}

const filesText = (options: ComparisonOptions): string => {
  if (options.folder === undefined) return ''
  const charts = options.charts === undefined ? [] : [countedText(options.charts, 'chart')]
  return [`${safeText(options.folder)}/report.html`, ...charts, 'tables', 'result.json'].join(' · ')
}

const footLines = (outcome: Outcome, options: ComparisonOptions, ink: Ink): string[] => {
  const { notModelled } = outcome.result
  const wrap = (text: string) => wrapText(safeText(text), options.width).map(line => ink.dim(line))
  const left = filesText(options)
  const right = precisionText(outcome)
  return [
    ...(outcome.notes ?? []).flatMap(note => wrapText(safeText(`Note: ${note}.`), options.width)),
    ...(notModelled.length > 0 ? wrap(`Not modelled: ${notModelled.join(' · ')}.`) : []),
    ...(left === '' && right === '' ? [] : ['', ...spread(left, right, options.width, text => text, ink.dim)]),
  ]
}

/**
 * What `tandem run` prints: what was run, the finding in words, a table with a column per strategy and both seats below
 * each other, what each side wants and believes, what tips the balance, what is not modelled, where the files are and how
 * exact a median is. Plain text of at most `width` columns; with `color` inks of the terminal, without `unicode` ASCII
 * only. Ends with a line break.
 */
export const comparisonText = (outcome: Outcome, options: ComparisonOptions): string => {
  const width = Math.max(Math.floor(options.width), 40)
  const within = { ...options, width }
  const ink = inks(options.color)
  const { result } = outcome
  const rows = seatRows(outcome)
  const titles = [...strategyTitles(result).values()].map(safeText)
  const foot = footLines(outcome, within, ink)
  const answers = answersLines(result, { width, ink })
  const rooms = roomsLines(result, { width, ink })
  const tips = tipsLines(outcome, { width, ink })
  const lines = [
    ...spread(
      fitText(safeText(result.scenario.name), width * 2),
      headText(outcome, options.seconds),
      width,
      ink.bold,
      ink.dim,
    ),
    ...(result.scenario.set ?? []).flatMap(set => wrapText(safeText(`set for this run: ${set}`), width)),
    '',
    ...findingLines(outcome, width),
    '',
    ...columnsText(rows, titles, { width, unicode: options.unicode, ink }),
    '',
    ...legendOf(outcome, rows).flatMap(line => wrapText(line, width).map(ink.dim)),
    ...(rooms.length === 0 ? [] : ['', ...rooms.slice(0, -1)]),
    ...(answers.length === 0 ? [] : ['', ...answers.slice(0, -1)]),
    ...(tips.length === 0 ? [] : ['', ...tips]),
    ...(foot.length > 0 && foot[0] !== '' ? ['', ...foot] : foot),
  ]
  const text = `${lines.join('\n')}\n`
  return options.unicode ? text : asciiText(text)
}
