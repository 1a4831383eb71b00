/**
 * Months until the cumulative difference of b less a is made good for the rest of the horizon; 0: it never is behind. A
 * quantile is null where that future never sees it; `never` is the share of such futures. Futures in which the two do
 * not differ are left out.
 */
export type Payback = {
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
  readonly never: number
}

/** Of resale alone (its margin less what selling costs) and of EBITDA, with services; null where nothing differs. */
export type Paybacks = { readonly resale: Payback | null; readonly withServices: Payback | null }

/**
 * How much of a figure's spread an uncertain input accounts for, or several that hang together: the squared rank
 * correlation, of several the adjusted R² of the regression on their ranks, over the first 4,096 trials.
 */
export type InputShare = {
  /** As in the file: `inputs.captureShare`, `vendor.referral.supportOnly.enforced`. */
  readonly paths: readonly string[]
  readonly label: string
  /** As in the list of assumptions; of several the weakest. */
  readonly grade: string
  readonly share: number
  readonly ci95: readonly [number, number]
}

/** What a figure of a strategy, or its difference from another strategy's, hangs on: of the shares that can be told from none the twelve largest. */
export type InfluenceResult = {
  readonly strategy: string
  /** The strategy that it is compared with; null for the figure itself. */
  readonly against: string | null
  readonly metric: string
  readonly inputs: readonly InputShare[]
  /** The share that no input accounts for: chance, and what inputs do only together. Null where it cannot be told. */
  readonly chance: number | null
}

/** The weakest evidence that the partner's headline figure of the best strategy hangs on: guesses, the largest first. */
export type GuessesResult = {
  readonly strategy: string
  readonly metric: string
  readonly inputs: readonly InputShare[]
  readonly chance: number | null
}

/** What a strategy changes for both seats against the status quo, as medians of the difference in each future. */
export type ParetoPoint = {
  readonly strategy: string
  readonly vendor: number
  readonly partner: number
  /** Whether no other strategy is as good for both and better for one. */
  readonly efficient: boolean
  /** The strategies that are. */
  readonly dominatedBy: readonly string[]
}

/** Where two strategies are level on average; `never` and `always` say whether the first wins in the whole range. */
export type BreakEvenAnswer = {
  readonly at: number | 'never' | 'always'
  /** Whether the first strategy wins above that value or below it; null without one. */
  readonly wins: 'above' | 'below' | null
  /** What Monte Carlo error leaves open, inside the range; null without a value. */
  readonly ci95: readonly [number, number] | null
  /** Whether Monte Carlo error leaves another kind of answer open: a value, or none, in the range. */
  readonly close: boolean
}

/** The referral share from which on a strategy that only supports beats the best one that resells, on the owner's metric. */
export type BreakEvenResult = {
  readonly strategy: string
  readonly against: string
  readonly metric: string
  readonly trials: number
  /** A share of the direct deals' services that stays the same; also the start of a policy that nobody follows. */
  readonly share: BreakEvenAnswer
  /** What the share has to be at the start when the policy goes where the file says and is followed to the letter. */
  readonly startIfEnforced: BreakEvenAnswer
}

/** What a rebate earns the partner over the horizon, and what it would on average turnover. USD. */
export type RebateResult = {
  readonly strategy: string
  readonly rebate: string
  /** Futures that it was worked out from. */
  readonly trials: number
  /** Mean turnover that counts for it. */
  readonly turnover: number
  /** What it earns on average, what it earns on the average turnover of each step, and the first less the second. */
  readonly payout: number
  readonly ofMean: number
  readonly gap: number
  /** What the vendor has to set right of what it set aside at each sale, over all periods. */
  readonly trueUp: { readonly mean: number; readonly p10: number; readonly p90: number }
}
