import type { Unit } from '../kernel/unit.ts'
import { meanAndSd, momentsOf } from '../summarise/moments.ts'
import type { Level, Tolerance } from './baseline.ts'
import { differencesOf, firstDifference } from './futures.ts'
import type { GateRow, Mode, Verdict } from './gate-report.ts'
import { holm } from './holm.ts'
import { signFlipChance } from './sign-flip.ts'

/** How likely it is that any figure of an unchanged model is found outside noise, over all of them together. */
export const alpha = 1e-4

/** With fewer futures than this that can be compared, nothing is put down to luck: the tolerance alone decides. */
export const fewest = 100

/** One metric of one strategy, then and now. */
export type Pair = {
  readonly strategy: string
  readonly metric: string
  readonly unit: Unit
  readonly was: { readonly mean: Level['mean']; readonly values: Float64Array }
  readonly is: { readonly mean: Level['mean']; readonly values: Float64Array }
  readonly tolerance: Tolerance
}

type Measured = {
  readonly pair: Pair
  readonly first: GateRow['first']
  readonly noise: number | null
  /** Chances of the change of its value, and of the futures in which it has one, if nothing had changed. */
  readonly chance: number
  readonly otherFutures: { readonly some: boolean; readonly chance: number }
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
const chanceOf = (differences: Float64Array, mode: Mode): number => {
  const isLuckless = differences.length < fewest || differences.every(d => d === differences[0])
  return mode === 'paired' && isLuckless && differences.some(d => d !== 0) ? 0 : signFlipChance(differences)
}

const measured = (pair: Pair, mode: Mode): Measured => {
  const { values, having } = differencesOf(pair.was.values, pair.is.values, mode !== 'independent')
  const first = mode === 'independent' ? undefined : firstDifference(pair.was.values, pair.is.values)
  return {
    pair,
    first,
    noise: noiseOf(pair, values, mode),
    chance: chanceOf(values, mode),
    otherFutures: { some: having.some(d => d !== 0), chance: signFlipChance(having) },
  }
}

const verdictOf = (
  { pair, first, otherFutures }: Measured,
  mode: Mode,
  outside: boolean,
  othersOutside: boolean,
  isBeyond: boolean,
): Verdict => {
  if (mode === 'independent' ? othersOutside : otherFutures.some) return 'undefined'
  if (mode === 'exact') return first === undefined ? 'same' : 'changed'
  const isSame =
    mode === 'paired'
      ? first === undefined
      : pair.was.values.length === pair.is.values.length &&
        firstDifference(pair.was.values, pair.is.values) === undefined
  if (isSame) return 'same'
  return !outside ? 'withinNoise' : isBeyond ? 'changed' : 'withinTolerance'
}

const order: readonly Verdict[] = ['undefined', 'changed', 'withinTolerance', 'withinNoise', 'same']

/** Whether a verdict says no. */
export const isNo = (verdict: Verdict): boolean => verdict === 'changed' || verdict === 'undefined'

/** How far a row went in terms of how far it may go. */
const reach = ({ change, tolerance }: GateRow): number =>
  change === null ? Number.POSITIVE_INFINITY : change === 0 ? 0 : Math.abs(change) / tolerance

const inTurn = (a: GateRow, b: GateRow): number => {
  const [no, other] = [isNo(a.verdict), isNo(b.verdict)]
  if (no !== other) return no ? -1 : 1
  if (!no && a.verdict !== b.verdict) return order.indexOf(a.verdict) - order.indexOf(b.verdict)
  const [far, near] = [reach(a), reach(b)]
  return far === near ? 0 : near - far
}

/**
 * Every metric judged: it has changed where its mean moved further than any luck would have it, at a chance of 1e-4 over
 * all of them together, and further than it may. Of an exact comparison any bit counts, and nothing is tolerated. Those
 * that say no come first, the furthest first.
 */
export const judge = (pairs: readonly Pair[], mode: Mode): GateRow[] => {
  const all = pairs.map(pair => measured(pair, mode))
  const outside = holm(
    all.flatMap(({ chance, otherFutures }) => [chance, otherFutures.chance]),
    alpha,
  )
  const rows = all.map((one, n): GateRow => {
    const { strategy, metric, unit, was, is, tolerance } = one.pair
    const change = was.mean === null || is.mean === null ? null : is.mean - was.mean
    const size = was.mean === null ? 0 : Math.abs(was.mean)
    const allowed = mode === 'exact' ? 0 : tolerance.abs + tolerance.rel * size
    const isBeyond = change === null || !(Math.abs(change) <= allowed)
    const verdict = verdictOf(one, mode, outside[2 * n], outside[2 * n + 1], isBeyond)
    return {
      strategy,
      metric,
      unit,
      was: was.mean,
      is: is.mean,
      change,
      relative: change === null || size === 0 ? null : change / size,
      noise: one.noise,
      tolerance: allowed,
      verdict,
      ...(one.first === undefined ? {} : { first: one.first }),
    }
  })
  return rows.sort(inTurn)
}
