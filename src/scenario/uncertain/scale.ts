import type { Law } from '../../kernel/law.ts'
import type { Period, Unit } from '../../kernel/unit.ts'
import type { Complain } from '../complain.ts'
import type { Quantity } from '../scenario.ts'
import type { Fitted } from '../values/fit.ts'
import type { Wrong } from '../wrong.ts'
import type { MapNode } from '../yaml/tree.ts'

/** Reads the text of one entry; the caller knows what is wanted. */
export type ReadEntry = (text: string) => Fitted | Wrong

/** What the forms of an uncertain value have to know of the value. */
export type Scale = {
  /** Of a named input it is known once its first entry has been read. */
  readonly unit: () => Unit
  /** Smallest and largest legal value, infinite where there is none. */
  readonly range: readonly [number, number]
  /** Reads a value of it, inside the range. */
  readonly read: ReadEntry
  /** Reads a value inside the range that need not be whole: a mean. */
  readonly readMean: ReadEntry
  /** Reads a number of its kind that need not lie in the range nor be whole: a standard deviation. */
  readonly readSize: ReadEntry
  /** `{csv, column}` as a quantity, without its `min` and `max`; undefined after a complaint. */
  readonly csv: (node: MapNode) => Quantity | undefined
  readonly integer: boolean
  /** What it is per besides time, as text: ` per head`. */
  readonly heads: string
  readonly path: string
  readonly complain: Complain
}

/** A law from a form, and the period that its entries are per. */
export type Formed = { readonly law: Law; readonly per?: Period }
