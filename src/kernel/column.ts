import type { Axis } from './field.ts'
import type { Unit } from './unit.ts'

/** The parties between whom every amount of money moves; `outside` is staff, suppliers, tax. */
export const owners = ['customer', 'distributor', 'outside', 'partner', 'vendor'] as const
export type Owner = (typeof owners)[number]

/**
 * One number per trial (and per element of `over`) at each step. A flow is an amount of that step; a stock stands at
 * its end. A list has some numbers a trial (`listed` at most) for things that happened in that step: the first of every trial
 * side by side, then the second of every trial, so that what few trials have is rarely looked at. It can be read in the
 * same step only, and its elements are never summed. A posting is a flow of money that one owner owes another (`invoice`), hands over (`payment`), or both at
 * once (`cash`).
 */
export type Column = {
  readonly name: string
  readonly kind: 'flow' | 'stock' | 'list'
  readonly unit: Unit
  readonly label: string
  readonly over: readonly Axis[]
  readonly posting?: { readonly from: Owner; readonly to: Owner; readonly as: 'invoice' | 'payment' | 'cash' }
}

/** A column with some of its axes held at one element: what is left is over the others. */
export type Slice = { readonly column: Column; readonly at: Readonly<Partial<Record<Axis, string | Along>>> }

/** The element of that name of another axis: an activity that brings leads is a source by the same name. */
export type Along = { readonly along: Axis }

export type Target = Column | Slice

export const columnOf = (target: Target): Column => ('column' in target ? target.column : target)
export const fixedAt = (target: Target): Slice['at'] => ('column' in target ? target.at : {})

/** A target with the names of the elements at which somebody stands in place of the axes that it goes along. */
export const standingAt = (target: Target, elements: Readonly<Partial<Record<Axis, string>>>): Target => {
  if (!('column' in target)) return target
  const at = Object.fromEntries(
    Object.entries(target.at).map(([axis, fixed]) => [axis, typeof fixed === 'string' ? fixed : elements[fixed.along]]),
  )
  return { column: target.column, at }
}

/** `column` at one element of an axis, such as bookings of the route `resold`. */
export const slice = (column: Column, at: Slice['at']): Slice => ({ column, at })
