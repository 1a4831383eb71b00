import type { Column } from '../../kernel/column.ts'

/** A column that moves a sum, and the direction. */
export type Movement = { readonly column: Column; readonly sign: 1 | -1 }

type Amounts = Readonly<Record<string, Float64Array>>

/** Adds the movements to a sum, one after the other; two in one go, because it is half the way. */
export const post = (sum: Float64Array, amounts: Amounts, movements: readonly Movement[]): void => {
  let k = 0
  for (; k + 1 < movements.length; k += 2) {
    const [one, other] = [movements[k], movements[k + 1]]
    addTwo(sum, amounts[one.column.name], one.sign, amounts[other.column.name], other.sign)
  }
  if (k < movements.length) addOne(sum, amounts[movements[k].column.name], movements[k].sign)
}

/** Adds the sizes of the movements to a sum of sizes. */
export const postSizes = (sizes: Float64Array, amounts: Amounts, movements: readonly Movement[]): void => {
  for (const { column } of movements) addSize(sizes, amounts[column.name])
}

const addTwo = (sum: Float64Array, a: Float64Array, signA: number, b: Float64Array, signB: number): void => {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i] + signA * a[i] + signB * b[i]
}

const addOne = (sum: Float64Array, a: Float64Array, sign: number): void => {
  for (let i = 0; i < sum.length; i++) sum[i] += sign * a[i]
}

const addSize = (sizes: Float64Array, a: Float64Array): void => {
  for (let i = 0; i < sizes.length; i++) sizes[i] += Math.abs(a[i])
}
