import type { Axis, Conversion } from '../kernel/field.ts'
import type { Law } from '../kernel/law.ts'
import type { Window } from '../kernel/metric.ts'
import type { Stream } from '../kernel/philox.ts'

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
  /** Every place that a number per trial stands; `depth` is how many steps of it are kept, with the present one. */
  readonly slots: readonly { readonly name: string; readonly stock: boolean; readonly depth: number }[]
  readonly params: readonly {
    readonly path: string
    readonly event: boolean
    readonly range: readonly [number, number]
  }[]
  readonly work: readonly (Instance | Sum)[]
  readonly metrics: readonly {
    readonly id: string
    readonly needs: Readonly<Record<string, { readonly slot: number; readonly window: Window }>>
  }[]
  readonly timelines: readonly { readonly id: string; readonly slot: number }[]
  readonly identities: readonly {
    readonly name: string
    readonly terms: readonly { readonly slot: number; readonly back: 0 | 1; readonly sign: 1 | -1 }[]
  }[]
}

/** How a value per period becomes one per step: `steps` is how many steps the period has. */
export type Convert = { readonly how: Conversion; readonly steps: number }

/** What a parameter is bound to. */
export type Binding =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'trial'; readonly law: Law; readonly stream: Stream; readonly convert?: Convert }
  | { readonly kind: 'event'; readonly law: Law }
  | { readonly kind: 'product'; readonly of: readonly [Binding, Binding] }
  /** A lever that changes on dates; `from` is the step from which each value holds, the first from 0. */
  | { readonly kind: 'schedule'; readonly pieces: readonly { readonly from: number; readonly binding: Binding }[] }

/** The same world, something changed: one strategy, counterfactual or slider position over a structure. */
export type Variant = { readonly id: string; readonly bindings: readonly Binding[] }
