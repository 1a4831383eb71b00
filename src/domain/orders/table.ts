import { happens } from '../../kernel/chance.ts'
import { eachLast, eachNow, eachOf, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { deals, pipeline } from '../columns.ts'
import type { Gate } from '../gate.ts'
import { marketFields } from '../market.ts'
import { orderFields } from './fields.ts'
import { gateDraws, gateKeeper, gateParams, gateReads } from './gate-keeper.ts'
import { gatedPaths } from './gated-paths.ts'
import {
  atAmount,
  atBorn,
  atIncremental,
  atOrdinal,
  atReady,
  atSegment,
  atSource,
  keyOf,
  orderWidth,
  ordinalOf,
  takeRow,
} from './rows.ts'
import { tableWrites } from './table-writes.ts'

const perSource = { scope: 'world', each: ['source', 'segment'] } as const

/**
 * The one table of orders. An opportunity that will be won enters it when it is opened, with its cycle, size and
 * whether the vendor would have won it anyway; it becomes a customer order when its cycle is over, and is placed with
 * the vendor, which books it, in the first step in which no gate is shut. An order in hand where the partner resells no
 * more (it left, the program ended, it is insolvent) goes to the vendor's paper. A trial's orders stay in the order in
 * which they were opened. Draws about an order are addressed by source, segment, step and ordinal, never by its slot.
 */
export const orderTable = (gates: readonly Gate[]): Mechanism =>
  mechanism({
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
      /** The first step in which an order of the trial is in hand; infinite where there is none. */
      soonest: 'trial',
      /** Without chance: how many of the lost are expected to end without a decision. */
      undecided: 'trial',
      row: orderWidth,
    },
    writes: tableWrites,
    step(context) {
      const { trials, first, t, months, slots, listed, params, reads, draws, carried, state, writes } = context
      const { cycle, dealSize, registered } = params
      const { used, soonest, row } = state
      const segments = writes.won.length
      const steeredFrom = reads.steers.findIndex(steers => steers[0] > 0)
      const isChance = carried.win[0] === undefined
      const keeper = gateKeeper(gates, context, takeRow(row))
      const counts = [writes.lost, writes.noDecision, writes.openWins, writes.won, writes.waiting, writes.placed]
      const sums = [writes.moved, writes.nonIncremental, writes.wins, writes.bookings, writes.opened, writes.sourced]
      for (const column of [...counts, ...sums]) for (const element of column) element.fill(0)
      if (t === 0) soonest.fill(Number.POSITIVE_INFINITY)
      for (let i = 0; i < trials; i++) {
        const base = i * slots * orderWidth
        const trial = first + i
        const had = used[i]
        let count = had
        let next = soonest[i]
        const undecided = params.noDecision.data[i & params.noDecision.mask]
        for (let from = 0; from < reads.opened.length; from++) {
          const opened = reads.opened[from][i]
          if (opened === 0) continue
          const s = from % segments
          const origin = (from - s) / segments
          const chance = reads.chance[from][i]
          const share = reads.incremental[origin][i]
          for (let k = 0; k < opened; k++) {
            const luck = uniformAt(draws.win[from], trial, t, k)
            const size = dealSize[s](i, uniformAt(draws.size[from], trial, t, k))
            writes.opened[origin][i] += size
            if (!happens(luck, chance, carried.win[from], i)) {
              // what is left of the luck says how it ends: without a decision, or lost to somebody else
              const isLeft = isChance
                ? luck < chance + (1 - chance) * undecided
                : happens(luck, undecided, state.undecided, i)
              if (isLeft) writes.noDecision[s][i] += 1
              else writes.lost[s][i] += 1
              continue
            }
            if (count === slots) return context.overflow()
            const at = base + orderWidth * count++
            row[at + atSource] = origin
            row[at + atSegment] = s
            row[at + atBorn] = t
            row[at + atOrdinal] = k
            row[at + atReady] = t + Math.floor(cycle[s](i, uniformAt(draws.cycle[from], trial, t, k)) / months + 0.5)
            row[at + atAmount] = size
            const isIncremental = happens(uniformAt(draws.anyway[from], trial, t, k), share, carried.anyway[from], i)
            row[at + atIncremental] = isIncremental ? 1 : 0
            next = Math.min(next, row[at + atReady])
          }
        }
        for (let s = 0; s < segments; s++)
          for (let k = 0; k < reads.steered[s][i]; k++) {
            if (count === slots) return context.overflow()
            const at = base + orderWidth * count++
            const listedAt = k * trials + i
            row[at + atSource] = steeredFrom
            row[at + atSegment] = s
            row[at + atBorn] = t
            row[at + atOrdinal] = ordinalOf(reads.steeredKey[s][listedAt], t)
            row[at + atReady] = t
            row[at + atAmount] = reads.steeredAmount[s][listedAt]
            row[at + atIncremental] = reads.steeredIncremental[s][listedAt]
            writes.opened[steeredFrom][i] += row[at + atAmount]
            next = t
          }
        if (next > t) {
          // nothing is in hand: what was open still is, and what was opened comes on top
          for (let s = 0; s < segments; s++) writes.openWins[s][i] = reads.openBefore[s][i]
          for (let at = base + orderWidth * had; at < base + orderWidth * count; at += orderWidth)
            writes.openWins[row[at + atSegment]][i] += 1
          used[i] = count
          soonest[i] = next
          continue
        }
        next = Number.POSITIVE_INFINITY
        let kept = base
        keeper.placed = 0
        for (let at = base; at < base + orderWidth * count; at += orderWidth) {
          const s = row[at + atSegment]
          const ready = row[at + atReady]
          const amount = row[at + atAmount]
          const arrived = ready <= t
          if (arrived && ready === t) writes.won[s][i] += 1
          const leaves = arrived && reads.resells[s][i] === 0
          const heldBy = arrived && !leaves ? keeper.ask(at, i) : 0
          if (leaves) {
            if (writes.moved[s][i] === listed) return context.listOverflow()
            const to = writes.moved[s][i] * trials + i
            writes.movedAmount[s][to] = amount
            writes.movedKey[s][to] = keyOf(row, at)
            writes.movedSource[s][to] = row[at + atSource]
            writes.moved[s][i] += 1
            writes.nonIncremental[s][i] += 1 - row[at + atIncremental]
            continue
          }
          if (arrived && heldBy === 0) {
            if (writes.placed[s][i] === listed) return context.listOverflow()
            const to = writes.placed[s][i] * trials + i
            const source = row[at + atSource]
            const from = source * segments + s
            const share = registered.data[i & registered.mask]
            writes.dealAmount[s][to] = amount
            writes.dealKey[s][to] = keyOf(row, at)
            writes.dealSource[s][to] = row[at + atSource]
            const isRegistered =
              share > 0 &&
              happens(
                uniformAt(draws.registered[from], trial, row[at + atBorn], row[at + atOrdinal]),
                share,
                carried.registered[from],
                i,
              )
            writes.dealRegistered[s][to] = isRegistered ? 1 : 0
            writes.placed[s][i] += 1
            writes.wins[s][i] += 1
            writes.bookings[s][i] += amount
            writes.sourced[source][i] += amount
            writes.nonIncremental[s][i] += 1 - row[at + atIncremental]
            keeper.placed += amount
            continue
          }
          next = Math.min(next, ready)
          if (arrived) writes.waiting[s][i] += 1
          else writes.openWins[s][i] += 1
          if (kept !== at) row.copyWithin(kept, at, at + orderWidth)
          kept += orderWidth
        }
        used[i] = (kept - base) / orderWidth
        soonest[i] = next
      }
    },
  })
