import type { Unit } from '../kernel/unit.ts'
import { meanAndSd, momentsOf } from '../summarise/moments.ts'
import type { Level, Tolerance } from './baseline.ts'
import { differencesOf, firstDifference, pairsOf } from './futures.ts'
import type { GatedFigure, GateQuantile, GateRow, Mode, Verdict } from './gate-report.ts'
import { holm } from './holm.ts'
import { gatedQuantiles, type QuantileChange, quantileChanges } from './quantile-change.ts'
import { signFlipChance } from './sign-flip.ts'

/** How likely it is that any figure of an unchanged model is found outside noise, over all of them together. */
export const alpha = 1e-4

/** With fewer futures than this that can be compared, nothing is put down to luck: the tolerance alone decides. */
export const fewest = 100

type Futures = Pick<Level, 'mean' | (typeof gatedQuantiles)[number]> & { readonly values: Float64Array }

/** One metric of one strategy, then and now. */
export type Pair = {
  readonly strategy: string
  readonly metric: string
  readonly unit: Unit
  readonly was: Futures
  readonly is: Futures
  readonly tolerance: Tolerance
}

type Measured = {
  readonly pair: Pair
  readonly first: GateRow['first']
  readonly noise: number | null
  /**
   * Chances of the changes of its mean and quantiles, and of the futures in which it has a value, if nothing had changed;
   * null where no future tells either way.
   */
  readonly chance: number | null
  readonly quantiles: readonly QuantileChange[]
  readonly otherFutures: { readonly some: boolean; readonly chance: number | null }
}

const sdOf = (values: Float64Array): { readonly n: number; readonly sd: number | null } => {
  const moments = momentsOf(values, 0, values.length)
  return { n: moments.n, sd: meanAndSd(moments).sd }
}

const noiseOf = ({ was, is }: Pair, differences: Float64Array, mode: Mode): number | null => {
  if (mode === 'exact') return 0
  if (mode === 'paired') {
    const { n, sd } = sdOf(differences)
    return sd === null ? null : sd / Math.sqrt(n)
  }
  const [a, b] = [sdOf(was.values), sdOf(is.values)]
  return a.sd === null || b.sd === null ? null : Math.sqrt((a.sd * a.sd) / a.n + (b.sd * b.sd) / b.n)
}

/** On the same luck a change that is the same in every future is no luck, and neither is any among few of them. */
const isLuckless = (differences: Float64Array, mode: Mode): boolean =>
  mode === 'paired' &&
  (differences.length < fewest || differences.every(d => d === differences[0])) &&
  differences.some(d => d !== 0)

const chanceOf = (differences: Float64Array): number | null =>
  differences.some(d => d !== 0) ? signFlipChance(differences) : null

const quantilesOf = ({ was, is }: Pair, luckless: boolean, mode: Mode): readonly QuantileChange[] => {
  if (mode === 'exact') return []
  const pairs = pairsOf(was.values, is.values, mode === 'paired')
  const found = quantileChanges(pairs.was, pairs.is)
  return gatedQuantiles.map(figure =>
    luckless && was[figure] !== is[figure] ? { ...found[figure], chance: 0 } : found[figure],
  )
}

const measured = (pair: Pair, mode: Mode): Measured => {
  const { values, having } = differencesOf(pair.was.values, pair.is.values, mode !== 'independent')
  const first = mode === 'independent' ? undefined : firstDifference(pair.was.values, pair.is.values)
  const luckless = isLuckless(values, mode)
  return {
    pair,
    first,
    noise: noiseOf(pair, values, mode),
    chance: luckless ? 0 : chanceOf(values),
    quantiles: quantilesOf(pair, luckless, mode),
    otherFutures: { some: having.some(d => d !== 0), chance: chanceOf(having) },
  }
}

/** Whether not a bit of any future is another, so that there is nothing to judge. */
const isSame = ({ pair: { was, is }, first }: Measured, mode: Mode): boolean =>
  mode === 'independent'
    ? was.values.length === is.values.length && firstDifference(was.values, is.values) === undefined
    : first === undefined

const verdictOf = (outside: boolean, isBeyond: boolean): Verdict =>
  !outside ? 'withinNoise' : isBeyond ? 'changed' : 'withinTolerance'

const order: readonly Verdict[] = ['undefined', 'changed', 'withinTolerance', 'withinNoise', 'same']

/** Whether a verdict says no. */
export const isNo = (verdict: Verdict): boolean => verdict === 'changed' || verdict === 'undefined'

/** The worst of some verdicts. */
const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((a, b) => (order.indexOf(a) <= order.indexOf(b) ? a : b))

/** How far a figure went in terms of how far it may go. */
const stretch = ({ change, tolerance }: Pick<GateRow, 'change' | 'tolerance'>): number =>
  change === null ? Number.POSITIVE_INFINITY : change === 0 ? 0 : Math.abs(change) / tolerance

