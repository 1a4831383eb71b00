import type { Law } from '../law.ts'
import type { Resolved } from './resolved.ts'

/** Less probability than this in the window leaves too few digits to invert. */
export const leastMass = 1e-290

export type Ends = { readonly min: number; readonly max: number }

export const endsOf = (law: Law): Ends => ({
  min: law.truncate?.min ?? Number.NEGATIVE_INFINITY,
  max: law.truncate?.max ?? Number.POSITIVE_INFINITY,
})

/** How the window lies in the whole law: probability below, above and inside it, each from the tail that is small. */
export const window = (whole: Resolved, { min, max }: Ends) => {
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
