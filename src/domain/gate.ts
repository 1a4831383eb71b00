import type { Carried } from '../kernel/chance.ts'
import type { Field } from '../kernel/field.ts'
import type { Context, Read } from '../kernel/mechanism.ts'
import type { Param, Sampler } from '../kernel/param.ts'
import type { Stream } from '../kernel/philox.ts'

/** Why an order waits, in the order in which they are looked through. Elements of the axis `cause`. */
export const causes = ['bench', 'credit', 'executive', 'financing', 'kpi', 'legal', 'presales'] as const
export type Cause = (typeof causes)[number]

/** An order in the table as a gate sees it. Amounts in USD, steps by number, source and segment by their place. */
export type Order = {
  readonly source: number
  readonly segment: number
  /** The place of its source and segment among all of them: which of the streams of a draw are its own. */
  readonly from: number
  readonly amount: number
  /** The step in which it was opened, and its number among the opportunities of that step: its address for draws. */
  readonly born: number
  readonly ordinal: number
  /** The step in which the customer's order reached the partner, or will reach it. */
  readonly ready: number
  /** Hours of the bench that the work asks for. */
  readonly hours: number
  /** Whether the partner registers it with the vendor. */
  readonly isRegistered: boolean
  /** What the gate drew of it when it was opened. */
  readonly drawn: number
}

/**
 * Where a gate looks from: a trial (its number, and its place `i` in the block), a step, and what the gate declared.
 * Of parameters that every segment has there is one each, in the order of the segments.
 */
export type GateView = {
  readonly trial: number
  readonly i: number
  readonly t: number
  /** The step that is judged: this one, or that in which an order still in its cycle will be ready. */
  readonly when: number
  readonly months: number
  readonly clocks: Context['clocks']
  readonly params: Readonly<Record<string, Param>>
  readonly segments: Readonly<Record<string, readonly Param[]>>
  readonly events: Readonly<Record<string, Sampler>>
  readonly reads: Readonly<Record<string, Float64Array>>
  readonly draws: Readonly<Record<string, Stream>>
  readonly orderDraws: Readonly<Record<string, readonly Stream[]>>
  readonly carried: Readonly<Record<string, readonly Carried[]>>
  /** First-year value that the trial has placed so far in this step, and the bench hours of those orders. */
  readonly placed: number
  readonly placedHours: number
  /** Whether a remedy for this order has taken effect. */
  readonly isHelped: boolean
  /** Whether any order of the block may ask for hours of the bench. */
  readonly asksHours: boolean
}

/**
 * A reason why a customer's order that is in hand is not placed with the vendor. Pure: it looks, it changes nothing.
 * Every gate that is in play is asked about every order in hand, so that several can hold one at once. An order is never
 * split: there is no way to place a part of one.
 */
export type Gate = {
  readonly name: string
  /** What it is counted under; a gate that does not say is paperwork. */
  readonly cause?: Cause
  readonly params?: Readonly<Record<string, Field<'trial'>>>
  readonly segments?: Readonly<Record<string, Field<'trial'>>>
  readonly events?: Readonly<Record<string, Field<'event'>>>
  readonly reads?: Readonly<Record<string, Read<false>>>
  readonly draws?: Readonly<Record<string, Field['scope']>>
  /** Draws about orders: a stream for each source and segment. */
  readonly orderDraws?: Readonly<Record<string, Field['scope']>>
  /** Whether it can be shut in any trial of the block as its parameters are; without it, it always can. */
  readonly isInPlay?: (view: GateView) => boolean
  /** What it draws of an order once, when the order is opened. */
  readonly draw?: (order: Order, view: GateView) => number
  /** Whether it is never shut for an order, by what it drew of it and what else an order keeps all its time. */
  readonly spares?: (order: Order) => boolean
  readonly shut: (order: Order, view: GateView) => boolean
  /** What the customer pays with an order that only a remedy lets through. */
  readonly deposit?: (order: Order, view: GateView) => number
  /** The step in which a gate that is shut opens by itself, where that is known. */
  readonly opens?: (order: Order, view: GateView) => number
  /** No remedy opens it. */
  readonly isFirm?: true
}

/** The value of a parameter in trial i of the block. */
export const inTrial = ({ data, mask }: Param, i: number): number => data[i & mask]

/** Whether a parameter is above a number in any trial of the block. */
export const isEverAbove = ({ data }: Param, least: number): boolean => {
  for (let n = 0; n < data.length; n++) if (data[n] > least) return true
  return false
}

/** The number of whole steps nearest to a time in months; none where the time is less than half a step. */
export const stepsOf = (time: number, months: number): number => Math.floor(time / months + 0.5)
