import { closureOf } from '../kernel/closure.ts'
import type { Expr } from '../kernel/expr.ts'
import type { Param } from '../kernel/param.ts'
import type { Unit } from '../kernel/unit.ts'
import { type ColumnState, type MergeColumns, mergeColumns, metricState } from '../summarise/column-state.ts'
import { type Counts, countsOf, mergeCounts, wilson } from '../summarise/counts.ts'
import { countsByScramble, shareInterval } from '../summarise/scrambles.ts'

/**
 * A formula over the figures of one trial, of the strategy at hand (`own`) or of a named one. Plain data. `metric`: a
 * figure of the result like those of the catalogue · `figure`: summarised for a formula over all trials · `statement`:
 * true or false, only counted.
 */
export type Derived = {
  readonly id: string
  readonly expr: Expr
  readonly of: readonly { readonly metric: number; readonly variant: number | 'own' }[]
} & ({ readonly kind: 'metric'; readonly unit: Unit } | { readonly kind: 'figure' } | { readonly kind: 'statement' })

/** Figures of a block: by variant of the study, then by metric of the structure. */
type Figures = readonly (readonly Float64Array[])[]

/** The values of a formula for one variant; what is not finite has no value. */
export const derivedValues = ({ expr, of }: Derived, figures: Figures, own: number, trials: number): Float64Array => {
  const names = of.map(
    ({ metric, variant }): Param => ({
      data: figures[variant === 'own' ? own : variant][metric],
      mask: -1,
    }),
  )
  const value = closureOf(expr, names)
  const out = new Float64Array(trials)
  for (let i = 0; i < trials; i++) {
    const x = value(i)
    out[i] = Math.abs(x) === Number.POSITIVE_INFINITY ? Number.NaN : x
  }
  return out
}

/** Whether a formula speaks of named strategies only, so that it is the same whichever is at hand. */
export const isWorld = ({ of }: Pick<Derived, 'of'>): boolean => of.every(({ variant }) => variant !== 'own')

/**
 * What is kept of a statement, or of a figure that a formula over all trials asks for. `scrambles`: the counts of each,
 * where inputs are drawn from points.
 */
export type DerivedState =
  | { readonly kind: 'statement'; readonly counts: Counts; readonly scrambles?: readonly Counts[] }
  | { readonly kind: 'figure'; readonly column: ColumnState }

export const derivedState = (
  kind: Derived['kind'],
  values: Float64Array,
  first: number,
  exact: boolean,
  isSobol = false,
): DerivedState =>
  kind === 'statement'
    ? { kind, counts: countsOf(values), ...(isSobol ? { scrambles: countsByScramble(values, first) } : {}) }
    : { kind: 'figure', column: metricState(values, first, exact) }

export const mergeDerived = (a: DerivedState, b: DerivedState, merge: MergeColumns = mergeColumns): DerivedState => {
  if (a.kind === 'statement' && b.kind === 'statement') {
    const [own, others] = [a.scrambles, b.scrambles]
    const scrambles = own && others && { scrambles: own.map((counts, k) => mergeCounts(counts, others[k])) }
    return { kind: 'statement', counts: mergeCounts(a.counts, b.counts), ...scrambles }
  }
  if (a.kind === 'figure' && b.kind === 'figure') return { kind: 'figure', column: merge(a.column, b.column) }
  throw new Error('a statement and a figure cannot be merged')
}

/** The 95 % interval of the share of the trials in which a statement is true; null when none has a value. */
export const intervalOf = ({
  counts,
  scrambles,
}: DerivedState & { readonly kind: 'statement' }): readonly [number, number] | null =>
  scrambles === undefined ? wilson(counts) : shareInterval(counts, scrambles)
