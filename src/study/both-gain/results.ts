import type { Likelihood } from '../result.ts'

/** Terms between the two sides: the part of marketing that the vendor's fund pays, and the partner's margin; null where it plays no part. */
export type Terms = { readonly vendorPays: number | null; readonly margin: number | null }

/** The name of a term. */
export type TermName = keyof Terms

/** From and to which value of a term the probability is at least the level; null where it is nowhere. */
export type TermRange = readonly [number, number] | null

/** How one term moves the probability that both gain, the other one held. */
export type BothGainLine = {
  readonly along: TermName
  /** What the other term is held at; null where it plays no part. */
  readonly held: number | null
  /** Where the share of futures reaches the level, to one point; where its 95 % interval does as a whole, and in part. */
  readonly reaches: TermRange
  readonly surely: TermRange
  readonly possibly: TermRange
  /** Where the share is largest, how large, and in which share of futures each side by itself has no less there. */
  readonly best: {
    readonly at: number
    readonly p: number
    readonly vendor: number | null
    readonly partner: number | null
  }
}

/** How likely both sides gain by a strategy, on its own terms and on others. */
export type BothGainStrategy = {
  readonly strategy: string
  /** On the terms of the file, over all futures of the run, as far as they are kept one by one (up to 131,072). */
  readonly asItIs: Likelihood
  /** On each set of terms that was played. */
  readonly points: readonly (Terms & Likelihood)[]
  readonly lines: readonly BothGainLine[]
}

/**
 * How likely both sides gain against the status quo as it is: neither has less than in the same future of it, and one has
 * more. The vendor by its contribution, the partner by the metric that is named.
 */
export type BothGainResult = {
  readonly against: string
  readonly partner: string
  /** The share of futures that a range is about. */
  readonly level: number
  /** The first trials of the run, on which the terms were varied. */
  readonly trials: number
  readonly strategies: readonly BothGainStrategy[]
}
