import type { Structure, Variant } from '../compile/structure.ts'
import type { Unit } from '../kernel/unit.ts'
import type { Derived } from './derived.ts'
import type { InfluencePlan } from './influence/plan.ts'
import { allKept, type Kept } from './kept.ts'

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
  /** Timelines (places in the structure) of which every value is kept, future by future; the others are summarised. */
  readonly traced: readonly number[]
  readonly influence: InfluencePlan
  readonly trials: number
  readonly kept: Kept
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
  traced: [],
  influence: noInfluence(variants),
  trials,
  kept: allKept(trials),
})

type Metric = Derived & { readonly kind: 'metric'; readonly unit: Unit }

/** The figures that the file defines; in a result they stand after those of the structure. */
export const ownMetrics = ({ derived }: Pick<Study, 'derived'>): readonly Metric[] =>
  derived.filter((one): one is Metric => one.kind === 'metric')

/** Everything else that formulas ask for: statements, and figures that are only summarised. */
export const askedFor = ({ derived }: Pick<Study, 'derived'>): readonly Derived[] =>
  derived.filter(({ kind }) => kind !== 'metric')

/** The ids of every figure of a result: those of the structure, then those of the file. */
export const figureIds = (study: Pick<Study, 'structure' | 'derived'>): readonly string[] =>
  [...study.structure.metrics, ...ownMetrics(study)].map(({ id }) => id)
