import type { Law } from '../law.ts'
import { distributionOf } from './resolved.ts'
import { massIn, resolve, truncationProblem } from './truncated.ts'

export type { Distribution } from './distribution.ts'
export { distributions } from './resolved.ts'

/** What is wrong with the law, or undefined; every other function here expects a law without a problem. */
export const problem = (law: Law): string | undefined =>
  distributionOf(law).problem(law) ?? partProblem(law.parts ?? []) ?? truncationProblem(law)

const partProblem = (parts: readonly Law[]): string | undefined => {
  for (const [i, part] of parts.entries()) {
    const found = problem(part)
    if (found !== undefined) return `part ${i + 1}: ${found}`
  }
  return undefined
}

/** The probability of min to max, both included, under the law. */
export const probabilityWithin = (law: Law, min: number, max: number): number => massIn(law, { min, max })

/** Smallest x with P(X <= x) >= u, for u in (0, 1). */
export const quantile = (law: Law, u: number): number => resolve(law).quantile(u)

/** P(X <= x). */
export const cdf = (law: Law, x: number): number => resolve(law).cdf(x)

/** The mean; by a fixed quadrature for logit-normal, bounded metalog and truncated laws, else in closed form. */
export const mean = (law: Law): number => resolve(law).mean()

/** The variance; by a fixed quadrature for logit-normal, bounded metalog and truncated laws, else in closed form. */
export const variance = (law: Law): number => resolve(law).variance()

/** Smallest and largest possible value, infinite where there is none. */
export const support = (law: Law): readonly [min: number, max: number] => resolve(law).support

/** `quantile` of one law for many draws: parameters and truncation are worked out once. */
export const sampler = (law: Law): ((u: number) => number) => resolve(law).quantile
