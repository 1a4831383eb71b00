import { causes } from '../gate.ts'

/**
 * What the table keeps of an order besides what it is, as numbers side by side. Sets of gates are masks: bit c is the
 * cause of that place.
 */
export const facts = {
  /** Chance that no customer would have cancelled, and no vendor taken the order, in the time that it has waited. */
  notCancelled: 0,
  notTaken: 1,
  /** Hours of the bench that it asks for. */
  hours: 2,
  /** Gates that were shut when it was last looked at; those that held it alone at some time until it slipped. */
  shut: 3,
  alone: 4,
  /** Gates that a meeting brought to light, and those whose remedy is begun. */
  known: 5,
  begun: 6,
  /** The step that ended the quarter in which it was due; -1 while it has not slipped. */
  slipped: 7,
  /** The cause that opened last; -1 where none did. */
  opened: 8,
  /** The number of the vendor's quarter in which it was due, once it has slipped. */
  dueIn: 9,
  /** Chance that no meeting so far would have brought a gate to light, one number for each cause. */
  hidden: 10,
  /** The step from which a remedy is in effect, one for each cause. */
  opens: 10 + causes.length,
  /** What each gate drew of it. */
  drawn: 10 + 2 * causes.length,
} as const

/** Numbers that are kept of an order on which so many gates look. */
export const factWidth = (gates: number): number => facts.drawn + gates

/** Draws about an order beside those of the table have its address, and one of these numbers of draws. */
export const lucks = { disclosed: 0, works: 8, lead: 16, cancels: 24, taken: 25, hours: 26 } as const

/** The place of the lowest bit of a mask that is not empty. */
export const lowest = (mask: number): number => 31 - Math.clz32(mask & -mask)
