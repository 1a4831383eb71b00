/** How often a statement is true, false, and without a value. Merges by adding; plain data. */
export type Counts = { readonly yes: number; readonly no: number; readonly missing: number }

/** Counts of a column of 1 and 0; NaN is a trial in which the statement has no value. */
export const countsOf = (values: Float64Array): Counts => {
  let yes = 0
  let missing = 0
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) missing++
    else if (values[i] !== 0) yes++
  }
  return { yes, no: values.length - yes - missing, missing }
}

export const mergeCounts = (a: Counts, b: Counts): Counts => ({
  yes: a.yes + b.yes,
  no: a.no + b.no,
  missing: a.missing + b.missing,
})

/** The share of the trials with a value in which it is true; null when none has one. */
export const shareOf = ({ yes, no }: Counts): number | null => (yes + no === 0 ? null : yes / (yes + no))

/** The 97.5 % point of the standard normal law. */
export const z975 = 1.9599639845400543

/**
 * The 95 % interval of that share, from counting trials alone (Wilson 1927, "Probable inference, the law of
 * succession, and statistical inference"); it is right at 0 and 1 too. Null when no trial has a value.
 */
export const wilson = ({ yes, no }: Counts): readonly [number, number] | null => {
  const n = yes + no
  if (n === 0) return null
  const z2 = z975 * z975
  const middle = (yes + z2 / 2) / (n + z2)
  const half = (z975 / (n + z2)) * Math.sqrt((yes * no) / n + z2 / 4)
  return [yes === 0 ? 0 : Math.max(0, middle - half), no === 0 ? 1 : Math.min(1, middle + half)]
}
