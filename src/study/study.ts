import type { Structure, Variant } from '../compile/structure.ts'

/**
 * The same world, something changed: variants over one structure, and what to report of them. Plain data, so that the
 * same study goes to a loop, a thread, a queue or a browser.
 */
export type Study = {
  readonly structure: Structure
  readonly variants: readonly Variant[]
  /** Which variants are compared: the second minus the first. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly trials: number
}
