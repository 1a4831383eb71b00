import { causes } from '../gate.ts'
import { orderWidth } from './rows.ts'

/**
 * What the table keeps of an order besides what it is: the numbers that follow in its row. A row is longer than what a
 * machine fetches at once, and most steps leave most of it alone: what each step asks comes first, and what is only asked
 * of an order that a gate holds comes last. Sets of gates are masks: bit c is the cause of that place.
 */
export const facts = {
  /** The step that ended the quarter in which it was due; -1 while it has not slipped. */
  slipped: orderWidth,
  /** Gates that were shut when it was last looked at; those that held it alone at some time until it slipped. */
  shut: orderWidth + 1,
  alone: orderWidth + 2,
  /** Gates that may ever be shut for it: bit g is the gate of that place in the table. */
  held: orderWidth + 3,
  /** Gates that a meeting brought to light, and those whose remedy is begun. */
  known: orderWidth + 4,
  begun: orderWidth + 5,
  /** Hours of the bench that it asks for. */
  hours: orderWidth + 6,
  /** Chance that no customer would have cancelled, and no vendor taken the order, in the time that it has waited. */
  notCancelled: orderWidth + 7,
  notTaken: orderWidth + 8,
  /** Its own uniforms for these and for whether it is registered, drawn when one is first asked for; 0 until then. */
  cancelLuck: orderWidth + 9,
  takenLuck: orderWidth + 10,
  registerLuck: orderWidth + 11,
  /** The cause that opened last; -1 where none did. */
  opened: orderWidth + 12,
  /** The number of the vendor's quarter in which it was due, once it has slipped. */
  dueIn: orderWidth + 13,
  /** The step from which a remedy is in effect, one for each cause. */
  opens: orderWidth + 14,
  /** Chance that no meeting so far would have brought a gate to light, one number for each cause. */
  hidden: orderWidth + 14 + causes.length,
  /** What each gate drew of it. */
  drawn: orderWidth + 14 + 2 * causes.length,
} as const

/** Numbers that are kept of an order on which so many gates look. */
export const rowWidth = (gates: number): number => facts.drawn + gates

/** What becomes of an order in a step. */
export const fates = { stays: 0, placed: 1, toVendor: 2, cancelled: 3, takenDirect: 4 } as const
export type Fate = (typeof fates)[keyof typeof fates]

/** Draws about an order beside those of the table have its address, and one of these numbers of draws. */
export const lucks = { disclosed: 0, works: 8, lead: 16, cancels: 24, taken: 25, hours: 26 } as const

/** Fills in a row what is not known of a new order yet; what its gates draw of it is theirs. */
export const newFacts = (row: Float64Array, at: number, hours: number): void => {
  for (let n = at + orderWidth; n < at + facts.opens; n++) row[n] = 0
  row[at + facts.slipped] = -1
  row[at + facts.hours] = hours
  row[at + facts.notCancelled] = 1
  row[at + facts.notTaken] = 1
  row[at + facts.opened] = -1
  for (let n = at + facts.opens; n < at + facts.hidden; n++) row[n] = Number.POSITIVE_INFINITY
  for (let n = at + facts.hidden; n < at + facts.drawn; n++) row[n] = 1
}

/** The place of the lowest bit of a mask that is not empty. */
export const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask)
