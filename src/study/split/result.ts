import type { Unit } from '../../kernel/unit.ts'
import type { Group } from './groups.ts'

/** What one group of changes did to the mean of a figure, on average over all orders in which the groups may come. */
export type SplitPart = {
  readonly part: number
  /** Standard error of the part; null where some future has no value. */
  readonly se: number | null
  /** What it does alone to what was there, and to all the others. */
  readonly alone: number
  readonly last: number
}

/** The mean of a figure of one strategy before and after, and how the difference divides. */
export type SplitFigure = {
  readonly strategy: string
  readonly metric: string
  readonly unit: Unit
  /** Null where the figure has no value. */
  readonly was: number | null
  readonly is: number | null
  readonly change: number | null
  /** Standard error of the change on the same luck. */
  readonly se: number | null
  /** By group; null where the figure has no value in some of the scenarios between. */
  readonly parts: readonly SplitPart[] | null
}

/** How the difference of two scenarios divides among what changed. */
export type Split = {
  readonly trials: number
  readonly seed: string
  readonly groups: readonly Group[]
  /** Why changes that one would expect to be told apart are one part. */
  readonly notes: readonly string[]
  readonly figures: readonly SplitFigure[]
}
