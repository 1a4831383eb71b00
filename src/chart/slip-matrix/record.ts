import { latenesses } from '../../domain/orders/lateness.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { StrategyResult } from '../../study/result.ts'
import { meanPath } from '../mean-path.ts'
import { moneyText, percentText } from '../number.ts'
import { datesOf, quarterName, quarterOf, yearName, yearOf } from '../quarters.ts'
import { slipping } from '../slipping.ts'
import { shortTitle } from '../text.ts'
import { sourceText } from '../theme.ts'

/** What may become of an order besides being placed. */
const otherEnds = ['cancelled', 'takenDirect', 'handed', 'waiting'] as const
type OtherEnd = (typeof otherEnds)[number]

/** A column of the matrix: orders placed in a quarter, or so many quarters after they were due, or that ended otherwise. */
type SlipColumn = { readonly key: string; readonly end?: OtherEnd; readonly lines: readonly [string, string] }

/**
 * What was due in a quarter, or fiscal year, and what became of it, in USD of first-year value; one cell for each column.
 * `placed` says how many quarters after it was due a cell of orders placed is; undefined in other cells.
 */
type SlipRow = {
  readonly lines: readonly [string, string]
  readonly due: number
  readonly cells: readonly { readonly value: number; readonly late?: number }[]
}

/** What was due, row by row, and when it was placed, if at all: means over the trials, which add up to what was due. */
export type SlipMatrixRecord = {
  readonly kind: 'slipMatrix'
  readonly title: string
  readonly trials: number
  readonly source: string
  /** Whether rows are fiscal years and columns lateness, for want of room for quarters on both sides. */
  readonly byYear: boolean
  readonly columns: readonly SlipColumn[]
  readonly rows: readonly SlipRow[]
  readonly totals: { readonly due: number; readonly inTime: number; readonly late: number; readonly never: number }
  readonly finding: string
}

/** More quarters than these are put together by fiscal years. */
const mostQuarters = 12

const endColumns: Readonly<Record<OtherEnd, SlipColumn>> = {
  cancelled: { key: 'cancelled', end: 'cancelled', lines: ['cancelled', ''] },
  takenDirect: { key: 'takenDirect', end: 'takenDirect', lines: ['taken', 'direct'] },
  handed: { key: 'handed', end: 'handed', lines: ['vendor\u2019s', 'paper'] },
  waiting: { key: 'waiting', end: 'waiting', lines: ['not', 'placed'] },
}

const latenessLines: readonly (readonly [string, string])[] = [
  ['in its', 'quarter'],
  ['a quarter', 'later'],
  ['2 quarters', 'later'],
  ['3 quarters', 'later'],
]

type Quarter = {
  readonly quarter: number
  readonly due: number
  /** By lateness. */
  readonly placed: readonly number[]
  readonly ends: Readonly<Record<OtherEnd, number>>
}

/** Every quarter of the run: what was due in it, and what became of that. */
const quartersOf = (outcome: Outcome, strategy: StrategyResult): Quarter[] => {
  const quarters = datesOf(strategy).map(date => quarterOf(date, outcome))
  const [first, last] = [quarters[0] ?? 0, quarters.at(-1) ?? -1]
  const dueIn = (id: string, late: number): number[] => {
    const sums = new Array<number>(last - first + 1).fill(0)
    meanPath(strategy, id).forEach((value, t) => {
      const at = quarters[t]! - late - first
      if (at >= 0) sums[at]! += value
    })
    return sums
  }
  const byLateness = (id: string) => latenesses.map((_, late) => dueIn(`${id}.${late}`, late))
  const due = dueIn('orders.due.value', 0)
  const placed = byLateness('orders.placed.late')
  const [cancelled, taken, handed] = ['cancelled', 'takenDirect', 'handed'].map(name =>
    byLateness(`orders.${name}.late`),
  )
  return due.map((value, n) => {
    const sum = (paths: readonly (readonly number[])[] | undefined) => paths!.reduce((all, path) => all + path[n]!, 0)
    const ends = { cancelled: sum(cancelled), takenDirect: sum(taken), handed: sum(handed) }
    const left = value - sum(placed) - ends.cancelled - ends.takenDirect - ends.handed
    return {
      quarter: first + n,
      due: value,
      placed: placed.map(path => path[n]!),
      ends: { ...ends, waiting: left > value * 1e-9 ? left : 0 },
    }
  })
}

