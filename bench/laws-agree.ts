/** Mean and standard deviation of a figure over its trials. */
export type Spread = { readonly mean: number; readonly sd: number }

/**
 * Why two samples of one size are hardly of one law: means more than 5 standard errors of their difference apart, or
 * spreads more than 5 %. Undefined where neither is so.
 */
export const lawsAgree = (known: Spread, found: Spread, trials: number): string | undefined => {
  const error = Math.sqrt((known.sd * known.sd + found.sd * found.sd) / trials)
  const apart = Math.abs(known.mean - found.mean) / error
  if (!(apart <= 5)) return `its mean is ${found.mean}, ours ${known.mean}: ${apart.toFixed(1)} standard errors apart`
  if (!(Math.abs(found.sd / known.sd - 1) <= 0.05)) return `its spread is ${found.sd}, ours ${known.sd}`
  return undefined
}
