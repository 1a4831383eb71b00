import { slice } from '../../kernel/column.ts'
import { eachNow, eachOf, eachWrite, type Mechanism, mechanism } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { pipeline } from '../columns.ts'
import type { Gate } from '../gate.ts'
import { marketFields } from '../market.ts'

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
      winRate: marketFields.winRate,
      incrementality: marketFields.incrementality,
      cycle: eachOf(marketFields.cycle),
      dealSize: eachOf(marketFields.dealSize),
    },
    reads: { opened: eachNow(slice(pipeline.opportunities, { source: 'engine' })) },
    draws: { win: perSource, cycle: perSource, size: perSource, anyway: perSource },
    state: {
      used: 'trial',
      segment: 'slots',
      ready: 'slots',
      born: 'slots',
      ordinal: 'slots',
      amount: 'slots',
      incremental: 'slots',
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
    step({ trials, first, t, months, slots, params, reads: { opened }, draws, state, writes, overflow }) {
      const { winRate, incrementality, cycle, dealSize } = params
      const { used, segment, ready, born, ordinal, amount, incremental } = state
      for (const column of Object.values(writes)) for (const element of column) element.fill(0)
      for (let i = 0; i < trials; i++) {
        const base = i * slots
        const trial = first + i
        let count = used[i]
        const chance = winRate.data[i & winRate.mask]
        for (let s = 0; s < opened.length; s++) {
          for (let k = 0; k < opened[s][i]; k++) {
            if (uniformAt(draws.win[s], trial, t, k) >= chance) continue
            if (count === slots) return overflow()
            const at = base + count++
            segment[at] = s
            born[at] = t
            ordinal[at] = k
            ready[at] = t + Math.floor(cycle[s](i, uniformAt(draws.cycle[s], trial, t, k)) / months + 0.5)
            amount[at] = dealSize[s](i, uniformAt(draws.size[s], trial, t, k))
            const share = incrementality.data[i & incrementality.mask]
            incremental[at] = uniformAt(draws.anyway[s], trial, t, k) < share ? 1 : 0
          }
        }
        let kept = base
        for (let at = base; at < base + count; at++) {
          const s = segment[at]
          const arrived = ready[at] <= t
          if (arrived && ready[at] === t) writes.won[s][i] += 1
          if (arrived && !held(gates, state, at, trial, t)) {
            writes.placed[s][i] += 1
            writes.wins[s][i] += 1
            writes.bookings[s][i] += amount[at]
            writes.nonIncremental[s][i] += 1 - incremental[at]
            continue
          }
          if (arrived) writes.waiting[s][i] += 1
          else writes.openWins[s][i] += 1
          if (kept !== at)
            for (const column of [segment, ready, born, ordinal, amount, incremental]) column[kept] = column[at]
          kept++
        }
        used[i] = kept - base
      }
    },
  })

type Slots = Readonly<Record<'segment' | 'ready' | 'born' | 'ordinal' | 'amount', Float64Array>>

/** Whether any gate keeps the order at this slot from being placed. */
const held = (gates: readonly Gate[], table: Slots, at: number, trial: number, t: number): boolean => {
  if (gates.length === 0) return false
  const order = {
    segment: table.segment[at],
    amount: table.amount[at],
    born: table.born[at],
    ordinal: table.ordinal[at],
    ready: table.ready[at],
  }
  return gates.some(gate => gate.shut(order, { trial, t }))
}
