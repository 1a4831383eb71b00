import { grown } from '../kernel/grown.ts'
import { total } from '../kernel/sum.ts'
import { appendNode, leavesOf, mergeNodes } from './tree.ts'

/**
 * Sums of many columns over the trials, in the tree of their moments: of each column its sum and the rounding that it has
 * lost, side by side. It is what is left of moments where only means are asked. Plain data.
 */
export type Totals = readonly { readonly level: number; readonly index: number; readonly sums: Float64Array }[]

/** As `addTotals`, column by column. */
const joined = (
  left: Totals[number],
  right: Totals[number],
  place: { readonly level: number; readonly index: number },
): Totals[number] => {
  const sums = new Float64Array(left.sums.length)
  for (let k = 0; k < sums.length; k += 2) {
    const [a, b] = [left.sums[k], right.sums[k]]
    const sum = a + b
    sums[k] = sum
    sums[k + 1] = left.sums[k + 1] + right.sums[k + 1] + (Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a)
  }
  return { ...place, sums }
}

/** Totals of a block of so many trials, to be filled column by column, each when it is there; one that comes again counts alone. */
export type Filling = { readonly fill: (column: number, values: Float64Array) => void; readonly filled: () => Totals }

/** `columns`: how many there will be; `first` is the number of the block's first trial, a multiple of 256. */
export const totalsToFill = (columns: number, count: number, first: number): Filling => {
  const leaves = grown(leavesOf(count, first), leaf => ({ ...leaf, sums: new Float64Array(2 * columns) }))
  return {
    fill(column, values) {
      for (const { from, to, sums } of leaves) {
        const { sum, carry } = total(values, from, to)
        sums[2 * column] = sum
        sums[2 * column + 1] = carry
      }
    },
    filled() {
      const nodes: Totals[number][] = []
      for (const { index, sums } of leaves) appendNode(nodes, { level: 0, index, sums }, joined)
      return nodes
    },
  }
}

/** The sums of a block's columns, each of `count` numbers. */
export const totalsOf = (columns: readonly Float64Array[], count: number, first: number): Totals => {
  const { fill, filled } = totalsToFill(columns.length, count, first)
  columns.forEach((values, column) => {
    fill(column, values)
  })
  return filled()
}

export const mergeTotals = (a: Totals, b: Totals): Totals => mergeNodes(a, b, joined)

/** The mean of each column over all trials, once every block is in. */
export const meansIn = (totals: Totals, trials: number): number[] => {
  const { sums } = totals.reduce((a, b) => joined(a, b, a))
  return Array.from({ length: sums.length / 2 }, (_, k) => (sums[2 * k] + sums[2 * k + 1]) / trials)
}
