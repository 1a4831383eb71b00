import { log, log1p } from '../arithmetic.ts'
import type { Law } from '../law.ts'

/** A law, or what is wrong with what was asked for: a fact in lower case without full stop. */
export type Converted = Law | { readonly problem: string }

/** How many standard deviations lie between the P10 and the P90 of a normal law: twice z(0.9). */
const spread = 2 * 1.2815515655446004

const quantileProblem = (p10: number, p90: number): string | undefined => {
  if (!Number.isFinite(p10)) return `p10 must be a finite number but is ${p10}`
  if (!Number.isFinite(p90)) return `p90 must be a finite number but is ${p90}`
  return p10 < p90 ? undefined : `p10 must be < p90 but they are ${p10} and ${p90}`
}

const momentProblem = (mean: number, sd: number): string | undefined => {
  if (!Number.isFinite(mean)) return `mean must be a finite number but is ${mean}`
  return sd > 0 && Number.isFinite(sd) ? undefined : `sd must be > 0 but is ${sd}`
}

/** The normal law with these 10 % and 90 % quantiles. */
export const normalFromQuantiles = (p10: number, p90: number): Converted => {
  const problem = quantileProblem(p10, p90)
  return problem ? { problem } : { kind: 'normal', params: [p10 + (p90 - p10) / 2, (p90 - p10) / spread] }
}

/** The lognormal law with these 10 % and 90 % quantiles, both > 0. */
export const lognormalFromQuantiles = (p10: number, p90: number): Converted => {
  const problem = quantileProblem(p10, p90) ?? (p10 > 0 ? undefined : `p10 must be > 0 but is ${p10}`)
  if (problem) return { problem }
  const [low, high] = [log(p10), log(p90)]
  return { kind: 'lognormal', params: [(low + high) / 2, (high - low) / spread] }
}

/** The logit-normal law with these 10 % and 90 % quantiles, both strictly between 0 and 1. */
export const logitNormalFromQuantiles = (p10: number, p90: number): Converted => {
  const problem =
    quantileProblem(p10, p90) ??
    (p10 > 0 && p90 < 1 ? undefined : `p10 and p90 must lie between 0 and 1 but are ${p10} and ${p90}`)
  if (problem) return { problem }
  const [low, high] = [log(p10) - log1p(-p10), log(p90) - log1p(-p90)]
  return { kind: 'logitNormal', params: [(low + high) / 2, (high - low) / spread] }
}

/** The lognormal law with this mean > 0 and standard deviation. */
export const lognormalFromMeanSd = (mean: number, sd: number): Converted => {
  const problem = momentProblem(mean, sd) ?? (mean > 0 ? undefined : `mean must be > 0 but is ${mean}`)
  if (problem) return { problem }
  const ratio = sd / mean
  const square = log1p(ratio * ratio)
  return { kind: 'lognormal', params: [log(mean) - square / 2, Math.sqrt(square)] }
}

/** The beta law with this mean strictly between 0 and 1 and standard deviation below sqrt(mean (1 - mean)). */
export const betaFromMeanSd = (mean: number, sd: number): Converted => {
  const problem =
    momentProblem(mean, sd) ?? (mean > 0 && mean < 1 ? undefined : `mean must lie between 0 and 1 but is ${mean}`)
  if (problem) return { problem }
  const most = Math.sqrt(mean * (1 - mean))
  if (!(sd < most)) return { problem: `sd must be < ${most} for a share with mean ${mean} but is ${sd}` }
  const size = (most / sd) * (most / sd) - 1
  return { kind: 'beta', params: [mean * size, (1 - mean) * size] }
}
