import type { Unit } from '../kernel/unit.ts'
import type { YearZeroRow } from '../scenario/last-year/year-zero.ts'
import type {
  BreakEvenResult,
  GuessesResult,
  InfluenceResult,
  InputShare,
  ParetoPoint,
  Paybacks,
  RebateResult,
} from './beyond-levels.ts'
import type { BothGainResult } from './both-gain/results.ts'
import type { MarketingResult } from './marketing/results.ts'

/** Levels of one metric over the trials of one strategy. Figures are null when the metric never had a value. */
export type Figures = {
  readonly unit: Unit
  readonly mean: number | null
  readonly sd: number | null
  /** Standard error of the mean: from the spread of the trials, or from the scrambles of a run on points. */
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

/** The mean of one column over the trials: one entry per step. */
export type MeanPath = { readonly unit: Unit; readonly mean: readonly (number | null)[] }

/** What a strategy comes to. Figures and paths by the id of their metric, as `tandem explain` lists them. */
export type StrategyResult = {
  readonly id: string
  readonly title: string
  readonly metrics: Readonly<Record<string, Figures>>
  readonly timeline: Readonly<Record<string, Timeline>>
  /** The mean over the trials of what adds up, in the steps of the timelines. */
  readonly means: Readonly<Record<string, MeanPath>>
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

/** A strategy beside the one that all are compared with. */
export type Comparison = {
  /** Ids: `a` of the one that all are compared with, `b` of the strategy. */
  readonly a: string
  readonly b: string
  /** `b` minus `a`, by the id of the metric. */
  readonly metrics: Readonly<Record<string, Difference>>
  readonly paybacks: Paybacks
}

/** How likely a statement is: the share of the futures in which it has a value and is true. */
export type Likelihood = {
  readonly p: number | null
  /** 95 % interval of that share, from counting futures alone (Wilson), or from the scrambles of a run on points. */
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
  /** Where its number comes from: ids of the evidence library's sources, or texts. */
  readonly source?: readonly string[]
  /** What was laid over every strategy, where it is a check of what would be then. */
  readonly with?: string
  /** How many futures that was played in. */
  readonly trials?: number
  /** Of a lever: which way the figure has to move. The value is by how much it does on average. */
  readonly moves?: 'any' | 'up' | 'down'
  readonly severity: 'error' | 'warning'
  /** Of the value, where there is one. */
  readonly unit?: Unit
  readonly from: string
  readonly results: readonly {
    readonly strategy: string | null
    /** Of an ordering: the strategy that it is to be above; the value is by how much it is. */
    readonly over?: string
    /** What it compares with something, where it is one comparison; null where that has no value. */
    readonly value: number | null
    /** 95 % interval of that value, from counting futures alone. */
    readonly ci95: readonly [number, number] | null
    /**
     * Where it compares means: by how much the left side is above the right one, future by future on the same luck, with
     * the 95 % interval of that.
     */
    readonly apart?: { readonly value: number; readonly ci95: readonly [number, number] }
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

/** The way to a figure in steps that add up to it: means over the trials, in USD. */
export type Bridge = {
  readonly strategy: string
  /** The metric that the steps add up to. */
  readonly of: string
  readonly total: number
  /** Of the total, from the strategy that this one is compared with; null for that one itself. */
  readonly difference: number | null
  readonly steps: readonly {
    /** The metric of the step. */
    readonly id: string
    readonly label: string
    readonly mean: number | null
    readonly difference: number | null
    /** The metric that the steps up to this one add up to, where there is one. */
    readonly reaches?: string
  }[]
}

/**
 * Inputs drawn from scrambled Sobol points, and events by plain draws. Trial n belongs to scramble n mod 16, and is point
 * n / 16 of it, rounded down.
 */
export type Sampled = {
  readonly kind: 'sobol'
  readonly scrambles: number
  /** How standard errors and 95 % intervals of means, differences and shares of the run are found. */
  readonly errors: string
  /** Paths of the inputs that have a dimension, in their order; of columns of one row of a table the first. */
  readonly dimensions: readonly string[]
  /** Paths of inputs beyond the last dimension, which are drawn by plain Monte Carlo. */
  readonly plain: readonly string[]
}

/** What a run leaves behind; `schema/result.schema.json` describes it. */
export type Result = {
  readonly schema: 'tandem/result@1'
  readonly tool: { readonly name: 'tandem'; readonly version: string }
  readonly streams: 1
  readonly seed: string
  readonly trials: number
  /** How the inputs were drawn; left out where that is plain Monte Carlo. */
  readonly sampling?: Sampled
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
  readonly bridges: readonly Bridge[]
  readonly metrics: readonly OwnMetric[]
  readonly statements: readonly StatementResult[]
  readonly goals: readonly GoalsResult[]
  readonly checks: readonly CheckResult[]
  /** Last year's books against the model at its start; left out where the scenario says nothing of them. */
  readonly yearZero?: readonly YearZeroRow[]
  readonly influence: readonly InfluenceResult[]
  readonly guesses: GuessesResult | null
  readonly pareto: readonly ParetoPoint[]
  readonly breakEvens: readonly BreakEvenResult[]
  /** What marketing activities bring; left out where no plan names one, or of a first look. */
  readonly marketing?: MarketingResult
  /** On which terms both sides gain; left out where no strategy resells or uses a fund, or of a first look. */
  readonly bothGain?: BothGainResult
  /** What rebates pay on average and on average turnover; left out where the scenario has none. */
  readonly rebates?: readonly RebateResult[]
  readonly notModelled: readonly string[]
  readonly warnings: readonly string[]
}
