import type { Expr } from '../kernel/expr.ts'
import type { Axis } from '../kernel/field.ts'
import type { Issue, Place } from '../kernel/issue.ts'
import type { Law } from '../kernel/law.ts'
import type { Window } from '../kernel/metric.ts'
import type { Period, Unit } from '../kernel/unit.ts'
import type { ChartAsk } from './charts/chart-ask.ts'
import type { SliderAsk } from './sliders/slider-ask.ts'

/**
 * What a scenario says of one field. Numbers are in the field's canonical unit; `per` is the period that the writer
 * stated a rate in (conversion to the step happens at compile, exactly 1 when the two agree).
 */
export type Quantity =
  | { readonly kind: 'constant'; readonly value: number; readonly per?: Period }
  /** `table` is the file that its values come from, where they do. */
  | { readonly kind: 'law'; readonly law: Law; readonly per?: Period; readonly table?: string }
  /** A formula over named inputs; name `n` of it is the input `of[n]`. `text` is as written, for people. */
  | {
      readonly kind: 'formula'
      readonly expr: Expr
      readonly of: readonly string[]
      readonly text: string
      readonly per?: Period
    }
  | { readonly kind: 'choice'; readonly value: string }
  /** A number that people write in words: a day of the calendar, some of a closed list, `none`. */
  | { readonly kind: 'worded'; readonly value: number; readonly text: string }
  /** A lever that changes on dates: each value holds from its step on, the first from step 0. */
  | {
      readonly kind: 'schedule'
      /** `since` is the date as written, for people. */
      readonly pieces: readonly { readonly from: number; readonly since: string; readonly quantity: Quantity }[]
    }
  /** A value that moves in a straight line from `start` to `end` in the first `over` months, and stays there. */
  | { readonly kind: 'ramp'; readonly start: Quantity; readonly end: Quantity; readonly over: number }
  /** Of events: the median is uncertain itself; `law` is the spread around it, with median 1. */
  | { readonly kind: 'spread'; readonly typical: Quantity; readonly law: Law }
  /**
   * One of the uncertain shares of a whole: its gamma (mean: the typical share, sd: its spread), divided by the sum of
   * the gammas of all shares of that whole. `among` are the paths of all of them, this one too.
   */
  | { readonly kind: 'part'; readonly typical: number; readonly spread: number; readonly among: readonly string[] }
  /** A column of a table, one row drawn a trial; columns with the same `rows` are drawn together. */
  | { readonly kind: 'row'; readonly values: readonly number[]; readonly rows: string; readonly per?: Period }

/** Which part of what people wrote a value comes from; `like`: from the strategy that a strategy starts from. */
export type SettingLayer = 'base' | 'include' | 'file' | 'like' | 'strategy' | '--set'

/** A field that somebody set: the value, and where it was written. */
export type Setting = {
  /** Concrete path, such as `segments.midMarket.dealSize`. */
  readonly path: string
  readonly quantity: Quantity
  readonly place: Place
  readonly source?: readonly string[]
  readonly note?: string
  /** When it was found or last looked at, and who answers for it. */
  readonly date?: string
  readonly owner?: string
  /** The file itself, if nothing is said. */
  readonly layer?: SettingLayer
  /** Of a named input, unless it is a rate: the unit it was written in. */
  readonly unit?: Unit
}

export type Step = 'day' | 'week' | 'month' | 'quarter'

/** What one may do, as a layer over the file. */
export type Strategy = {
  readonly id: string
  readonly title: string
  /** What this strategy sets on top of the file, by concrete path. */
  readonly settings: ReadonlyMap<string, Setting>
  /** Concrete paths that the file sets and this strategy takes away. */
  readonly removed: ReadonlySet<string>
}

/** Uncertain numbers that rise and fall together: Spearman's rank correlations of a set of paths (or `inputs.x`). */
export type Correlation = {
  readonly paths: readonly string[]
  /** Symmetric, ones on the diagonal, valid (with all other correlations of the scenario); rows and columns in the order of `paths`. */
  readonly rank: readonly (readonly number[])[]
  readonly place: Place
  readonly source?: readonly string[]
  readonly note?: string
  readonly why?: string
  readonly date?: string
  readonly owner?: string
}

/**
 * A figure of one trial: a metric, of the strategy at hand or of a named one, over its own window or another; `when` is
 * that other window in words, such as `in 2028`.
 */
export type MetricRef = {
  readonly metric: string
  readonly of?: string
  readonly window?: Window
  readonly when?: string
}

/** A formula over the figures of one trial; name `n` of it is the figure `of[n]`. */
export type TrialFormula = { readonly expr: Expr; readonly of: readonly MetricRef[] }

