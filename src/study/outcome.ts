import type { ChartAsk } from '../scenario/charts/chart-ask.ts'
import type { Curve } from './curves/curve.ts'
import type { Result } from './result.ts'

/** A value used by a scenario, for the list of assumptions. */
export type Assumption = {
  readonly path: string
  readonly label: string
  /** As a person would write it: `PERT 5% – 30% – 60%`, `$145 per hour`. */
  readonly text: string
  /** P, P*, S, V, J of the evidence library; `set` when the scenario's author set it without a source. */
  readonly grade: string
  readonly source: string
  readonly uncertain: boolean
  /** File and line that set it, or `default`. */
  readonly from: string
  /** About what share of the spread of the partner's headline figure, in its best strategy, it accounts for. */
  readonly share?: number
}

/**
 * A result together with what charts and reports need besides it. Plain data.
 * `samples`: per strategy and metric the value of each trial in trial order (NaN: no value), of those metrics that are kept
 * trial by trial; beyond 2^17 trials none is.
 */
export type Outcome = {
  readonly result: Result
  readonly against: string
  readonly horizonMonths: number
  /** The month (1 to 12) with which the vendor's fiscal year starts; January if left out. */
  readonly vendorYear?: number
  /** Whether the value is that of the firm, whose books are known; else it is that of this practice. */
  readonly firm: boolean
  readonly samples: Readonly<Record<string, Readonly<Record<string, Float64Array>>>>
  readonly assumptions: readonly Assumption[]
  /** The charts that the scenario names; left out where it names none. */
  readonly charts?: readonly ChartAsk[]
  /** Lines that charts show; left out of a run that was only looked at. */
  readonly curves?: readonly Curve[]
  /** What the run found that a reader should know before trusting it; also among the result's warnings. */
  readonly notes?: readonly string[]
}
