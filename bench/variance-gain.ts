/** What sharing luck is worth for one difference between two strategies. */
export type Gain = {
  /** Mean of the difference, and its variance from trial to trial: with shared luck, and with luck of its own for each. */
  readonly mean: number
  readonly shared: number
  readonly independent: number
  /** Trials until the standard error of the mean is 1 % of it. */
  readonly sharedTrials: number
  readonly independentTrials: number
  /** How many times as many trials, and as much time, independent luck needs; no finite number where no trial differs. */
  readonly gain: number
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** The sample variance. */
const varianceOf = (values: Float64Array): number => {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1)
}

/**
 * By section 11 of reference-model.md: `first` and `second` met the same luck; `elsewhere` is the second strategy under
 * another seed. Its variance adds to that of the first. Trials without a value in any of the three are left out.
 */
export const gainOf = (first: Float64Array, second: Float64Array, elsewhere: Float64Array): Gain => {
  const kept = [...first.keys()].filter(i => !Number.isNaN(first[i] + second[i] + elsewhere[i]))
  const chosen = (values: (i: number) => number): Float64Array => Float64Array.from(kept, values)
  const difference = chosen(i => second[i] - first[i])
  const mean = meanOf(difference)
  const shared = varianceOf(difference)
  const independent = varianceOf(chosen(i => first[i])) + varianceOf(chosen(i => elsewhere[i]))
  const trialsFor = (variance: number): number => variance / (0.01 * mean * (0.01 * mean))
  return {
    mean,
    shared,
    independent,
    sharedTrials: trialsFor(shared),
    independentTrials: trialsFor(independent),
    gain: independent / shared,
  }
}