/** The same of a row: of that of its figures which went the furthest. */
const reach = (row: GateRow): number =>
  row.quantiles
    .filter(({ figure }) => row.moved.includes(figure))
    .map(stretch)
    .reduce((a, b) => Math.max(a, b), stretch(row))

const inTurn = (a: GateRow, b: GateRow): number => {
  const [no, other] = [isNo(a.verdict), isNo(b.verdict)]
  if (no !== other) return no ? -1 : 1
  if (!no && a.verdict !== b.verdict) return order.indexOf(a.verdict) - order.indexOf(b.verdict)
  const [far, near] = [reach(a), reach(b)]
  return far === near ? 0 : near - far
}

/** What a figure was and is, as far as a row says it, and whether it moved further than it may. */
const movedFrom = (was: number | null, is: number | null, allowed: number) => {
  const change = was === null || is === null ? null : is - was
  const relative = change === null || was === null || was === 0 ? null : change / Math.abs(was)
  return { told: { was, is, change, relative }, isBeyond: change === null || !(Math.abs(change) <= allowed) }
}

/** Which of some hypotheses are rejected, by their chances; those that tell nothing do not count. */
const rejections = (chances: readonly (number | null)[]): readonly boolean[] => {
  const asked = chances.flatMap((chance, n) => (chance === null ? [] : [{ chance, n }]))
  const rejected = holm(
    asked.map(({ chance }) => chance),
    alpha,
  )
  const no = new Set(asked.flatMap(({ n }, k) => (rejected[k] ? [n] : [])))
  return chances.map((_, n) => no.has(n))
}

const movedOf = (ofMean: Verdict, quantiles: readonly GateQuantile[]): readonly GatedFigure[] => [
  ...(ofMean === 'changed' ? (['mean'] as const) : []),
  ...quantiles.flatMap(({ figure, verdict }) => (verdict === 'changed' ? [figure] : [])),
]

/** A row, by what is outside noise: its mean, the futures in which it has a value, and its quantiles. */
const rowOf = (one: Measured, mode: Mode, [ofMean, ofOthers, ...ofQuantiles]: readonly boolean[]): GateRow => {
  const { strategy, metric, unit, was, is, tolerance } = one.pair
  const size = Math.abs(was.mean ?? 0)
  const may = mode === 'exact' ? 0 : tolerance.abs + tolerance.rel * size
  const mean = movedFrom(was.mean, is.mean, may)
  const same = isSame(one, mode)
  const quantiles = one.quantiles.map(({ noise }, k): GateQuantile => {
    const figure = gatedQuantiles[k]
    const allowed = tolerance.abs + tolerance.rel * Math.max(size, Math.abs(was[figure] ?? 0))
    const { told, isBeyond } = movedFrom(was[figure], is[figure], allowed)
    const verdict = same || told.change === 0 ? 'same' : verdictOf(ofQuantiles[k], isBeyond)
    return { figure, ...told, noise, tolerance: allowed, verdict }
  })
  const verdict = same ? 'same' : mode === 'exact' ? 'changed' : verdictOf(ofMean, mean.isBeyond)
  const row = { strategy, metric, unit, ...mean.told, noise: one.noise, tolerance: may }
  const first = one.first === undefined ? {} : { first: one.first }
  if (mode === 'independent' ? ofOthers : one.otherFutures.some)
    return { ...row, verdict: 'undefined', quantiles: [], moved: [], ...first }
  const moved = mode === 'exact' ? [] : movedOf(verdict, quantiles)
  return { ...row, verdict: worst([verdict, ...quantiles.map(one => one.verdict)]), quantiles, moved, ...first }
}

/** Hypotheses of each row. */
const asks = 2 + gatedQuantiles.length

/**
 * Every metric judged: it has changed where its mean, p10 or p90 moved further than any luck would have it, at a chance of
 * 1e-4 over all of them together, and further than it may. Of an exact comparison any bit counts, and nothing is tolerated.
 * Those that say no come first, the furthest first.
 *
 * Which hypotheses tell nothing follows from the pairs of futures alone, whichever of a pair is called old; so those that
 * do share the 1e-4 among them (as in Tarone 1990).
 */
export const judge = (pairs: readonly Pair[], mode: Mode): GateRow[] => {
  const all = pairs.map(pair => measured(pair, mode))
  const outside = rejections(
    all.flatMap(({ chance, otherFutures, quantiles }) => [
      chance,
      otherFutures.chance,
      ...gatedQuantiles.map((_, k) => quantiles[k]?.chance ?? null),
    ]),
  )
  return all.map((one, n) => rowOf(one, mode, outside.slice(asks * n, asks * (n + 1)))).sort(inTurn)
}
