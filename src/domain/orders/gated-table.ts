import { happens } from '../../kernel/chance.ts'
import { type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { type Gate, isEverAbove } from '../gate.ts'
import { bookingOf } from './booking.ts'
import { deskOf, type Fate, fates } from './desk.ts'
import { comeAll, entryOf, takeSlot } from './entry.ts'
import { facts, factWidth, lowest } from './facts.ts'
import { forecastOf } from './forecast.ts'
import { gateDraws, gateKeeper, gateParams, gateReads, gateSegments } from './gate-keeper.ts'
import { gatedDraws, gatedParams, gatedReads, gatedState, gatedWrites, notLists } from './gated-declaration.ts'
import { gatedPaths } from './gated-paths.ts'
import { soFarOf } from './so-far.ts'
import { fillTurns } from './turns.ts'

/** Sets to zero what each step counts anew. */
const clear = (
  writes: Readonly<Record<string, Float64Array | readonly Float64Array[]>>,
  names: readonly string[],
): void => {
  for (const name of names) {
    const column = writes[name]
    if (column instanceof Float64Array) column.fill(0)
    else for (const element of column) element.fill(0)
  }
}

/**
 * The table of orders where they have to pass gates, are talked about in meetings, or come one by one: what `orders/table`
 * does, to the same luck, with all that is kept of an order that waits. It stands in its place where a scenario speaks of
 * such things, so that one that does not is spared them. An order in hand is placed with the vendor in the first step in
 * which no gate is shut; until then its customer may cancel it and the vendor may take it on its own paper.
 */
export const gatedTable = (gates: readonly Gate[]): Mechanism =>
  mechanism({
    name: 'orders/gated-table',
    luck: 'orders/table',
    about: gatedPaths,
    params: { ...gateParams(gates), ...gateSegments(gates), ...gatedParams },
    reads: { ...gateReads(gates), ...gatedReads },
    draws: { ...gateDraws(gates), ...gatedDraws },
    state: gatedState(gates.length),
    writes: gatedWrites,
    step(context) {
      const { trials, first, t, months, slots, listed, clocks, reads, draws, carried, state, writes } = context
      const params = context.params as typeof context.params & { readonly hours: readonly Sampler[] }
      const { registered } = params
      const { used, soonest, asksHours, turn, fateOf, ...orders } = state
      const { source, segment, ready, born, ordinal, amount, incremental } = orders
      const columns = [source, segment, ready, born, ordinal, amount, incremental]
      const width = factWidth(gates.length)
      const segments = writes.won.length
      clear(writes, notLists)
      if (t === 0) {
        soonest.fill(Number.POSITIVE_INFINITY)
        if (mayAskHours(params.hours, params.dealHours, trials)) asksHours[0] = 1
      }
      const isRegistered = (at: number, trial: number, i: number): boolean => {
        const share = registered.data[i & registered.mask]
        if (share === 0) return false
        const from = source[at] * segments + segment[at]
        // without chance a gate that looks ahead reckons with what is more likely
        const isCarried = carried.registered[from] !== undefined
        return (isCarried ? 0.5 : uniformAt(draws.registered[from], trial, born[at], ordinal[at])) < share
      }
      const registers = (at: number, trial: number, i: number): boolean => {
        const from = source[at] * segments + segment[at]
        if (carried.registered[from] === undefined) return isRegistered(at, trial, i)
        return happens(0, registered.data[i & registered.mask], carried.registered[from], i)
      }
      const keeper = gateKeeper(gates, context, takeSlot(orders), {
        known: orders.facts,
        width,
        segments,
        asksHours: asksHours[0] > 0,
        isRegistered,
      })
      const entry = entryOf({ first, t, months, params, draws, carried, orders, writes }, keeper, gates.length)
      const world = {
        first,
        t,
        months,
        segments,
        quarter: clocks.vendorQuarter,
        fate: draws.fate,
        soFar: soFarOf(state, carried.fate[0] === undefined),
        orders,
        writes,
      }
      const desk = deskOf({ ...world, params: params as never }, keeper, gates.length)
      const clock = clocks.vendorQuarter
      const forecast = forecastOf({ t, months, clock, params, state, orders, writes }, keeper, gates.length)
      const booking = bookingOf({ first, trials, listed, orders, registers, writes })
      const namedAt = reads.incremental.indexOf(reads.named)
      const steeredAt = reads.steers.findIndex(steers => steers[0] > 0)
      const comeIn = {
        ...reads,
        namedAt,
        steeredAt,
        segments,
        slots,
        trials,
        deals: t === 0 ? params.amount.length : 0,
      }

      /** The order of a turn: what becomes of it is kept in `fateOf`; false where a list is full. */
      const takeTurn = (at: number, i: number): boolean => {
        const s = segment[at]
        const isHere = ready[at] <= t
        if (isHere && (ready[at] === t || t === 0)) {
          writes.won[s][i] += 1
          writes.due[i] += amount[at]
          if (source[at] !== namedAt) state.arrived[i] += amount[at]
        }
        const hasLeft = isHere && reads.resells[s][i] === 0
        const fate: Fate = hasLeft ? fates.toVendor : desk.decide(at, i, reads.meetings[i])
        fateOf[at] = fate
        if (fate === fates.stays) return true
        desk.leaves(at, i, fate)
        if (fate === fates.cancelled) {
          writes.cancelled[s][i] += 1
          writes.cancelledValue[i] += amount[at]
          return true
        }
        if (fate === fates.placed) {
          desk.placed(at, i)
          keeper.placed += amount[at]
          keeper.placedHours += orders.facts[at * width + facts.hours]
          state.placedValue[i] += amount[at]
          return booking.place(at, i)
        }
        if (fate === fates.takenDirect) {
          writes.takenDirect[i] += 1
          writes.takenValue[i] += amount[at]
        } else if (!hasLeft) {
          writes.vendorPaper[i] += 1
          desk.fee(at, i)
        }
        return booking.move(at, i)
      }

      /** Closes the gaps that orders have left, and counts those that stay; the first step in which one is in hand. */
      const close = (i: number, base: number, count: number): number => {
        let next = Number.POSITIVE_INFINITY
        let kept = base
        for (let at = base; at < base + count; at++) {
          if (fateOf[at] !== fates.stays) continue
          next = Math.min(next, ready[at])
          if (ready[at] <= t) writes.waiting[segment[at]][i] += 1
          else writes.openWins[segment[at]][i] += 1
          if (orders.facts[at * width + facts.slipped] >= 0) {
            const cause = lowest(orders.facts[at * width + facts.shut])
            writes.stillOpen[cause][i] += 1
            writes.stillOpenValue[cause][i] += amount[at]
          }
          if (kept !== at) {
            for (const column of columns) column[kept] = column[at]
            orders.facts.copyWithin(kept * width, at * width, (at + 1) * width)
          }
          kept++
        }
        used[i] = kept - base
        return next
      }

      for (let i = 0; i < trials; i++) {
        const base = i * slots
        const count = comeAll(entry, comeIn, i, used[i])
        if (count < 0) return context.overflow()
        let next = soonest[i]
        for (let at = base + used[i]; at < base + count; at++) next = Math.min(next, ready[at])
        if (next > t && reads.meetings[i] === 0) {
          // nothing is in hand and nobody speaks of it: what was open still is, and what was opened comes on top
          for (let s = 0; s < segments; s++) writes.openWins[s][i] = reads.openBefore[s][i]
          for (let at = base + used[i]; at < base + count; at++) writes.openWins[segment[at]][i] += 1
          used[i] = count
          soonest[i] = next
        } else {
          keeper.placed = 0
          keeper.placedHours = 0
          fillTurns(turn, amount, base, count, params.first.data[i & params.first.mask] === 1)
          for (let n = base; n < base + count; n++) if (!takeTurn(turn[n], i)) return context.listOverflow()
          soonest[i] = close(i, base, count)
        }
        forecast.close(i, base, used[i])
      }
    },
  })

/** Whether any order of the block may ask for hours of the bench: the most that its laws give is above nothing. */
const mayAskHours = (laws: readonly Sampler[], deals: readonly Param[], trials: number): boolean => {
  for (const law of laws) for (let i = 0; i < trials; i++) if (law(i, 1 - Number.EPSILON) > 0) return true
  return deals.some(param => isEverAbove(param, 0))
}
