import type { Unit } from '../kernel/unit.ts'
import type { CheckResult } from '../study/result.ts'

/**
 * How a run was compared with its baseline. `exact`: same scenario, model, seed and arithmetic, so that every bit has to
 * be the same · `paired`: same seed and streams, so that futures are compared one by one · `independent`: other luck, so
 * that both have an error.
 */
export type Mode = 'exact' | 'paired' | 'independent'

/**
 * What became of one metric of one strategy. `same`: to the bit · `withinNoise`: as another run of the same could have
 * it · `withinTolerance`: outside noise, and no further than the baseline allows · `changed`: outside both · `undefined`:
 * it has a value in other futures than before.
 */
export type Verdict = 'same' | 'withinNoise' | 'withinTolerance' | 'changed' | 'undefined'

/** The figures of a metric that are gated. */
export type GatedFigure = 'mean' | 'p10' | 'p90'

/** What one figure was and is, and what became of it. */
export type Gated = {
  readonly was: number | null
  readonly is: number | null
  /** is - was, and that of |was|; null where either has no value, and the second also where it was 0. */
  readonly change: number | null
  readonly relative: number | null
  /** Standard error of the change. */
  readonly noise: number | null
  /** How far it may move: abs + rel x |was|; of a quantile, x the larger of |was| and |the mean that was|. */
  readonly tolerance: number
  readonly verdict: Verdict
}

/** A quantile of one metric of one strategy. */
export type GateQuantile = Gated & { readonly figure: Exclude<GatedFigure, 'mean'> }

/** One metric of one strategy: what its mean was and is; the verdict is the worst of those of the mean and the quantiles. */
export type GateRow = Gated & {
  readonly strategy: string
  readonly metric: string
  readonly unit: Unit
  /** Its other figures; none in an exact comparison, where bits are compared, nor where it has a value in other futures. */
  readonly quantiles: readonly GateQuantile[]
  /** Which of its figures changed outside noise and beyond tolerance; none in an exact comparison. */
  readonly moved: readonly GatedFigure[]
  /** The first future, counted from 0, in which it differs, and what it was and is there; on the same luck only. */
  readonly first?: { readonly trial: number; readonly was: number | null; readonly is: number | null }
}

/** What has to be right before numbers are compared. */
export type Structural = {
  readonly kind:
    | 'missingMetric'
    | 'newMetric'
    | 'missingStrategy'
    | 'newStrategy'
    | 'unit'
    | 'trials'
    | 'noBaseline'
    | 'unusedTolerance'
  readonly what: string
  readonly help: string
}

/** A line of the scenario's files that was, or is, as part of what changed. */
export type ChangedLine = {
  readonly file: string
  readonly line: number
  readonly sign: '+' | '-'
  readonly text: string
}

/** What `tandem check` found of one scenario. It fails unless `passed`. */
export type GateReport = {
  readonly scenario: string
  readonly file: string
  readonly passed: boolean
  readonly mode: Mode | null
  readonly trials: number
  /** Why the comparison is of that kind, in a clause. */
  readonly because: string
  readonly structure: readonly Structural[]
  /** Every gated metric of every strategy; changed ones first, the largest in terms of its tolerance first. */
  readonly rows: readonly GateRow[]
  readonly lines: readonly ChangedLine[]
  /** The scenario's own checks. */
  readonly checks: readonly CheckResult[]
  /** Of a check that is too close to tell: how many futures would tell; by its place among the checks. */
  readonly undecided: readonly { readonly check: number; readonly trials: number | null }[]
}
