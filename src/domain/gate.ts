/** An order in the table as a gate sees it. Amounts in USD, steps by number. */
export type Order = {
  readonly segment: number
  readonly amount: number
  /** The step in which it was opened, and its number among the opportunities of that step: its address for draws. */
  readonly born: number
  readonly ordinal: number
  /** The step in which the customer's order reached the partner. */
  readonly ready: number
}

/**
 * A reason why a customer's order that is in hand is not placed with the vendor. Pure: it looks, it changes nothing.
 * Several gates can hold one order at once.
 */
export type Gate = {
  readonly name: string
  readonly shut: (order: Order, at: { readonly trial: number; readonly t: number }) => boolean
}
