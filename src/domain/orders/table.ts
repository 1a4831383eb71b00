import { slice } from '../../kernel/column.ts'
import { eachNow, eachOf, eachWrite, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { pipeline } from '../columns.ts'
import type { Gate } from '../gate.ts'
import { marketFields } from '../market.ts'
import { declared, gateKeeper } from './gate-keeper.ts'

const perSource = { scope: 'world', each: ['source', 'segment'] } as const

/**
 * The one table of orders. An opportunity that will be won enters it when it is opened, with its cycle, size and
 * whether the vendor would have won it anyway; it becomes a customer order when its cycle is over, and is placed with
 * the vendor, which books it, in the first step in which no gate is shut. A trial's orders stay in the order in which
 * they were opened. Draws about an order are addressed by source, segment, step and ordinal, never by its slot.
 */
export const orderTable = (gates: readonly Gate[]): Mechanism =>
  mechanism({
    name: 'orders/table',
    about: ['partner.sales'],
    params: {
      ...declared(gates, 'params'),
      winRate: marketFields.winRate,
      incrementality: marketFields.incrementality,
      cycle: eachOf(marketFields.cycle),
      dealSize: eachOf(marketFields.dealSize),
    },
    reads: { ...declared(gates, 'reads'), opened: eachNow(pipeline.opportunities) },
    draws: { ...declared(gates, 'draws'), win: perSource, cycle: perSource, size: perSource, anyway: perSource },
    state: {
      used: 'trial',
      source: 'slots',
      segment: 'slots',
      ready: 'slots',
      born: 'slots',
      ordinal: 'slots',
      amount: 'slots',
      incremental: 'slots',
      heldBy: 'slots',
    },
    writes: {
      openWins: eachWrite(pipeline.openWins),
      won: eachWrite(pipeline.won),
      waiting: eachWrite(pipeline.waiting),
      placed: eachWrite(pipeline.placed),
      nonIncremental: eachWrite(pipeline.nonIncremental),
      wins: eachWrite(slice(pipeline.wins, { paper: 'partner' })),
      bookings: eachWrite(slice(pipeline.bookings, { paper: 'partner' })),
    },
    step(context) {
      const { trials, first, t, months, slots, params, reads, draws, state, writes, overflow } = context
      const { winRate, incrementality, cycle, dealSize } = params
      const { used, source, segment, ready, born, ordinal, amount, incremental, heldBy } = state
      const columns = [source, segment, ready, born, ordinal, amount, incremental, heldBy]
      const segments = writes.won.length
      const keeper = gateKeeper(gates, context, state)
      for (const column of Object.values(writes)) for (const element of column) element.fill(0)
      for (let i = 0; i < trials; i++) {
        const base = i * slots
        const trial = first + i
        let count = used[i]
        const chance = winRate.data[i & winRate.mask]
        for (let from = 0; from < reads.opened.length; from++) {
          const s = from % segments
          for (let k = 0; k < reads.opened[from][i]; k++) {
            if (uniformAt(draws.win[from], trial, t, k) >= chance) continue
            if (count === slots) return overflow()
            const at = base + count++
            source[at] = (from - s) / segments
            segment[at] = s
            born[at] = t
            ordinal[at] = k
            ready[at] = t + Math.floor(cycle[s](i, uniformAt(draws.cycle[from], trial, t, k)) / months + 0.5)
            amount[at] = dealSize[s](i, uniformAt(draws.size[from], trial, t, k))
            const share = incrementality.data[i & incrementality.mask]
            incremental[at] = uniformAt(draws.anyway[from], trial, t, k) < share ? 1 : 0
          }
        }
        let kept = base
        let placed = 0
        for (let at = base; at < base + count; at++) {
          const s = segment[at]
          const arrived = ready[at] <= t
          if (arrived && ready[at] === t) writes.won[s][i] += 1
          heldBy[at] = arrived ? keeper(at, i, placed) : 0
          if (arrived && heldBy[at] === 0) {
            writes.placed[s][i] += 1
            writes.wins[s][i] += 1
            writes.bookings[s][i] += amount[at]
            writes.nonIncremental[s][i] += 1 - incremental[at]
            placed += amount[at]
            continue
          }
          if (arrived) writes.waiting[s][i] += 1
          else writes.openWins[s][i] += 1
          if (kept !== at) for (const column of columns) column[kept] = column[at]
          kept++
        }
        used[i] = kept - base
      }
    },
  })
