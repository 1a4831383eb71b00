import { type Carried, happens } from '../../kernel/chance.ts'
import { eachLast, eachNow, eachOf, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { deals, pipeline } from '../columns.ts'
import { type Gate, inTrial } from '../gate.ts'
import { marketFields } from '../market.ts'
import { type Booking, bookingOf, move, place } from './booking.ts'
import { type Coming, comingOf, writeSteered, writeWon } from './coming.ts'
import { orderFields } from './fields.ts'
import { gateDraws, gateParams, gateReads } from './gate-declaration.ts'
import { ask, gateKeeper, type Keeper, postsOf, tellPlaced, turnTo } from './gate-keeper.ts'
import { gatedPaths } from './gated-paths.ts'
import { openAll, openingOf, openingState } from './opening.ts'
import { atAmount, atBorn, atOrdinal, atReady, atSegment, atSource, orderWidth } from './rows.ts'
import { tableWrites } from './table-writes.ts'

type Column = Float64Array
type Columns = readonly Column[]

/** All that a step works on. */
type World = {
  readonly first: number
  readonly trials: number
  readonly t: number
  readonly slots: number
  readonly segments: number
  readonly row: Column
  readonly used: Column
  /** How many orders a trial had before the step. */
  readonly had: Column
  /** The first step in which an order of the trial is in hand; infinite where there is none. */
  readonly soonest: Column
  readonly coming: Coming
  readonly booking: Booking
  readonly keeper: Keeper
  readonly steeredAt: number
  readonly params: { readonly registered: Param }
  readonly reads: Readonly<Record<'resells' | 'openBefore', Columns>>
  readonly draws: Readonly<Record<'registered', readonly Stream[]>>
  readonly carried: Readonly<Record<'registered', readonly Carried[]>>
  readonly writes: Readonly<Record<'won' | 'waiting' | 'openWins', Columns>>
}

/** The k-th opportunity of a step is won; false where the table is full. */
const enterWon = (world: World, i: number, from: number, k: number, size: number): boolean => {
  const { slots, row, used, soonest } = world
  if (used[i] === slots) return false
  const at = (i * slots + used[i]) * orderWidth
  writeWon(world.coming, at, i, from, k, size)
  used[i] += 1
  soonest[i] = Math.min(soonest[i], row[at + atReady])
  return true
}

/** Direct deals that the vendor hands to the partner; false where the table is full. */
const enterSteered = (world: World, i: number): boolean => {
  const { t, slots, segments, used, soonest, coming, steeredAt } = world
  for (let s = 0; s < segments; s++)
    for (let k = 0; k < coming.steered[s][i]; k++) {
      if (used[i] === slots) return false
      writeSteered(world.coming, (i * slots + used[i]) * orderWidth, i, steeredAt, s, k)
      used[i] += 1
      soonest[i] = t
    }
  return true
}

/** Whether the partner registers an order that it places. */
const isRegistered = (world: World, at: number, i: number): boolean => {
  const { first, segments, row, params, draws, carried } = world
  const share = inTrial(params.registered, i)
  if (share === 0) return false
  const from = row[at + atSource] * segments + row[at + atSegment]
  const luck = uniformAt(draws.registered[from], first + i, row[at + atBorn], row[at + atOrdinal])
  return happens(luck, share, carried.registered[from], i)
}

/** Nothing is in hand: what was open still is, and what was opened comes on top. */
const countOpen = ({ slots, row, used, had, reads, writes }: World, i: number): void => {
  for (let s = 0; s < reads.openBefore.length; s++) writes.openWins[s][i] = reads.openBefore[s][i]
  for (let n = i * slots + had[i]; n < i * slots + used[i]; n++)
    writes.openWins[row[n * orderWidth + atSegment]][i] += 1
}

/** Every order of a trial that is in hand leaves or is placed, if it may be; the rest moves up. False where a list is full. */
const takeTurns = (world: World, i: number): boolean => {
  const { t, slots, row, used, soonest, reads, keeper, booking, writes } = world
  const base = i * slots * orderWidth
  const end = base + used[i] * orderWidth
  let next = Number.POSITIVE_INFINITY
  let kept = base
  turnTo(keeper, i)
  for (let at = base; at < end; at += orderWidth) {
    const s = row[at + atSegment]
    const ready = row[at + atReady]
    const isHere = ready <= t
    if (isHere) {
      if (ready === t) writes.won[s][i] += 1
      const hasLeft = reads.resells[s][i] === 0
      if (hasLeft || ask(keeper, at, i) === 0) {
        if (!(hasLeft ? move(booking, at, i) : place(booking, at, i, isRegistered(world, at, i)))) return false
        if (!hasLeft) tellPlaced(keeper, row[at + atAmount], 0)
        continue
      }
    }
    next = Math.min(next, ready)
    if (isHere) writes.waiting[s][i] += 1
    else writes.openWins[s][i] += 1
    if (kept !== at) for (let n = 0; n < orderWidth; n++) row[kept + n] = row[at + n]
    kept += orderWidth
  }
  used[i] = (kept - base) / orderWidth
  soonest[i] = next
  return true
}

const perSource = { scope: 'world', each: ['source', 'segment'] } as const

/**
 * The one table of orders. An opportunity that will be won enters it when it is opened, with its cycle, size and
 * whether the vendor would have won it anyway; it becomes a customer order when its cycle is over, and is placed with
 * the vendor, which books it, in the first step in which no gate is shut. An order in hand where the partner resells no
 * more (it left, the program ended, it is insolvent) goes to the vendor's paper. A trial's orders stay in the order in
 * which they were opened. Draws about an order are addressed by source, segment, step and ordinal, never by its slot.
 */
export const orderTable = (gates: readonly Gate[]): Mechanism => {
  const posts = postsOf(gates)
  return mechanism({
    name: 'orders/table',
    about: ['partner.sales', 'partner.base', 'sources', 'mdf.activities'],
    unless: gatedPaths,
    params: {
      ...gateParams(gates),
      noDecision: orderFields.noDecision,
      registered: orderFields.registered,
      cycle: eachOf(marketFields.cycle),
      dealSize: eachOf(marketFields.dealSize),
    },
    reads: {
      ...gateReads(gates),
      opened: eachNow(pipeline.opportunities),
      chance: eachNow(pipeline.winChance),
      incremental: eachNow(pipeline.incremental),
      resells: eachNow(pipeline.resells),
      openBefore: eachLast(pipeline.openWins),
      steers: eachNow(pipeline.steers),
      steered: eachNow(pipeline.steered),
      steeredAmount: eachNow(deals.steeredAmount),
      steeredKey: eachNow(deals.steeredKey),
      steeredIncremental: eachNow(deals.steeredIncremental),
    },
    draws: {
      ...gateDraws(gates),
      win: perSource,
      cycle: perSource,
      size: perSource,
      anyway: perSource,
      registered: perSource,
    },
    state: {
      used: 'trial',
      had: 'trial',
      soonest: 'trial',
      /** Without chance: how many of the lost are expected to end without a decision. */
      undecided: 'trial',
      row: orderWidth,
      ...openingState,
    },
    writes: tableWrites,
    step(context) {
      const { trials, first, t, slots, params, reads, draws, carried, state, writes } = context
      const { row, used, had, soonest, undecided } = state
      const counts = [writes.lost, writes.noDecision, writes.openWins, writes.won, writes.waiting, writes.placed]
      const sums = [writes.moved, writes.nonIncremental, writes.wins, writes.bookings, writes.opened, writes.sourced]
      for (const column of [...counts, ...sums]) for (const element of column) element.fill(0)
      if (t === 0) soonest.fill(Number.POSITIVE_INFINITY)
      had.set(used)
      const segments = writes.won.length
      const world: World = {
        first,
        trials,
        t,
        slots,
        segments,
        row,
        used,
        had,
        soonest,
        params,
        reads,
        draws,
        carried,
        coming: comingOf(context),
        booking: bookingOf(context),
        steeredAt: reads.steers.findIndex(steers => steers[0] > 0),
        keeper: gateKeeper(posts, context, row, segments),
        writes,
      }
      const opening = openingOf(
        context,
        carried.win.map(win => (win === undefined ? undefined : undecided)),
      )
      if (!openAll(opening, enterWon, world)) return context.overflow()
      for (let i = 0; i < trials; i++) {
        if (!enterSteered(world, i)) return context.overflow()
        if (soonest[i] > t) countOpen(world, i)
        else if (!takeTurns(world, i)) return context.listOverflow()
      }
    },
  })
}
