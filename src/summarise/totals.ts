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

/** The sums of a block's columns, each of `count` numbers; `first` is the number of its first trial, a multiple of 256. */
export const totalsOf = (columns: readonly Float64Array[], count: number, first: number): Totals => {
  const nodes: Totals[number][] = []
  for (const { index, from, to } of leavesOf(count, first)) {
    const sums = new Float64Array(2 * columns.length)
    columns.forEach((values, k) => {
      const { sum, carry } = total(values, from, to)
      sums[2 * k] = sum
      sums[2 * k + 1] = carry
    })
    appendNode(nodes, { level: 0, index, sums }, joined)
  }
  return nodes
}

export const mergeTotals = (a: Totals, b: Totals): Totals => mergeNodes(a, b, joined)

/** The mean of each column over all trials, once every block is in. */
export const meansIn = (totals: Totals, trials: number): number[] => {
  const { sums } = totals.reduce((a, b) => joined(a, b, a))
  return Array.from({ length: sums.length / 2 }, (_, k) => (sums[2 * k] + sums[2 * k + 1]) / trials)
}
