import type { Figures, Result } from '../../study/result.ts'
import type { AnswerRow } from '../answers-text.ts'
import { figureText, noValue, plainText } from '../number-text.ts'

/** What a run says of one part of the partnership, where the scenario speaks of it. */
export type Room = {
  readonly id: string
  readonly title: string
  /** How to read the tables, on a page and, shorter, on a terminal. */
  readonly hint: string
  readonly brief: string
  readonly sentences: readonly string[]
  /** Tables of their own form, which a terminal shows as well. */
  readonly lists: readonly ListTable[]
  /** With a column for each strategy. For a page; a terminal leaves out the rows that are details. */
  readonly tables: readonly RoomTable[]
}

/** A table whose first column says what a row is of; the others are figures. */
export type ListTable = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type RoomRow = AnswerRow & { readonly isDetail?: true }
export type RoomTable = { readonly title: string; readonly rows: readonly RoomRow[] }

/** `0.98`, `26`, `1,240`: a mean of things that are counted. */
export const meanCountText = (mean: number | null): string => {
  const text = plainText(mean)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A mean as people read it; counts with the digits that a mean has. */
export const meanText = ({ mean, unit }: Figures): string =>
  unit === 'count' ? meanCountText(mean) : figureText(mean, unit)

export const row = (who: string, what: string, cells: readonly string[]): RoomRow => ({ who, what, why: '', cells })

export const aside = (one: RoomRow): RoomRow => ({ ...one, who: '', isAside: true })

export const detail = (rows: readonly RoomRow[]): RoomRow[] => rows.map(one => ({ ...one, isDetail: true }))

/** Whether a figure is there under any strategy, and not nothing under all of them. */
const isTold = (all: readonly (Figures | undefined)[]): boolean =>
  all.some(figures => figures !== undefined && figures.mean !== null && figures.mean !== 0)

/** A row of means, one for each strategy; no row where the figure is nothing under every strategy, or is not there. */
export const meanRow = (
  { strategies }: Result,
  [who, what]: readonly [string, string],
  metric: string,
  textOf: (figures: Figures) => string = meanText,
): RoomRow[] => {
  const all = strategies.map(({ metrics }) => metrics[metric])
  if (!isTold(all)) return []
  const cells = all.map(figures => (figures === undefined ? noValue : textOf(figures)))
  return [{ ...row(who, what, cells), metric }]
}

/**
 * A row of one mean over another, as a reader divides the rows that show the two; the mean of what each future's own
 * ratio is would be another number. No row where no strategy has both.
 */
export const ratioRow = (
  { strategies }: Result,
  [who, what]: readonly [string, string],
  [top, bottom]: readonly [string, string],
): RoomRow[] => {
  const ratios = strategies.map(({ metrics }) => {
    const [over, under] = [metrics[top], metrics[bottom]]
    const isThere = over !== undefined && under !== undefined && over.mean !== null && under.mean !== null
    return isThere && under.mean > 0 ? { mean: over.mean / under.mean, unit: over.unit } : undefined
  })
  if (ratios.every(ratio => ratio === undefined)) return []
  const cells = ratios.map(ratio => (ratio === undefined ? noValue : figureText(ratio.mean, ratio.unit)))
  return [row(who, what, cells)]
}

/** A row of means of a number of things and what they are worth: `0.98 · $980k`. */
export const countedRow = (
  { strategies }: Result,
  [who, what]: readonly [string, string],
  [count, value]: readonly [string, string],
): RoomRow[] => {
  const all = strategies.map(({ metrics }) => [metrics[count], metrics[value]] as const)
  if (!isTold(all.map(([counted]) => counted))) return []
  const cells = all.map(([counted, valued]) =>
    counted === undefined || valued === undefined ? noValue : `${meanText(counted)} · ${meanText(valued)}`,
  )
  return [{ ...row(who, what, cells), metric: count }]
}

/** A table, or none without rows. */
export const tableOf = (title: string, rows: readonly RoomRow[]): RoomTable[] =>
  rows.length === 0 ? [] : [{ title, rows }]
