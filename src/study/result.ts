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

export type Comparison = {
  readonly a: string
  readonly b: string
  readonly metrics: Readonly<Record<string, Difference>>
}

/** What a run leaves behind; `schema/result.schema.json` describes it. */
export type Result = {
  readonly schema: 'tandem/result@1'
  readonly tool: { readonly name: 'tandem'; readonly version: string }
  readonly streams: 1
  readonly seed: string
  readonly trials: number
  readonly scenario: { readonly name: string; readonly file: string; readonly hash: string }
  /** How quantiles were found: exactly, or from a sketch with a stated relative error. */
  readonly method: { readonly quantiles: string; readonly timelines: string }
  readonly strategies: readonly StrategyResult[]
  readonly comparisons: readonly Comparison[]
  readonly notModelled: readonly string[]
  readonly warnings: readonly string[]
}
