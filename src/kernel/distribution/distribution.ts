import type { Law, LawKind } from '../law.ts'

/**
 * What is known of one kind of law. `P` are its parameters in the order of `Law.params` (for discrete laws the lists
 * of values and weights, for a metalog its bounds as well, for a mixture its parts and weights). Every draw is by inversion: one uniform u in (0, 1) a draw, never decreasing in u.
 */
export type Distribution<P extends readonly unknown[] = readonly number[]> = {
  readonly kind: LawKind
  /** Names of the parameters, in order. */
  readonly parameters: readonly string[]
  /** `line`: any number of an interval; `whole`: whole numbers; `points`: finitely many values; `mixed`: some of each. */
  readonly values: 'line' | 'whole' | 'points' | 'mixed'
  /** What is wrong with the law, truncation aside: a fact in lower case without full stop. */
  problem(law: Law): string | undefined
  /** Smallest x with P(X <= x) >= u. */
  quantile(u: number, ...parameters: P): number
  /** Smallest x with P(X > x) <= q: `quantile(1 - q)` without loss for small q. */
  upperQuantile(q: number, ...parameters: P): number
  /** P(X <= x). */
  cdf(x: number, ...parameters: P): number
  /** P(X > x), to full relative accuracy where it is small. */
  upper(x: number, ...parameters: P): number
  mean(...parameters: P): number
  variance(...parameters: P): number
  /** Smallest and largest possible value. */
  support(...parameters: P): readonly [min: number, max: number]
  /** `quantile` for parameters that stay the same over many calls, where preparing them pays. */
  sampler?(...parameters: P): (u: number) => number
  /** A point inside the support where the density has a corner. */
  corner?(...parameters: P): number
}
