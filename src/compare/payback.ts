/**
 * When a cumulative difference between two paths is made good for the rest of the horizon, counted over trials: how many
 * at each number of steps (0: it never is behind), how many never, and how many in which the paths do not differ at all,
 * so that there is nothing to pay back. Whole counts, so merging is exact in any order; plain data.
 */
export type PaybackState = { readonly after: readonly number[]; readonly never: number; readonly same: number }

/** Rounding of a sum, as a part of what was added up: below it nobody is behind. */
const rounding = 1e-12

/**
 * Trial by trial, how much path `b` differs from path `a` in all, and the number of the last step, from 1, after which it is
 * behind; 0 if it never is.
 */
const differences = (
  a: readonly Float64Array[],
  b: readonly Float64Array[],
): { readonly sizes: Float64Array; readonly behind: Int32Array } => {
  const trials = a[0].length
  const sums = new Float64Array(trials)
  const sizes = new Float64Array(trials)
  const behind = new Int32Array(trials)
  for (let t = 0; t < a.length; t++)
    for (let i = 0; i < trials; i++) {
      const step = b[t][i] - a[t][i]
      sums[i] += step
      sizes[i] += Math.abs(step)
      if (sums[i] < -rounding * sizes[i]) behind[i] = t + 1
    }
  return { sizes, behind }
}

/** Of path `b` less path `a`, each a column of one number a trial per step. */
export const paybackState = (a: readonly Float64Array[], b: readonly Float64Array[]): PaybackState => {
  const steps = a.length
  const { sizes, behind } = differences(a, b)
  const after = new Array<number>(steps + 1).fill(0)
  let never = 0
  let same = 0
  for (let i = 0; i < sizes.length; i++) {
    if (sizes[i] === 0) same++
    else if (behind[i] === steps) never++
    else after[behind[i] === 0 ? 0 : behind[i] + 1]++
  }
  return { after, never, same }
}

export const mergePaybacks = (a: PaybackState, b: PaybackState): PaybackState => ({
  after: a.after.map((count, n) => count + b.after[n]),
  never: a.never + b.never,
  same: a.same + b.same,
})

/** How many trials have something to pay back. */
export const payingTrials = ({ after, never }: PaybackState): number => after.reduce((sum, n) => sum + n, never)

/**
 * Steps until it is paid back, as a quantile (type 1: the value of a trial) over the trials that have something to pay
 * back; null where that trial never does.
 */
export const paybackQuantile = (state: PaybackState, p: number): number | null => {
  const rank = Math.max(1, Math.ceil(p * payingTrials(state)))
  let seen = 0
  for (const [steps, count] of state.after.entries()) {
    seen += count
    if (seen >= rank) return steps
  }
  return null
}
