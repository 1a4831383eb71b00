import type { Law } from '../law.ts'
import { pointsOf } from './points.ts'
import { expectation, wholeExpectation } from './quadrature.ts'
import { distributionOf, type Resolved, resolveWhole } from './resolved.ts'
import { type Ends, endsOf, leastMass, window } from './window.ts'

const windowText = ({ min, max }: Ends): string =>
  max === Number.POSITIVE_INFINITY
    ? `at least ${min}`
    : min === Number.NEGATIVE_INFINITY
      ? `at most ${max}`
      : `${min} to ${max}`

/**
 * A law on finitely many values, restricted to those in the window, as a discrete law; undefined when none is left.
 */
const kept = (law: Law, { min, max }: Ends): Law | undefined => {
  const { points, weights } = pointsOf(law)
  const inside = points.map((_, i) => i).filter(i => points[i] >= min && points[i] <= max && weights[i] > 0)
  if (inside.length === 0) return undefined
  return { kind: 'discrete', params: [], values: inside.map(i => points[i]), weights: inside.map(i => weights[i]) }
}

/** The probability that a law without another problem gives to a window, both ends in it. */
export const massIn = (law: Law, ends: Ends): number => {
  const { values } = distributionOf(law)
  if (values === 'points') {
    const present = kept(law, endsOf(law))
    const inside = present && kept(present, ends)
    return inside === undefined ? 0 : sumOf(inside.weights) / sumOf(present?.weights)
  }
  if (values !== 'mixed') return Math.max(0, window(resolve(law), ends).mass)
  return sumOf(flat(law, ends).weights) / sumOf(flat(law, everywhere).weights)
}

const everywhere: Ends = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }

const sumOf = (weights: readonly number[] = []): number => weights.reduce((a, b) => a + b, 0)

/** The part of a law in a window. */
const narrowed = (law: Law, { min, max }: Ends): Law => {
  const own = endsOf(law)
  const truncate = { min: Math.max(own.min, min), max: Math.min(own.max, max) }
  return truncate.min === everywhere.min && truncate.max === everywhere.max ? law : { ...law, truncate }
}

/**
 * A mixture and the mixtures in it as one list of parts, each restricted to the mixture's own window and the one given
 * and weighted by the probability it has there; empty when nothing is left.
 */
const flat = (law: Law, ends: Ends): { readonly parts: readonly Law[]; readonly weights: readonly number[] } => {
  const { parts = [], weights = [] } = law
  const inner = endsOf(law)
  const both = { min: Math.max(inner.min, ends.min), max: Math.min(inner.max, ends.max) }
  const found: { part: Law; weight: number }[] = []
  parts.forEach((part, i) => {
    if (part.kind === 'mixture') {
      const total = sumOf(flat(part, everywhere).weights)
      const kin = flat(part, both)
      kin.parts.forEach((one, k) => void found.push({ part: one, weight: (weights[i] * kin.weights[k]) / total }))
    } else {
      const mass = massIn(part, both)
      if (weights[i] > 0 && mass >= leastMass) found.push({ part: narrowed(part, both), weight: weights[i] * mass })
    }
  })
  return { parts: found.map(one => one.part), weights: found.map(one => one.weight) }
}

/** What is wrong with the truncation of a law that has no other problem. */
export const truncationProblem = (law: Law): string | undefined => {
  if (!law.truncate) return undefined
  const ends = endsOf(law)
  const { min, max } = ends
  if (Number.isNaN(min) || Number.isNaN(max)) return `truncation must be to numbers but is to ${min}, ${max}`
  const { values } = distributionOf(law)
  if (values === 'line' ? !(min < max) : !(min <= max)) {
    return `truncation needs min ${values === 'line' ? '<' : '<='} max but has ${min}, ${max}`
  }
  const isEmpty = !(massIn({ ...law, truncate: {} }, ends) >= leastMass)
  return isEmpty ? `truncation to ${windowText(ends)} leaves almost none of the ${law.kind} law` : undefined
}

/** The law restricted to its window and renormalised, by inversion within [P(X < min), P(X <= max)]. */
export const resolve = (law: Law): Resolved => {
  if (law.kind === 'mixture') return resolveWhole({ kind: 'mixture', params: [], ...flat(law, everywhere) }, resolve)
  const whole = resolveWhole(law, resolve)
  if (!law.truncate) return whole
  const ends = endsOf(law)
  if (whole.values === 'points') return resolveWhole(kept(law, ends) as Law, resolve)
  const { below, aboveMin, above, belowMax, mass, first, last } = window(whole, ends)
  const low = Math.max(first, whole.support[0])
  const high = Math.min(last, whole.support[1])

  /** x with the share u of the window at or below it and v = 1 - u above. */
  const at = (u: number, v: number): number => {
    const p = u < 0.5 ? below + u * mass : belowMax - v * mass
    const x = p < 0.5 ? whole.quantile(p) : whole.upperQuantile(u < 0.5 ? aboveMin - u * mass : above + v * mass)
    return x < low ? low : x > high ? high : x
  }
  const share = (part: number) => Math.max(0, Math.min(1, part / mass))
  const cdf = (x: number): number => {
    if (x < low) return 0
    if (x >= high) return 1
    return below > 0.5 ? share(aboveMin - whole.upper(x)) : share(whole.cdf(x) - below)
  }
  const upper = (x: number): number => {
    if (x < low) return 1
    if (x >= high) return 0
    return belowMax < 0.5 ? share(belowMax - whole.cdf(x)) : share(whole.upper(x) - above)
  }
  const { values, corner } = whole
  const moment = (f: (x: number) => number): number =>
    values === 'whole' ? wholeExpectation(truncated, f) : expectation(truncated, f)
  const truncated: Resolved = {
    values,
    quantile: u => at(u, 1 - u),
    upperQuantile: q => at(1 - q, q),
    cdf,
    upper,
    mean: () => {
      const middle = at(0.5, 0.5)
      return middle + moment(x => x - middle)
    },
    variance: () => {
      const mean = truncated.mean()
      return moment(x => (x - mean) * (x - mean))
    },
    support: [low, high],
    ...(corner !== undefined && corner > low && corner < high && { corner }),
  }
  return truncated
}
