import type { Place } from '../kernel/issue.ts'

/** What one of two scenarios says of something, in words; without a place nobody wrote it. */
export type Said = { readonly text: string; readonly place?: Place }

/** One thing that two scenarios say differently. */
export type ChangeRow = {
  /** As a person would name it: `partner.bench.rate`, `strategies.resell.partner.sales.reps`. */
  readonly id: string
  /** The key of the top level that it stands under. */
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly was: Said | null
  readonly is: Said | null
  /** What else the same words stand for. */
  readonly alike: readonly string[]
  /** Its place among the changes that figures may depend on; null where none does. */
  readonly change: number | null
}