const together = (all: readonly Quarter[]): Omit<Quarter, 'quarter'> => ({
  due: all.reduce((sum, { due }) => sum + due, 0),
  placed: latenesses.map((_, late) => all.reduce((sum, { placed }) => sum + placed[late]!, 0)),
  ends: Object.fromEntries(
    otherEnds.map(end => [end, all.reduce((sum, { ends }) => sum + ends[end], 0)]),
  ) as Quarter['ends'],
})

const findingOf = (title: string, { due, inTime, late, never }: SlipMatrixRecord['totals']): string => {
  if (due === 0) return `No order becomes due with ${title}`
  const whole = `${title}: of ${moneyText(due)} due`
  if (late === 0 && never === 0) return `${whole}, every dollar is placed in its quarter`
  const lost = never > 0 ? `${percentText(never / due)} is lost or still waits` : 'nothing is lost'
  const later = late > 0 ? `${percentText(late / due)} later` : 'nothing later'
  return `${whole}, ${percentText(inTime / due)} is placed in its quarter, ${later}, and ${lost}`
}

const byQuarter = (quarters: readonly Quarter[], outcome: Outcome) => {
  const lines = (quarter: number) => [quarterName(quarter), yearName(yearOf(quarter, outcome), outcome)] as const
  const columns: SlipColumn[] = quarters.map(({ quarter }, n) => ({ key: `quarter ${n}`, lines: lines(quarter) }))
  const rows = quarters.map(({ quarter, due, placed, ends }) => ({
    lines: lines(quarter),
    due,
    ends,
    cells: quarters.map(other => {
      const late = other.quarter - quarter
      return late >= 0 && late < placed.length ? { value: placed[late]!, late } : { value: 0 }
    }),
  }))
  return { columns, rows }
}

const byFiscalYear = (quarters: readonly Quarter[], outcome: Outcome) => {
  const years = [...new Set(quarters.map(({ quarter }) => yearOf(quarter, outcome)))]
  const columns: SlipColumn[] = latenesses.map((late, n) => ({ key: `late ${late}`, lines: latenessLines[n]! }))
  const rows = years.map(year => {
    const { due, placed, ends } = together(quarters.filter(({ quarter }) => yearOf(quarter, outcome) === year))
    return {
      lines: [yearName(year, outcome), ''] as const,
      due,
      ends,
      cells: placed.map((value, late) => ({ value, late })),
    }
  })
  return { columns, rows }
}

/** What the matrix shows of a strategy; without anything due it has no rows. */
export const slipMatrixRecord = (outcome: Outcome, of?: string): SlipMatrixRecord => {
  const { result } = outcome
  const shown = slipping(outcome, of)
  const quarters = shown === undefined ? [] : quartersOf(outcome, shown)
  const whole = together(quarters)
  const [inTime = 0, ...late] = whole.placed
  const totals = {
    due: whole.due,
    inTime,
    late: late.reduce((sum, value) => sum + value, 0),
    never: otherEnds.reduce((sum, end) => sum + whole.ends[end], 0),
  }
  const byYear = quarters.length > mostQuarters
  const { columns, rows } = byYear ? byFiscalYear(quarters, outcome) : byQuarter(quarters, outcome)
  const ends = otherEnds.filter(end => whole.ends[end] > 0)
  const title = shortTitle(shown?.title ?? of ?? outcome.against)
  return {
    kind: 'slipMatrix',
    title,
    trials: result.trials,
    source: sourceText(result),
    byYear,
    columns: whole.due > 0 ? [...columns, ...ends.map(end => endColumns[end])] : [],
    rows:
      whole.due > 0
        ? rows.map(({ lines, due, cells, ends: own }) => ({
            lines,
            due,
            cells: [...cells, ...ends.map(end => ({ value: own[end] }))],
          }))
        : [],
    totals,
    finding: findingOf(title, totals),
  }
}
