import { type Moments, meanAndSd } from './moments.ts'
import { ranked } from './order.ts'
import { quantileOf } from './quantile.ts'
import { addSketch, addValues, mergeSketches, type Sketch, sketchOf, sketchQuantile } from './sketch.ts'
import { addLeaves, addTree, mergeTrees, momentsIn, type Tree, treeOf } from './tree.ts'

/** Up to this many trials every value is kept and quantiles are exact; beyond it a sketch takes over. */
export const exactTrials = 131_072

/** Bits of the sketches: of metrics when they are not exact (0.1 %), and of timelines always (0.8 %). */
const metricBits = 9
const timelineBits = 6

/** Values of a stretch of trials, by the number of the first. */
export type Piece = { readonly first: number; readonly values: Float64Array }

/**
 * What is kept of one figure: moments always, and either every value or a sketch. Without pieces, the values of an exact
 * one are kept elsewhere, or are made again from those of others. Merges; plain data.
 */
export type ColumnState = { readonly tree: Tree } & (
  | { readonly kind: 'exact'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'sketch'; readonly sketch: Sketch }
)

export const metricState = (values: Float64Array, first: number, exact: boolean): ColumnState => ({
  tree: treeOf(values, first),
  ...(exact
    ? { kind: 'exact', pieces: [{ first, values }] }
    : { kind: 'sketch', sketch: sketchOf(values, metricBits) }),
})

/** As `metricState`, for values that can be made again: of an exact one, they are not kept. */
export const madeState = (values: Float64Array, first: number, exact: boolean): ColumnState =>
  exact ? { tree: treeOf(values, first), kind: 'exact', pieces: [] } : metricState(values, first, exact)

export const timelineState = (values: Float64Array, first: number): ColumnState => ({
  tree: treeOf(values, first),
  kind: 'sketch',
  sketch: sketchOf(values, timelineBits),
})

/** How two columns become one: `mergeColumns` or `addColumn`. */
export type MergeColumns = (a: ColumnState, b: ColumnState) => ColumnState

const unlike = (): Error => new Error('an exact column and a sketch cannot be merged')

/** Both as a new one. */
export const mergeColumns: MergeColumns = (a, b) => {
  const tree = mergeTrees(a.tree, b.tree)
  if (a.kind === 'exact' && b.kind === 'exact') return { tree, kind: 'exact', pieces: [...a.pieces, ...b.pieces] }
  if (a.kind === 'sketch' && b.kind === 'sketch')
    return { tree, kind: 'sketch', sketch: mergeSketches(a.sketch, b.sketch) }
  throw unlike()
}

/** As `mergeColumns`, but the first is used up, for its memory. */
export const addColumn: MergeColumns = (a, b) => {
  if (a.kind !== b.kind) throw unlike()
  const tree = addTree(a.tree, b.tree)
  if (a.kind === 'sketch' && b.kind === 'sketch') return { tree, kind: 'sketch', sketch: addSketch(a.sketch, b.sketch) }
  if (a.kind === 'exact' && b.kind === 'exact') (a.pieces as Piece[]).push(...b.pieces)
  return { ...a, tree }
}

/** A column of `madeState` with a block's values more; it is used up. */
export const addMade = (sum: ColumnState, values: Float64Array, first: number): ColumnState => {
  const tree = addLeaves(sum.tree, values, first)
  return sum.kind === 'sketch' ? { tree, kind: 'sketch', sketch: addValues(sum.sketch, values) } : { ...sum, tree }
}

/** A column of `metricState` with a block's values more, which are kept if those before are; it is used up. */
export const addMetric = (sum: ColumnState, values: Float64Array, first: number): ColumnState => {
  if (sum.kind === 'exact') (sum.pieces as Piece[]).push({ first, values })
  return addMade(sum, values, first)
}

/** Every value of some stretches in the order of the trials. */
export const valuesIn = (unsorted: readonly Piece[]): Float64Array => {
  const pieces = [...unsorted].sort((a, b) => a.first - b.first)
  const out = new Float64Array(pieces.reduce((sum, { values }) => sum + values.length, 0))
  let at = 0
  for (const { values } of pieces) {
    out.set(values, at)
    at += values.length
  }
  return out
}

/** Every value in the order of the trials, in memory of its own; empty for a sketch. */
export const valuesOf = (state: ColumnState): Float64Array => valuesIn(state.kind === 'exact' ? state.pieces : [])

/** The same where nothing is moved or changed: the memory of the state itself where it is one stretch. */
export const heldValues = (state: ColumnState): Float64Array =>
  state.kind === 'exact' && state.pieces.length === 1 ? state.pieces[0].values : valuesOf(state)

/** Moments, mean, sd, standard error of the mean, and a function that gives any quantile. */
export type Summary = {
  readonly moments: Moments
  readonly mean: number | null
  readonly sd: number | null
  readonly se: number | null
  readonly quantile: (p: number) => number | null
}

const withoutMissing = (values: Float64Array, n: number): Float64Array => {
  const out = new Float64Array(n)
  let at = 0
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) out[at++] = values[i]
  return out
}

/** `made`: the values of a column that does not keep them, in the order of the trials; they are moved about. */
export const summaryOf = (state: ColumnState, made?: Float64Array): Summary => {
  const moments = momentsIn(state.tree)
  const { mean, sd } = meanAndSd(moments)
  const se = sd === null ? null : sd / Math.sqrt(moments.n)
  if (state.kind === 'sketch')
    return { moments, mean, sd, se, quantile: p => sketchQuantile(state.sketch, p, moments.min, moments.max) }
  const values = moments.missing > 0 ? withoutMissing(made ?? heldValues(state), moments.n) : (made ?? valuesOf(state))
  const at = ranked(values)
  return { moments, mean, sd, se, quantile: p => quantileOf(values.length, at, p) }
}
