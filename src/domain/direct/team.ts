import { countOf, happens } from '../../kernel/chance.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { uniformAt } from '../../kernel/philox.ts'
import { books, deals, direct, holding, pipeline, program } from '../columns.ts'
import { marketFields } from '../market.ts'
import { directFields } from './fields.ts'

/** An address of a deal in its segment: its step and its number in that step. */
const ordinals = 65_536

/**
 * The share of direct deals whose services the vendor refers to the partner: one share while it resells; once it only
 * supports, a policy that moves from start to end, from then on, followed as far as it is enforced (at 0 the start
 * goes on). A step has the share of its middle. The partner's level in the program adds to either. What is not referred goes to another partner, which is about neutral to
 * the vendor; to a partner that is insolvent nothing is referred.
 */
export const referral = mechanism({
  name: 'direct/referral',
  about: ['vendor.direct'],
  over: ['segment'],
  params: {
    resells: directFields.resells,
    start: directFields.start,
    end: directFields.end,
    over: directFields.over,
    enforced: directFields.enforced,
  },
  reads: { reselling: now(pipeline.resells), stopped: last(books.stopped), level: last(program.levelReferral) },
  state: { supporting: 'trial' },
  writes: { share: pipeline.referral },
  step({ trials, months, params, reads, state: { supporting }, writes: { share } }) {
    const { resells, start, end, over, enforced } = params
    for (let i = 0; i < trials; i++) {
      if (reads.stopped[i] > 0) {
        share[i] = 0
        continue
      }
      if (reads.reselling[i] > 0) {
        share[i] = Math.min(1, resells.data[i & resells.mask] + reads.level[i])
        supporting[i] = 0
        continue
      }
      const span = over.data[i & over.mask]
      const gone = span > 0 ? Math.min(1, (supporting[i] + months / 2) / span) : 1
      supporting[i] += months
      const from = start.data[i & start.mask]
      const policy = from + (end.data[i & end.mask] - from) * gone * enforced.data[i & enforced.mask]
      share[i] = Math.min(1, policy + reads.level[i])
    }
  },
})

/**
 * The vendor's direct team as a source. Its wins are a Poisson number a step: `wonDeals` is the rate at which deals
 * close, and the pipeline behind them is stationary, so their own cycle only moves them in time (displacement theorem:
 * a Poisson process moved by independent delays is Poisson with the same rate), faster where a quarter is about to end.
 * Those that are steered to the partner are not its own any more. A partner deal that the vendor would
 * have won anyway takes the place of the next direct win of its segment; what cannot be taken yet is owed. An order that
 * the partner can place no more is booked by the vendor, which owes the customer's services to whoever sold it.
 */
export const team = mechanism({
  name: 'direct/team',
  about: ['vendor.direct', 'partner.sales', 'partner.base', 'sources', 'deals', 'mdf.activities'],
  over: ['segment'],
  params: { wonDeals: directFields.wonDeals, mix: directFields.mix, dealSize: marketFields.dealSize },
  reads: {
    owed: last(pipeline.debt),
    anyway: now(pipeline.nonIncremental),
    share: now(pipeline.referral),
    moved: now(pipeline.moved),
    movedAmount: now(deals.movedAmount),
    steered: now(direct.steeredWon),
    steeredFrom: now(direct.steeredFrom),
    stopped: last(books.stopped),
    pace: now(holding.pace),
  },
  draws: { wins: 'vendor', size: 'world', referred: 'vendor' },
  state: { luck: 'trial' },
  writes: {
    cancelled: pipeline.cancelled,
    debt: pipeline.debt,
    wins: slice(pipeline.wins, { paper: 'vendor' }),
    bookings: slice(pipeline.bookings, { paper: 'vendor' }),
    referredWins: pipeline.referredWins,
    referredBookings: pipeline.referredBookings,
    amount: deals.directAmount,
    key: deals.directKey,
    isReferred: deals.directReferred,
  },
  step({ trials, first, t, listed, params, reads, draws, uniforms, carried, state: { luck }, writes, listOverflow }) {
    const { wonDeals, mix, dealSize } = params
    const { owed, anyway, share, moved, movedAmount, steered, steeredFrom, stopped, pace } = reads
    uniforms(draws.wins, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const mean = wonDeals.data[i & wonDeals.mask] * mix.data[i & mix.mask] * (1 + pace[i])
      const wins = countOf(luck[i], mean, carried.wins, i)
      const owing = owed[i] + anyway[i]
      const own = wins - steered[i]
      const cancelled = Math.min(own, owing)
      if (own - cancelled > listed) return listOverflow()
      let passing = cancelled
      let booked = 0
      let value = 0
      let referred = 0
      let referredValue = 0
      for (let k = 0; k < wins; k++) {
        if (steered[i] > 0 && steeredFrom[k * trials + i] > 0) continue
        if (passing > 0) {
          passing--
          continue
        }
        const amount = dealSize(i, uniformAt(draws.size, first + i, t, k))
        const isReferred = happens(uniformAt(draws.referred, first + i, t, k), share[i], carried.referred, i)
        const to = booked++ * trials + i
        value += amount
        writes.amount[to] = amount
        writes.key[to] = t * ordinals + k
        writes.isReferred[to] = isReferred ? 1 : 0
        if (isReferred) {
          referredValue += amount
          referred++
        }
      }
      for (let k = 0; k < moved[i]; k++) {
        const amount = movedAmount[k * trials + i]
        value += amount
        if (stopped[i] === 0) {
          referredValue += amount
          referred++
        }
      }
      writes.cancelled[i] = cancelled
      writes.debt[i] = owing - cancelled
      writes.wins[i] = own - cancelled + moved[i]
      writes.bookings[i] = value
      writes.referredWins[i] = referred
      writes.referredBookings[i] = referredValue
    }
  },
})
