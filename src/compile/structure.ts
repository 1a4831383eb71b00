import type { PeriodClock, PeriodName } from '../kernel/calendar.ts'
import type { Column } from '../kernel/column.ts'
import type { Expr } from '../kernel/expr.ts'
import type { Axis, Conversion } from '../kernel/field.ts'
import type { Law } from '../kernel/law.ts'
import type { Window } from '../kernel/metric.ts'
import type { Stream } from '../kernel/philox.ts'
import type { Unit } from '../kernel/unit.ts'

/** Where a read looks: a slot, and how many steps back (a number, or as a parameter of the structure says). */
export type Look = {
  readonly slots: readonly number[]
  readonly each: boolean
  readonly back: number | { readonly param: number }
}

/** One mechanism at one element of each of its axes, wired to slots. Slot 0 is always zero. */
export type Instance = {
  readonly mechanism: string
  readonly elements: Readonly<Partial<Record<Axis, string>>>
  readonly params: Readonly<Record<string, number | readonly number[]>>
  readonly reads: Readonly<Record<string, Look>>
  readonly writes: Readonly<Record<string, { readonly slots: readonly number[]; readonly each: boolean }>>
  readonly draws: Readonly<Record<string, Stream | readonly Stream[]>>
}

/** Adds up slots, in code-point order of their elements. */
export type Sum = { readonly into: number; readonly of: readonly number[] }

/** Inputs that take their uniforms from scrambled Sobol points, dimension by dimension, and those that are left to plain draws. */
export type Points = {
  /** `path`: of the field or input whose luck it is; of columns of one row of a table, the first. */
  readonly dimensions: readonly { readonly path: string; readonly stream: Stream }[]
  readonly plain: readonly string[]
}

/** A compiled scenario: plain data that can go to a thread, a queue or a browser. Mechanisms are named, not carried. */
export type Structure = {
  readonly steps: number
  /** A step's length in years and in months. */
  readonly years: number
  readonly months: number
  /** Last day of each step, and whether it ends a fiscal year of either side. */
  readonly dates: readonly string[]
  readonly partnerYearEnds: readonly boolean[]
  readonly vendorYearEnds: readonly boolean[]
  /** Months, and fiscal quarters and years of both sides, step by step. */
  readonly clocks: Readonly<Record<PeriodName, PeriodClock>>
  /** Whether events happen by chance; without it counts are what is expected of them, and amounts their mean. */
  readonly chance: boolean
  /** Left out where all is drawn by plain Monte Carlo. */
  readonly points?: Points
  /** Every place that a number per trial, or a list of them, stands; `depth` is how many steps of it are kept, with the present one. */
  readonly slots: readonly { readonly name: string; readonly kind: Column['kind']; readonly depth: number }[]
  readonly params: readonly {
    readonly path: string
    readonly event: boolean
    readonly range: readonly [number, number]
  }[]
  readonly work: readonly (Instance | Sum)[]
  /** `metric` is its name in the catalogue; the id also says the window, where it is not the metric's own. */
  readonly metrics: readonly {
    readonly id: string
    readonly metric: string
    readonly needs: Readonly<Record<string, { readonly slot: number; readonly window: Window }>>
  }[]
  /** A column over time, or (`metric`) a metric of the catalogue computed from the columns of each step. */
  readonly timelines: readonly (
    | { readonly id: string; readonly slot: number }
    | { readonly id: string; readonly metric: string; readonly needs: Readonly<Record<string, number>> }
  )[]
  /** Columns of which the mean is kept step by step. */
  readonly means: readonly { readonly id: string; readonly unit: Unit; readonly slot: number }[]
  readonly identities: readonly {
    readonly name: string
    readonly terms: readonly { readonly slot: number; readonly back: 0 | 1; readonly sign: 1 | -1 }[]
  }[]
}

/** How a value per period becomes one per step: `steps` is how many steps the period has. */
export type Convert = { readonly how: Conversion; readonly steps: number }

/**
 * A draw that is correlated with others: its normal score is the sum of the weighted scores of these streams, so that
 * its uniform is Phi(sum of weight x Phi^-1(u of stream)).
 */
export type Copula = readonly { readonly stream: Stream; readonly weight: number }[]

/** What a parameter is bound to. */
export type Binding =
  | { readonly kind: 'constant'; readonly value: number }
  | {
      readonly kind: 'trial'
      readonly law: Law
      /** Of the field or input (`inputs.x`) whose luck it is. */
      readonly path: string
      readonly stream: Stream
      readonly convert?: Convert
      readonly copula?: Copula
    }
  /** A row of a table, drawn once per trial; columns with one stream are of one row. */
  | {
      readonly kind: 'row'
      readonly values: readonly number[]
      readonly path: string
      readonly stream: Stream
      readonly convert?: Convert
    }
  /** The law of an event, times what `times` is in that trial. */
  | { readonly kind: 'event'; readonly law: Law; readonly times?: Binding }
  /** Computed once per trial. `said` is what the file says: the formula, and the names of `of`. */
  | {
      readonly kind: 'formula'
      readonly expr: Expr
      readonly of: readonly Binding[]
      readonly convert?: Convert
      readonly said?: { readonly text: string; readonly names: readonly string[] }
    }
  /** A lever that changes on dates; `from` is the step from which each value holds, the first from 0. */
  | { readonly kind: 'schedule'; readonly pieces: readonly { readonly from: number; readonly binding: Binding }[] }

/** The same world, something changed: one strategy, counterfactual or slider position over a structure. */
export type Variant = { readonly id: string; readonly bindings: readonly Binding[] }
