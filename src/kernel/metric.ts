import type { Target } from './column.ts'
import type { Axis } from './field.ts'
import type { Unit } from './unit.ts'

/**
 * What of a column's path a metric looks at: a sum over steps, the value at the last of them, the lowest or the highest
 * one, or when the highest is first reached: months from the start to the end of that step, NaN where none is above 0.
 */
export const looks = ['total', 'end', 'low', 'high', 'highAt'] as const
export type Look = (typeof looks)[number]

/** The whole horizon by one of these looks, the sum of its last twelve months, or the steps `from` to `to` (inclusive). */
export type Window = Look | 'last12' | { readonly look: Look; readonly from: number; readonly to: number }

/** A figure per trial, computed from windows over columns (elements summed). NaN means: it has no value. */
export type Metric<N extends string = string> = {
  /** Of a template, one figure for each element of the axes in `over`: `*` stands for the element, here and in its words. */
  readonly id: string
  readonly over?: readonly Axis[]
  readonly unit: Unit
  readonly label: string
  /** What it means, in a sentence, for help and reports. */
  readonly meaning: string
  /** Paths of the scenario that bring it into play; one that says nothing there has it only where a formula asks for it. */
  readonly about?: readonly string[]
  readonly needs: Readonly<Record<N, { readonly target: Target; readonly window: Window }>>
  readonly value: (needed: Readonly<Record<N, number>>) => number
}

export const metric = <N extends string>(declaration: Metric<N>): Metric => declaration as unknown as Metric

/** An equation between columns that must hold in every trial and step, to 1e-9 of the amounts in it. */
export type Identity = {
  readonly name: string
  readonly terms: readonly { readonly column: Target; readonly when: 'now' | 'last'; readonly sign: 1 | -1 }[]
}
