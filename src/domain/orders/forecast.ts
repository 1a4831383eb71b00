import type { Param } from '../../kernel/param.ts'
import { stepsOf } from '../gate.ts'
import type { Orders } from './entry.ts'
import { facts, factWidth } from './facts.ts'
import type { Keeper } from './gate-keeper.ts'

type Column = Float64Array

type World = {
  readonly t: number
  readonly months: number
  readonly clock: { readonly isEnd: boolean; readonly left: number }
  readonly params: Readonly<{ forecastLead: Param }> &
    Readonly<Record<'customerOrder' | 'amount' | 'dealChance', readonly Param[]>>
  readonly state: Readonly<Record<'seen' | 'arrived' | 'placedValue' | 'said' | 'hasSaid', Column>>
  readonly orders: Orders
  readonly writes: Readonly<Record<'forecast' | 'booked' | 'missed', Column>>
}

/**
 * The forecast of the vendor's manager for its quarter: what the partner has placed, every customer order in hand as if
 * it were certain, less those of which a meeting has brought out that they cannot pass in the quarter, and the rest by
 * its weight: named deals by their chance, others at the rate at which customers have ordered in the quarter so far.
 */
export const forecastOf = (world: World, keeper: Keeper, gates: number) => {
  const { t, months, clock, params, state, orders, writes } = world
  const { seen, arrived, placedValue, said, hasSaid } = state
  const width = factWidth(gates)
  const lastStep = t + stepsOf(clock.left, months)

  /** Whether the moment at which the forecast is made lies in this step. */
  const isMade = (i: number): boolean => {
    const lead = params.forecastLead.data[i & params.forecastLead.mask]
    return clock.left <= lead + 1e-9 && clock.left + months > lead + 1e-9
  }

  const inHand = (base: number, count: number, i: number): number => {
    let value = 0
    for (let at = base; at < base + count; at++) {
      if (orders.ready[at] > t) continue
      const fact = at * width
      const told =
        (orders.facts[fact + facts.known] | orders.facts[fact + facts.begun]) & orders.facts[fact + facts.shut]
      if (told === 0 || keeper.opens(at, i, told) <= lastStep) value += orders.amount[at]
    }
    return value
  }

  const named = (i: number): number => {
    let value = 0
    for (let d = 0; d < params.amount.length; d++) {
      const due = Math.floor(params.customerOrder[d].data[0] / months + 1e-9)
      if (due <= t || due > lastStep) continue
      const [amount, chance] = [params.amount[d], params.dealChance[d]]
      value += amount.data[i & amount.mask] * chance.data[i & chance.mask]
    }
    return value
  }

  return {
    /** After a step, with the orders of trial i that are still in the table. */
    close(i: number, base: number, count: number): void {
      seen[i] += months
      if (isMade(i)) {
        const rate = arrived[i] / seen[i]
        said[i] = placedValue[i] + inHand(base, count, i) + named(i) + rate * clock.left
        hasSaid[i] = 1
      }
      if (!clock.isEnd) return
      if (hasSaid[i] > 0) {
        writes.forecast[i] = said[i]
        writes.booked[i] = placedValue[i]
        writes.missed[i] = Math.abs(said[i] - placedValue[i])
      }
      seen[i] = 0
      arrived[i] = 0
      placedValue[i] = 0
      hasSaid[i] = 0
    },
  }
}
