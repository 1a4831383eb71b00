import type { Field } from '../kernel/field.ts'
import type { Read } from '../kernel/mechanism.ts'
import type { Param } from '../kernel/param.ts'
import type { Stream } from '../kernel/philox.ts'

/** An order in the table as a gate sees it. Amounts in USD, steps by number, source and segment by their place. */
export type Order = {
  readonly source: number
  readonly segment: number
  readonly amount: number
  /** The step in which it was opened, and its number among the opportunities of that step: its address for draws. */
  readonly born: number
  readonly ordinal: number
  /** The step in which the customer's order reached the partner. */
  readonly ready: number
}

/** Where a gate looks from: a trial (its number, and its place `i` in the block), a step, and what the gate declared. */
export type GateView = {
  readonly trial: number
  readonly i: number
  readonly t: number
  readonly params: Readonly<Record<string, Param>>
  readonly reads: Readonly<Record<string, Float64Array>>
  readonly draws: Readonly<Record<string, Stream>>
  /** First-year value that the trial has placed so far in this step. */
  readonly placed: number
}

/**
 * A reason why a customer's order that is in hand is not placed with the vendor. Pure: it looks, it changes nothing.
 * Every gate is asked about every order in hand, so that several can hold one at once.
 */
export type Gate = {
  readonly name: string
  readonly params?: Readonly<Record<string, Field<'trial'>>>
  readonly reads?: Readonly<Record<string, Read<false>>>
  readonly draws?: Readonly<Record<string, Field['scope']>>
  readonly shut: (order: Order, view: GateView) => boolean
}
