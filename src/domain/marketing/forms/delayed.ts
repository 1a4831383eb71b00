import { normalCdf, normalDensity } from '../../../kernel/normal.ts'

/** sqrt(2 log 2): a bell is half as high this many standard deviations from its top. */
const halfAt = 1.1774100225154747

/**
 * What has come of an effect that is strongest at the age `peak`, and half as strong `half` before and after it, summed up
 * to an age: the bell 2^(-((age - peak) / half)^2), cut off at 0 and `gone`. With `half` 0 all of it comes at the peak; a
 * peak beyond `gone` is at it.
 */
export const delayedSum = (peak: number, half: number, gone: number): ((age: number) => number) => {
  const top = Math.min(peak, gone)
  if (half <= 0) return age => Math.max(0, age - top)
  const deviation = half / halfAt
  const far = (age: number): number => (age - top) / deviation
  const sum = (z: number): number => deviation * (z * normalCdf(z) + normalDensity(z))
  const before = normalCdf(far(0))
  const whole = normalCdf(far(gone)) - before
  const within = (age: number): number => (sum(far(age)) - sum(far(0)) - age * before) / whole
  return age => (age <= gone ? within(age) : within(gone) + (age - gone))
}
