import { betaCdf } from '../kernel/beta.ts'
import { normalUpper } from '../kernel/normal.ts'

/** 1 / (4 P(Z > sqrt 2)), the constant of Bentkus and Dzindzalieta. */
const bound = 3.178656

/** P(X >= k) of k or more heads among n throws of a fair coin. */
const atLeast = (k: number, n: number): number => (k <= 0 ? 1 : betaCdf(0.5, k, n - k + 1))

/**
 * How likely differences are to add up to as much as they do, either way, if each could as well have had the other sign
 * (two-sided). That is so whenever both sides of them come from the same law, in pairs on the same luck or not, whatever
 * that law is: heavy tails, few values, many zeros.
 *
 * Of differences of one size it is the binomial chance (of 0 and 1: McNemar 1947, exact). Else the bound of Bentkus and
 * Dzindzalieta 2015, "A tight Gaussian bound for weighted sums of Rademacher random variables", which is never too small:
 * P(sum of a_i e_i >= x) <= 3.18 P(Z >= x), for squares of a_i that add up to 1.
 */
export const signFlipChance = (differences: Float64Array): number => {
  let largest = 0
  let smallest = Number.POSITIVE_INFINITY
  let ups = 0
  let count = 0
  for (const d of differences) {
    if (d === 0) continue
    count++
    if (d > 0) ups++
    const size = Math.abs(d)
    if (!(size < Number.POSITIVE_INFINITY)) return 0 // beyond all luck; the tolerance decides
    if (size > largest) largest = size
    if (size < smallest) smallest = size
  }
  if (count === 0) return 1
  if (smallest === largest) return Math.min(1, 2 * atLeast(Math.max(ups, count - ups), count))
  let sum = 0
  let squares = 0
  for (const d of differences) {
    const part = d / largest
    sum += part
    squares += part * part
  }
  return Math.min(1, 2 * bound * normalUpper(Math.abs(sum) / Math.sqrt(squares)))
}
