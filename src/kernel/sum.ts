/** A sum with the rounding it has lost so far; the value is `sum + carry`. */
export type Total = { readonly sum: number; readonly carry: number }

/** a + b with Neumaier's correction added to the carries. */
export const addTotals = (a: Total, b: Total): Total => {
  const sum = a.sum + b.sum
  const lost = Math.abs(a.sum) >= Math.abs(b.sum) ? a.sum - sum + b.sum : b.sum - sum + a.sum
  return { sum, carry: a.carry + b.carry + lost }
}

/**
 * Compensated sum of `values[from..to)`, skipping NaN (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen").
 */
export const total = (values: Float64Array, from = 0, to = values.length): Total => {
  let sum = 0
  let carry = 0
  for (let i = from; i < to; i++) {
    const x = values[i]
    if (Number.isNaN(x)) continue
    const next = sum + x
    carry += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum
    sum = next
  }
  return { sum, carry }
}
