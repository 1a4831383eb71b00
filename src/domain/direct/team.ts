import { slice } from '../../kernel/column.ts'
import { poissonQuantile } from '../../kernel/distribution/poisson.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { fillUniforms, uniformAt } from '../../kernel/philox.ts'
import { pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'
import { directFields } from './fields.ts'

/**
 * The share of direct deals whose services the vendor refers to the partner: one share while it resells; once it only
 * supports, a policy that moves from start to end, from then on, followed as far as it is enforced (at 0 the start
 * goes on). A step has the share of its middle.
 */
export const referral = mechanism({
  name: 'direct/referral',
  about: ['vendor.direct'],
  over: ['segment'],
  params: {
    motion: marketFields.motion,
    resells: directFields.resells,
    start: directFields.start,
    end: directFields.end,
    over: directFields.over,
    enforced: directFields.enforced,
  },
  state: { supporting: 'trial' },
  writes: { share: pipeline.referral },
  step({ trials, months, params, state: { supporting }, writes: { share } }) {
    const { motion, resells, start, end, over, enforced } = params
    for (let i = 0; i < trials; i++) {
      if (motion.data[i & motion.mask] === 1) {
        share[i] = resells.data[i & resells.mask]
        supporting[i] = 0
        continue
      }
      const span = over.data[i & over.mask]
      const gone = span > 0 ? Math.min(1, (supporting[i] + months / 2) / span) : 1
      supporting[i] += months
      const from = start.data[i & start.mask]
      share[i] = from + (end.data[i & end.mask] - from) * gone * enforced.data[i & enforced.mask]
    }
  },
})

/**
 * The vendor's direct team as a source. Its wins are a Poisson number a step: `wonDeals` is the rate at which deals
 * close, and the pipeline behind them is stationary, so their own cycle only moves them in time (displacement theorem:
 * a Poisson process moved by independent delays is Poisson with the same rate). A partner deal that the vendor would
 * have won anyway takes the place of the next direct win of its segment; what cannot be taken yet is owed.
 */
export const team = mechanism({
  name: 'direct/team',
  about: ['vendor.direct', 'partner.sales'],
  over: ['segment'],
  params: { wonDeals: directFields.wonDeals, mix: directFields.mix, dealSize: marketFields.dealSize },
  reads: { owed: last(pipeline.debt), anyway: now(pipeline.nonIncremental), share: now(pipeline.referral) },
  draws: { wins: 'vendor', size: 'world', referred: 'vendor' },
  state: { luck: 'trial' },
  writes: {
    cancelled: pipeline.cancelled,
    debt: pipeline.debt,
    wins: slice(pipeline.wins, { paper: 'vendor' }),
    bookings: slice(pipeline.bookings, { paper: 'vendor' }),
    referredWins: pipeline.referredWins,
    referredBookings: pipeline.referredBookings,
  },
  step({ trials, first, t, params, reads: { owed, anyway, share }, draws, state: { luck }, writes }) {
    const { wonDeals, mix, dealSize } = params
    fillUniforms(draws.wins, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const wins = poissonQuantile(luck[i], wonDeals.data[i & wonDeals.mask] * mix.data[i & mix.mask])
      const owing = owed[i] + anyway[i]
      const cancelled = Math.min(wins, owing)
      let value = 0
      let referred = 0
      let referredValue = 0
      for (let k = cancelled; k < wins; k++) {
        const amount = dealSize(i, uniformAt(draws.size, first + i, t, k))
        value += amount
        if (uniformAt(draws.referred, first + i, t, k) < share[i]) {
          referredValue += amount
          referred++
        }
      }
      writes.cancelled[i] = cancelled
      writes.debt[i] = owing - cancelled
      writes.wins[i] = wins - cancelled
      writes.bookings[i] = value
      writes.referredWins[i] = referred
      writes.referredBookings[i] = referredValue
    }
  },
})
