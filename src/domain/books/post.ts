/** Adds a column to a sum of columns, with its sign. */
export const addOn = (sum: Float64Array, amounts: Float64Array, sign: 1 | -1): void => {
  for (let i = 0; i < sum.length; i++) sum[i] += sign * amounts[i]
}

/** The same, and adds its size to the sum of sizes. */
export const addOnWithSize = (sum: Float64Array, sizes: Float64Array, amounts: Float64Array, sign: 1 | -1): void => {
  for (let i = 0; i < sum.length; i++) {
    sum[i] += sign * amounts[i]
    sizes[i] += Math.abs(amounts[i])
  }
}
