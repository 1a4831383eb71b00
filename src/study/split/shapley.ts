import { addTotals, type Total } from '../../kernel/sum.ts'

/** By which share a set of `size` others counts, of `n` in all: size! (n - 1 - size)! / n!. */
export const weightOf = (size: number, n: number): number => {
  let ways = n
  for (let k = 0; k < size; k++) ways = (ways * (n - 1 - k)) / (k + 1)
  return 1 / ways
}

const sizeOf = (set: number): number => {
  let size = 0
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1
  return size
}

/** The sum from the least to the greatest, compensated: equal numbers in another order have the same sum, to the bit. */
const sumOf = (numbers: readonly number[]): number => {
  const { sum, carry } = [...numbers]
    .sort((a, b) => a - b)
    .reduce<Total>((total, x) => addTotals(total, { sum: x, carry: 0 }), { sum: 0, carry: 0 })
  return sum + carry
}

/**
 * How a change of a figure divides among `n` things that changed (Shapley 1953, "A value for n-person games"): each gets
 * what it adds to the others, averaged over all orders in which they may come. `values` is the figure by set: bit k of
 * the index says whether the k-th has changed. No order counts; what never moves the figure gets exactly 0; what moves
 * it alike gets the same. The largest part (the first of several) takes what rounding leaves, so that the parts make up
 * the whole.
 */
export const shapley = (values: readonly number[], n: number): readonly number[] => {
  const sets = Array.from({ length: 1 << n }, (_, set) => set)
  const added = Array.from({ length: n }, (_, k) => {
    const without = sets.filter(set => (set & (1 << k)) === 0)
    return Array.from({ length: n }, (__, size) =>
      without.filter(set => sizeOf(set) === size).map(set => values[set | (1 << k)] - values[set]),
    )
  })
  const parts = added.map(bySize => sumOf(bySize.map((steps, size) => sumOf(steps) * weightOf(size, n))))
  const moving = added.flatMap((bySize, k) => (bySize.flat().some(step => step !== 0) ? [k] : []))
  if (moving.length === 0) return parts
  const largest = moving.reduce((best, k) => (Math.abs(parts[k]) > Math.abs(parts[best]) ? k : best))
  const others = parts.filter((_, k) => k !== largest)
  return parts.with(largest, sumOf([values[sets.length - 1], -values[0], ...others.map(part => -part)]))
}
