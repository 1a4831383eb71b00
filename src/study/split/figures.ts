import type { Unit } from '../../kernel/unit.ts'
import { meanAndSd, momentsOf } from '../../summarise/moments.ts'
import type { Played, Plays } from './play.ts'
import type { SplitFigure, SplitPart } from './result.ts'
import { shapley, weightOf } from './shapley.ts'

/** Standard error of the mean of some futures; null where one has no value, or there is only one. */
const errorOf = (values: Float64Array): number | null => {
  const moments = momentsOf(values, 0, values.length)
  const { sd } = meanAndSd(moments)
  return sd === null || moments.missing > 0 ? null : sd / Math.sqrt(moments.n)
}

const bits = (set: number): number => {
  let count = 0
  for (let rest = set; rest > 0; rest >>= 1) count += rest & 1
  return count
}

/** The part of the k-th of n, future by future. */
const partIn = (played: readonly Played[], k: number, n: number): Float64Array => {
  const out = new Float64Array(played[0].values.length)
  for (let set = 0; set < played.length; set++) {
    if (set & (1 << k)) continue
    const weight = weightOf(bits(set), n)
    const [without, within] = [played[set].values, played[set | (1 << k)].values]
    for (let i = 0; i < out.length; i++) out[i] += weight * (within[i] - without[i])
  }
  return out
}

const partsOf = (played: readonly Played[], n: number): readonly SplitPart[] | null => {
  const means = played.flatMap(({ mean }) => (mean === null ? [] : [mean]))
  if (means.length < played.length) return null
  const all = played.length - 1
  return shapley(means, n).map((part, k) => ({
    part,
    se: errorOf(partIn(played, k, n)),
    alone: means[1 << k] - means[0],
    last: means[all] - means[all - (1 << k)],
  }))
}

/** What every set of n groups came to, as the split of each figure of each strategy. */
export const figuresOf = (
  plays: readonly Plays[],
  n: number,
  strategies: readonly string[],
  metrics: readonly { readonly id: string; readonly unit: Unit }[],
): readonly SplitFigure[] =>
  metrics.flatMap(({ id: metric, unit }) =>
    strategies.map((strategy): SplitFigure => {
      const played = plays.flatMap(one => one.get(strategy)?.get(metric) ?? [])
      const [first, last] = [played[0], played[played.length - 1]]
      const [was, is] = [first.mean, last.mean]
      return {
        strategy,
        metric,
        unit,
        was,
        is,
        change: was === null || is === null ? null : is - was,
        se: errorOf(first.values.map((x, i) => last.values[i] - x)),
        parts: partsOf(played, n),
      }
    }),
  )
