import type { Axis } from '../kernel/field.ts'
import type { Issue, Place } from '../kernel/issue.ts'
import type { Law } from '../kernel/law.ts'
import type { Period, Unit } from '../kernel/unit.ts'

/**
 * What a scenario says of one field. Numbers are in the field's canonical unit; `per` is the period that the writer
 * stated a rate in (conversion to the step happens at compile, exactly 1 when the two agree).
 */
export type Quantity =
  | { readonly kind: 'constant'; readonly value: number; readonly per?: Period }
  | { readonly kind: 'law'; readonly law: Law; readonly per?: Period }
  | { readonly kind: 'product'; readonly of: readonly [string, string] } // two named inputs
  | { readonly kind: 'choice'; readonly value: string }

/** A field that somebody set: the value, and where it was written. */
export type Setting = {
  /** Concrete path, such as `segments.midMarket.dealSize`. */
  readonly path: string
  readonly quantity: Quantity
  readonly place: Place
  readonly source?: readonly string[]
  readonly note?: string
  /** Of a named input, unless it is a rate: the unit it was written in. */
  readonly unit?: Unit
}

export type Step = 'day' | 'week' | 'month' | 'quarter'

export type Strategy = {
  readonly id: string
  readonly title: string
  /** What this strategy sets on top of the file, by concrete path. */
  readonly settings: ReadonlyMap<string, Setting>
}

/** A scenario file and its bases, merged and checked; plain data, nothing below ever re-validates it. */
export type Scenario = {
  readonly name: string
  /** The file's path relative to the project root, with forward slashes. */
  readonly file: string
  /** SHA-256 (hex) over the text of every file read, in reading order. */
  readonly hash: string
  readonly time: {
    readonly start: string // ISO date, e.g. 2026-01-01
    readonly step: Step
    readonly steps: number
    /** Month (1 to 12) in which each side's fiscal year starts. */
    readonly vendorYear: number
    readonly partnerYear: number
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
  readonly warnings: readonly Issue[]
}

export type ReadResult =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly issues: readonly Issue[] }
