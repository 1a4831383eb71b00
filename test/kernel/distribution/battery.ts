import { addressOf } from '../../../src/kernel/address.ts'
import { cdf } from '../../../src/kernel/distribution/index.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'
import type { Case } from './cases.ts'

/** Two-sided 1e-6 points of the normal law: a sound sampler with a fresh seed fails one check in a million. */
export const z = 4.8916

/** sup |Fn - F| that 1 in 10^6 samples of n exceed: Dvoretzky, Kiefer and Wolfowitz with P. Massart's constant (1990). */
export const dkwBound = (n: number): number => Math.sqrt(Math.log(2 / 1e-6) / (2 * n))

/** n uniforms of one named stream. */
export const uniforms = (n: number, purpose: string): Float64Array => {
  const stream = addressOf('battery', 'test', purpose)
  return Float64Array.from({ length: n }, (_, trial) => uniformAt(stream, trial, 0, 0))
}

const momentsOf = (draws: Float64Array) => {
  const n = draws.length
  const mean = draws[0] + draws.reduce((sum, x) => sum + (x - draws[0]) / n, 0)
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2 / (n - 1), 0)
  return { mean, variance }
}

/** sup |Fn - F|, looked at before and at every drawn value, so that it also holds where F jumps. */
const distance = (draws: Float64Array, { law, isDiscrete }: Case): number => {
  const sorted = draws.slice().sort()
  const n = sorted.length
  let worst = 0
  for (let i = 0; i < n; ) {
    const x = sorted[i]
    let next = i + 1
    while (next < n && sorted[next] === x) next++
    const at = cdf(law, x)
    const before = isDiscrete ? cdf(law, x - 1e-9) : at
    worst = Math.max(worst, Math.abs(next / n - at), Math.abs(i / n - before))
    i = next
  }
  return worst
}

/**
 * What is wrong with a sample of a law: the distance of its distribution function, its mean and its variance, each
 * against a bound that a sound sample exceeds once in a million.
 */
export const faults = (draws: Float64Array, known: Case): string[] => {
  const n = draws.length
  const { mean, variance } = momentsOf(draws)
  const meanBound = z * Math.sqrt(known.variance / n)
  const varianceBound = z * known.variance * Math.sqrt((known.kurtosis + 2) / n)
  const [low, high] = known.support
  const found: string[] = []
  if (!(distance(draws, known) <= dkwBound(n))) found.push('distribution function')
  if (!(Math.abs(mean - known.mean) <= meanBound)) found.push('mean')
  if (!(Math.abs(variance - known.variance) <= varianceBound)) found.push('variance')
  if (!draws.every(x => x >= low && x <= high)) found.push('support')
  return found
}

/** Correlation of two samples in its standard errors, 1 / sqrt(n) when they are independent. */
export const dependence = (xs: Float64Array, ys: Float64Array): number => {
  const [a, b] = [momentsOf(xs), momentsOf(ys)]
  const n = xs.length
  const joint = xs.reduce((sum, x, i) => sum + ((x - a.mean) * (ys[i] - b.mean)) / (n - 1), 0)
  return Math.abs(joint / Math.sqrt(a.variance * b.variance)) * Math.sqrt(n)
}
