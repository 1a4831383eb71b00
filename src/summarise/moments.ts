import { addTotals, type Total, total } from '../kernel/sum.ts'

/** What merges into mean, sd, least and greatest of a stretch of trials. `n` counts those that have a value. */
export type Moments = Total & {
  readonly n: number
  readonly missing: number
  /** Sum of squared differences from this stretch's own mean. */
  readonly squares: number
  readonly min: number
  readonly max: number
}

const meanOf = ({ sum, carry, n }: Moments): number => (sum + carry) / n

/** Moments of `values[from..to)`; NaN is a trial without a value. Two passes: the mean first, then the squares. */
export const momentsOf = (values: Float64Array, from: number, to: number): Moments => {
  const { sum, carry } = total(values, from, to)
  let n = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const x = values[i]
    if (Number.isNaN(x)) continue
    n++
    if (x < min) min = x
    if (x > max) max = x
  }
  const mean = (sum + carry) / n
  let squares = 0
  let drift = 0
  for (let i = from; i < to; i++) {
    const d = values[i] - mean
    if (Number.isNaN(d)) continue
    squares += d * d
    drift += d
  }
  if (n > 0) squares -= (drift * drift) / n
  return { n, missing: to - from - n, sum, carry, squares: Math.max(0, squares), min, max }
}

/** Moments of two stretches together (Chan, Golub and LeVeque 1979, "Updating formulae"). */
export const mergeMoments = (a: Moments, b: Moments): Moments => {
  if (a.n === 0) return { ...b, missing: a.missing + b.missing }
  if (b.n === 0) return { ...a, missing: a.missing + b.missing }
  const between = meanOf(b) - meanOf(a)
  const { sum, carry } = addTotals(a, b)
  return {
    n: a.n + b.n,
    missing: a.missing + b.missing,
    sum,
    carry,
    squares: a.squares + b.squares + between * between * ((a.n * b.n) / (a.n + b.n)),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  }
}

/** Mean and sample standard deviation; null where there are too few values for one. Equal values have sd 0 exactly. */
export const meanAndSd = (m: Moments): { readonly mean: number | null; readonly sd: number | null } => ({
  mean: m.n === 0 ? null : m.min === m.max ? m.min : meanOf(m),
  sd: m.n < 2 ? null : m.min === m.max ? 0 : Math.sqrt(m.squares / (m.n - 1)),
})
