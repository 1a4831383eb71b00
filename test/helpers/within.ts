import { expect } from 'vitest'

/** Four standard errors: a false alarm once in 16,000 looks, and our seeds are fixed. */
const most = 4

/** Expects a figure within four standard errors of what is known. */
export const expectWithin = (found: number, known: number, error: number, what = ''): void => {
  const z = (found - known) / error
  expect(Math.abs(z), `${what}: ${found} is ${z} standard errors from ${known}`).toBeLessThanOrEqual(most)
}

export const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum / values.length
}

/** Sample variance, the plain way; good enough for figures that are far from cancelling. */
export const varianceOf = (values: ArrayLike<number>): number => {
  const mean = meanOf(values)
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i] - mean) * (values[i] - mean)
  return sum / (values.length - 1)
}
