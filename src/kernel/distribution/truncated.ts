import type { Law } from '../law.ts'
import { expectation, wholeExpectation } from './quadrature.ts'
import { distributionOf, type Resolved, resolveWhole } from './resolved.ts'

/** Less probability than this in the window leaves too few digits to invert. */
const leastMass = 1e-290

type Ends = { readonly min: number; readonly max: number }

const endsOf = (law: Law): Ends => ({
  min: law.truncate?.min ?? Number.NEGATIVE_INFINITY,
  max: law.truncate?.max ?? Number.POSITIVE_INFINITY,
})

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
  const { kind, params, values = params, weights } = law
  const points = kind === 'bernoulli' ? [0, 1] : values
  const shares = kind === 'bernoulli' ? [1 - params[0], params[0]] : (weights ?? points.map(() => 1))
  const inside = points.map((_, i) => i).filter(i => points[i] >= min && points[i] <= max && shares[i] > 0)
  if (inside.length === 0) return undefined
  return { kind: 'discrete', params: [], values: inside.map(i => points[i]), weights: inside.map(i => shares[i]) }
}

/** How the window lies in the whole law: probability below, above and inside it, each from the tail that is small. */
const window = (whole: Resolved, { min, max }: Ends) => {
  const before = whole.values === 'whole' ? Math.ceil(min) - 1 : min
  const last = whole.values === 'whole' ? Math.floor(max) : max
  const below = before === Number.NEGATIVE_INFINITY ? 0 : whole.cdf(before)
  const aboveMin = before === Number.NEGATIVE_INFINITY ? 1 : whole.upper(before)
  const above = last === Number.POSITIVE_INFINITY ? 0 : whole.upper(last)
  const belowMax = last === Number.POSITIVE_INFINITY ? 1 : whole.cdf(last)
  const mass = below > 0.5 ? aboveMin - above : above > 0.5 ? belowMax - below : 1 - below - above
  const first = whole.values === 'whole' ? before + 1 : before
  return { below, aboveMin, above, belowMax, mass, first, last }
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
  const isEmpty = values === 'points' ? !kept(law, ends) : !(window(resolveWhole(law), ends).mass >= leastMass)
  return isEmpty ? `truncation to ${windowText(ends)} leaves almost none of the ${law.kind} law` : undefined
}

/** The law restricted to its window and renormalised, by inversion within [P(X < min), P(X <= max)]. */
export const resolve = (law: Law): Resolved => {
  if (!law.truncate) return resolveWhole(law)
  const whole = resolveWhole(law)
  const ends = endsOf(law)
  if (whole.values === 'points') return resolveWhole(kept(law, ends) as Law)
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
