import type { Structure, Variant } from '../compile/structure.ts'
import type { Unit } from '../kernel/unit.ts'
import type { Derived } from './derived.ts'
import type { InfluencePlan } from './influence/plan.ts'

/**
 * The same world, something changed: variants over one structure, and what to report of them. Plain data, so that the
 * same study goes to a loop, a thread, a queue or a browser.
 */
export type Study = {
  readonly structure: Structure
  readonly variants: readonly Variant[]
  /** Which variants are in the result; the others are played because a formula speaks of them. */
  readonly reported: readonly number[]
  /** Which variants are compared: the second minus the first. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly derived: readonly Derived[]
  /** Timelines (places in the structure) whose difference in a pair is asked when it is paid back. */
  readonly paybacks: readonly number[]
  readonly influence: InfluencePlan
  readonly trials: number
}

/** The plan of a study that is not asked what its figures hang on: nothing is kept for it. */
export const noInfluence = (variants: readonly Variant[]): InfluencePlan => ({
  leaves: [],
  drawnBy: variants.map(() => []),
  targets: [],
})

/** A study of the levels of some variants: none is compared, no formula asks, nothing is kept of what a figure hangs on. */
export const levelStudy = (structure: Structure, variants: readonly Variant[], trials: number): Study => ({
  structure,
  variants,
  reported: variants.map((_, v) => v),
  pairs: [],
  derived: [],
  paybacks: [],
  influence: noInfluence(variants),
  trials,
})

type Metric = Derived & { readonly kind: 'metric'; readonly unit: Unit }

/** The figures that the file defines; in a result they stand after those of the structure. */
export const ownMetrics = ({ derived }: Pick<Study, 'derived'>): readonly Metric[] =>
  derived.filter((one): one is Metric => one.kind === 'metric')

/** Everything else that formulas ask for: statements, and figures that are only summarised. */
export const askedFor = ({ derived }: Pick<Study, 'derived'>): readonly Derived[] =>
  derived.filter(({ kind }) => kind !== 'metric')