/** A number made from all trials: a probability (of a statement), a mean, a standard deviation or a quantile. */
export type Stat = { readonly stat: 'P' | 'mean' | 'sd' | { readonly quantile: number }; readonly over: TrialFormula }

/** A formula over numbers made from all trials. */
export type AggregateFormula = { readonly expr: Expr; readonly of: readonly Stat[] }

/** A figure that the file defines. An aggregate one is a single number for each strategy. */
export type UserMetric = {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  /** The formula as written. */
  readonly text: string
  readonly place: Place
} & (
  | { readonly level: 'trial'; readonly formula: TrialFormula }
  | { readonly level: 'aggregate'; readonly formula: AggregateFormula }
)

/** A statement in words: what is to be true, up to when, and why. `by` is already part of its formula's windows. */
type Said = {
  readonly that: string
  readonly by?: string
  readonly weight: number
  readonly why?: string
  readonly place: Place
}

/**
 * What a side wants (goal) or believes (expect), whose probability is reported; or what the file's owner checks, which
 * holds or does not.
 */
export type Statement = Said & {
  /** The id of the figure that it compares with something, where that is one figure of the strategy at hand. */
  readonly about?: string
} & ({ readonly kind: 'goal' | 'expect'; readonly side: 'vendor' | 'partner'; readonly formula: TrialFormula } | Check)

/** Two strategies next to each other in an ordering, and by how much the first is to be above the second. */
export type Link = {
  readonly above: string
  readonly below: string
  /** Over the numbers of the ordering's formula. */
  readonly difference: Expr
}

/** What a check says of all futures, beside its words. */
export type Check = {
  readonly kind: 'check'
  readonly formula: AggregateFormula
  readonly severity: 'error' | 'warning'
  /** The unit of what it compares with something, where it is one comparison. */
  readonly unit?: Unit
  /** Where its number comes from. */
  readonly source?: readonly string[]
  /** Of an ordering: its strategies in pairs, in turn. */
  readonly links?: readonly Link[]
}

/** What is to be true where something is laid over every strategy; only `tandem check` plays it. */
export type VariantCheck = Said &
  Check & {
    /** What is laid over, as written. */
    readonly with: string
    /** The strategies of the scenario with that laid over each. */
    readonly strategies: readonly Strategy[]
    /** Of a lever: the figure that has to differ, which way if that is said, and in which strategy if one is named. */
    readonly moves?: { readonly figure: TrialFormula; readonly direction?: 'up' | 'down'; readonly of?: string }
  }

/** A scenario file and its bases, merged and checked; plain data, nothing below ever re-validates it. */
export type Scenario = {
  readonly name: string
  /** The file's path relative to the project root, with forward slashes. */
  readonly file: string
  /** SHA-256 (hex) over the text of every file read, in reading order. */
  readonly hash: string
  /** What the command line set on top of the files, as written; left out when it set nothing. */
  readonly set?: readonly string[]
  readonly time: {
    readonly start: string // ISO date, e.g. 2026-01-01
    readonly step: Step
    readonly steps: number
    /** Month (1 to 12) in which each side's fiscal year starts. */
    readonly vendorYear: number
    readonly partnerYear: number
    /** Where it is false, events do not happen by chance: counts are what is expected of them, amounts their mean. */
    readonly chance?: false
  }
  readonly run: { readonly trials: number; readonly seed: string }
  /** Id of the strategy that the others are compared with. */
  readonly against: string
  /** Elements of each axis, in the order of the file (the engine sorts; only display uses this order). */
  readonly axes: Readonly<Record<Axis, readonly string[]>>
  /** Named inputs, such as `ecosystemMultiplier`. */
  readonly inputs: ReadonlyMap<string, Setting>
  /** Fields set by the file and its bases, by concrete path. */
  readonly settings: ReadonlyMap<string, Setting>
  readonly strategies: readonly Strategy[]
  readonly correlations: readonly Correlation[]
  readonly metrics: readonly UserMetric[]
  /** Goals, expectations and checks, in the order of the files. */
  readonly statements: readonly Statement[]
  /** Checks of what would be if something were otherwise, in the order of the files; left out where there are none. */
  readonly variants?: readonly VariantCheck[]
  /** Where the file asked for holds checks alone: its name, and the path that it names its scenario by. */
  readonly asked?: { readonly file: string; readonly scenario: string }
  /** The charts that the file names, in its order; undefined where it leaves them to what the scenario contains. */
  readonly charts?: readonly ChartAsk[]
  /** What the file lets readers of its report move, in its order; undefined where it leaves that to what was found. */
  readonly sliders?: readonly SliderAsk[]
  readonly warnings: readonly Issue[]
}

/** A scenario, with what is legal and seldom meant among its warnings; or everything that is wrong with it. */
export type ReadResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly Issue[] }
