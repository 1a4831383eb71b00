import type { Unit } from '../kernel/unit.ts'

/** Levels of one metric over the trials of one strategy. Figures are null when the metric never had a value. */
export type Figures = {
  readonly unit: Unit
  readonly mean: number | null
  readonly sd: number | null
  /** Monte Carlo standard error of the mean. */
  readonly se: number | null
  readonly p05: number | null
  readonly p10: number | null
  readonly p25: number | null
  readonly p50: number | null
  readonly p75: number | null
  readonly p90: number | null
  readonly p95: number | null
  readonly min: number | null
  readonly max: number | null
  /** Trials in which the metric has no value (a multiplier with no software). */
  readonly undefined: number
}

/** One metric over time: one entry per step; null where the metric has no value in any trial. */
export type Timeline = {
  readonly unit: Unit
  /** Last day of each step, ISO. */
  readonly dates: readonly string[]
  readonly mean: readonly (number | null)[]
  readonly p10: readonly (number | null)[]
  readonly p50: readonly (number | null)[]
  readonly p90: readonly (number | null)[]
}

export type StrategyResult = {
  readonly id: string
  readonly title: string
  readonly metrics: Readonly<Record<string, Figures>>
  readonly timeline: Readonly<Record<string, Timeline>>
}

/** One metric of `b` minus the same of `a`, trial by trial on the same luck. */
export type Difference = {
  readonly unit: Unit
  readonly mean: number | null
  readonly se: number | null
  readonly ci95: readonly [number, number] | null
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
  /** Of the trials in which both have a value, the share in which b > a, and in which they are equal. */
  readonly pGreater: number | null
  readonly pEqual: number | null
}

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

export type Comparison = {
  readonly a: string
  readonly b: string
  readonly metrics: Readonly<Record<string, Difference>>
  readonly paybacks: Paybacks
}

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

/** How likely a statement is: the share of the futures in which it has a value and is true. */
export type Likelihood = {
  readonly p: number | null
  /** 95 % interval of that share, from counting futures alone (Wilson). */
  readonly ci95: readonly [number, number] | null
  /** Trials in which the statement has no value, because a figure in it has none. */
  readonly undefined: number
}

/** What a side wants or believes, and how likely it is; `strategy` is null where it is the same whichever is at hand. */
export type StatementResult = {
  readonly kind: 'goal' | 'expect'
  readonly side: 'vendor' | 'partner'
  readonly that: string
  readonly by?: string
  readonly weight: number
  readonly why?: string
  /** The metric that it compares with something, where that is one metric. */
  readonly about?: string
  /** The number that it compares the metric with, where it does no more than that. */
  readonly number?: number
  /** File and line. */
  readonly from: string
  readonly results: readonly (Likelihood & {
    readonly strategy: string | null
    /** The median of the metric, and by how much the number lies above it; null without a number or a median. */
    readonly simulated: number | null
    readonly gap: number | null
    /** The input with the largest share in the metric, or in the statement being true; null where none can be told. */
    readonly hangsOn: InputShare | null
  })[]
}

/** Whether a number made from all futures is where it should be. */
export type CheckResult = {
  readonly that: string
  readonly by?: string
  readonly why?: string
  readonly severity: 'error' | 'warning'
  /** Of the value, where there is one. */
  readonly unit?: Unit
  readonly from: string
  readonly results: readonly {
    readonly strategy: string | null
    /** What it compares with something, where it is one comparison; null where that has no value. */
    readonly value: number | null
    /** 95 % interval of that value, from counting futures alone. */
    readonly ci95: readonly [number, number] | null
    /** Null where a number in it has no value. */
    readonly holds: boolean | null
    /** Whether another run of as many futures could well find the opposite. */
    readonly close: boolean
  }[]
}

/** How likely it is that all goals of a side, or of both, are reached in one future; null where there are none. */
export type GoalsResult = {
  readonly strategy: string
  readonly vendor: Likelihood | null
  readonly partner: Likelihood | null
  readonly both: Likelihood | null
}

/** A metric that the file defines. One of `trial` level is also among each strategy's metrics. */
export type OwnMetric = {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly formula: string
  readonly level: 'trial' | 'aggregate'
  readonly from: string
  /** Of an aggregate one: its value, with its 95 % interval from counting futures alone. */
  readonly results: readonly {
    readonly strategy: string | null
    readonly value: number | null
    readonly ci95: readonly [number, number] | null
  }[]
}

/** What a run leaves behind; `schema/result.schema.json` describes it. */
export type Result = {
  readonly schema: 'tandem/result@1'
  readonly tool: { readonly name: 'tandem'; readonly version: string }
  readonly streams: 1
  readonly seed: string
  readonly trials: number
  readonly scenario: {
    readonly name: string
    readonly file: string
    readonly hash: string
    /** What the command line set on top of the files; left out when it set nothing. */
    readonly set?: readonly string[]
  }
  /** How quantiles were found: exactly, or from a sketch with a stated relative error. */
  readonly method: { readonly quantiles: string; readonly timelines: string }
  readonly strategies: readonly StrategyResult[]
  readonly comparisons: readonly Comparison[]
  readonly metrics: readonly OwnMetric[]
  readonly statements: readonly StatementResult[]
  readonly goals: readonly GoalsResult[]
  readonly checks: readonly CheckResult[]
  readonly influence: readonly InfluenceResult[]
  readonly guesses: GuessesResult | null
  readonly pareto: readonly ParetoPoint[]
  readonly breakEvens: readonly BreakEvenResult[]
  readonly notModelled: readonly string[]
  readonly warnings: readonly string[]
}
