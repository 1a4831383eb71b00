import { type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { type Gate, inTrial, isEverAbove } from '../gate.ts'
import { type Booking, bookingOf, move, place } from './booking.ts'
import { causeParams } from './cause-params.ts'
import { type Closing, closeGaps } from './closing.ts'
import { comingOf } from './coming.ts'
import { countLeaving, countPlaced, type Desk, decide, payFee } from './desk.ts'
import { type Entry, enterAllNamed, enterSteered, enterWon } from './entry.ts'
import { facts, fates, rowWidth } from './facts.ts'
import { type Forecast, foresee } from './forecast.ts'
import { gateDraws, gateParams, gateReads, gateSegments } from './gate-declaration.ts'
import { depositOf, gateKeeper, postsOf, tellPlaced, turnTo } from './gate-keeper.ts'
import { gatedDraws, gatedParams, gatedReads, gatedState, gatedWrites, notLists } from './gated-declaration.ts'
import { gatedPaths } from './gated-paths.ts'
import { openAll, openingOf } from './opening.ts'
import { emptyQueue, queueOf } from './queue.ts'
import { type Registration, registers } from './registration.ts'
import { atAmount, atSource } from './rows.ts'
import { soFarOf } from './so-far.ts'
import { largestFirst } from './turns.ts'

type Column = Float64Array
type Columns = readonly Column[]

/** All that a step works on; each part of the work takes of it what it needs. */
type World = Closing &
  Desk &
  Entry &
  Forecast & {
    readonly booking: Booking
    readonly registration: Registration
    readonly turn: Column
    readonly had: Column
    /** The places of the sources of deals that have names, and of those that the vendor steers. */
    readonly namedAt: number
    readonly steeredAt: number
    readonly params: { readonly first: Param }
    readonly reads: { readonly meetings: Column; readonly resells: Columns; readonly openBefore: Columns }
    readonly writes: Readonly<
      Record<'won' | 'cancelled', Columns> &
        Record<'due' | 'cancelledValue' | 'takenDirect' | 'takenValue' | 'vendorPaper' | 'deposits', Column>
    >
  }

/** Sets to zero what each step counts anew. */
const clear = (writes: Readonly<Record<string, Column | Columns>>, names: readonly string[]): void => {
  for (const name of names) {
    const column = writes[name]
    if (column instanceof Float64Array) column.fill(0)
    else for (const element of column) element.fill(0)
  }
}

/** The turn of the order at a place in the queue, which keeps what becomes of it; false where a list is full. */
const takeTurn = (world: World, n: number, i: number): boolean => {
  const { t, row, queue, reads, state, writes } = world
  const at = queue.places[n]
  const s = queue.segment[n]
  const ready = queue.ready[n]
  const amount = row[at + atAmount]
  const isHere = ready <= t
  if (isHere && (ready === t || t === 0)) {
    writes.won[s][i] += 1
    writes.due[i] += amount
    if (row[at + atSource] !== world.namedAt) state.arrived[i] += amount
  }
  const hasLeft = isHere && reads.resells[s][i] === 0
  const fate = hasLeft ? fates.toVendor : decide(world, at, i, reads.meetings[i])
  queue.fate[n] = fate
  if (fate === fates.stays) return true
  countLeaving(world, at, i, fate)
  if (fate === fates.cancelled) {
    writes.cancelled[s][i] += 1
    writes.cancelledValue[i] += amount
    return true
  }
  if (fate === fates.placed) {
    countPlaced(world, at, i)
    if (world.keeper.byRemedy !== 0) writes.deposits[i] += depositOf(world.keeper)
    tellPlaced(world.keeper, amount, row[at + facts.hours])
    state.placedValue[i] += amount
    return place(world.booking, at, i, registers(world.registration, row, at, world.segments, world.first + i, i))
  }
  if (fate === fates.takenDirect) {
    writes.takenDirect[i] += 1
    writes.takenValue[i] += amount
  } else if (!hasLeft) {
    writes.vendorPaper[i] += 1
    payFee(world, at, i)
  }
  return move(world.booking, at, i)
}

/** The orders of a trial take their turns; false where a list is full. */
const takeTurns = (world: World, i: number): boolean => {
  const { t, row, queue, turn, params, reads, keeper } = world
  const { slots, used, places, ready, fate } = queue
  const base = i * slots
  const isLargestFirst = inTrial(params.first, i) === 1
  if (isLargestFirst) largestFirst(turn, row, places, base, used[i])
  turnTo(keeper, i)
  const isSpokenOf = reads.meetings[i] > 0
  for (let m = base; m < base + used[i]; m++) {
    const n = isLargestFirst ? turn[m] : m
    if (!isSpokenOf && ready[n] > t) fate[n] = fates.stays
    else if (!takeTurn(world, n, i)) return false
  }
  return true
}

/** Nothing is in hand and nobody speaks of it: what was open still is, and what was opened comes on top. */
const countOpen = ({ queue, had, reads, writes }: World, i: number): void => {
  const { slots, used, segment } = queue
  for (let s = 0; s < reads.openBefore.length; s++) writes.openWins[s][i] = reads.openBefore[s][i]
  for (let n = i * slots + had[i]; n < i * slots + used[i]; n++) writes.openWins[segment[n]][i] += 1
}

/** Says what is full, if anything. */
const playTrials = (world: World): 'table' | 'list' | undefined => {
  const { t, trials, reads, queue, steeredAt } = world
  for (let i = 0; i < trials; i++) {
    if (!enterSteered(world, i, steeredAt)) return 'table'
    if (queue.soonest[i] > t && reads.meetings[i] === 0) countOpen(world, i)
    else {
      if (!takeTurns(world, i)) return 'list'
      closeGaps(world, i)
    }
    foresee(world, i)
  }
  return undefined
}

/** Whether any order of the block may ask for hours of the bench: the most that its laws give is above nothing. */
const mayAskHours = (laws: readonly Sampler[], deals: readonly Param[], trials: number): boolean => {
  for (const law of laws) for (let i = 0; i < trials; i++) if (law(i, 1 - Number.EPSILON) > 0) return true
  return deals.some(param => isEverAbove(param, 0))
}

/**
 * The table of orders where they have to pass gates, are talked about in meetings, or come one by one: what `orders/table`
 * does, to the same luck, with all that is kept of an order that waits. It stands in its place where a scenario speaks of
 * such things, so that one that does not is spared them. An order in hand is placed with the vendor in the first step in
 * which no gate is shut; until then its customer may cancel it and the vendor may take it on its own paper.
 */
export const gatedTable = (gates: readonly Gate[]): Mechanism => {
  const posts = postsOf(gates)
  const width = rowWidth(gates.length)
  return mechanism({
    name: 'orders/gated-table',
    luck: 'orders/table',
    about: gatedPaths,
    params: { ...gateParams(gates), ...gateSegments(gates), ...gatedParams },
    reads: { ...gateReads(gates), ...gatedReads },
    draws: { ...gateDraws(gates), ...gatedDraws },
    state: gatedState(width),
    writes: gatedWrites,
    step(context) {
      const { trials, first, t, months, slots, clocks, reads, draws, carried, state, writes } = context
      const params = context.params as typeof context.params & Entry['params'] & Desk['params']
      const { row, had, asksHours, turn } = state
      const queue = queueOf(state, slots)
      const segments = writes.won.length
      clear(writes, notLists)
      if (t === 0) {
        emptyQueue(queue, width)
        if (mayAskHours(params.hours, params.dealHours, trials)) asksHours[0] = 1
      }
      had.set(state.used)
      const registration = { share: params.registered, draws: draws.registered, carried: carried.registered }
      const world: World = {
        first,
        trials,
        t,
        months,
        segments,
        quarter: clocks.vendorQuarter,
        params,
        ofCause: causeParams(params),
        reads,
        draws,
        carried,
        soFar: soFarOf(state, carried.fate[0] === undefined),
        state,
        row,
        queue,
        turn,
        had,
        coming: comingOf(context),
        booking: bookingOf(context),
        registration,
        keeper: gateKeeper(posts, context, row, segments, registration, asksHours[0] > 0),
        namedAt: reads.incremental.indexOf(reads.named),
        steeredAt: reads.steers.findIndex(steers => steers[0] > 0),
        writes,
      }
      if (t === 0 && !enterAllNamed(world, world.namedAt)) return context.overflow()
      if (!openAll(openingOf(context, carried.ends), enterWon, world)) return context.overflow()
      const full = playTrials(world)
      if (full === 'table') context.overflow()
      if (full === 'list') context.listOverflow()
    },
  })
}
