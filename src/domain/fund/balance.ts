import { eachNow, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, direct, fund, incentives, program, resale } from '../columns.ts'
import { fundFields } from './fields.ts'

/** A vendor's quarter in months. */
const quarter = 3

/**
 * What the fund earns, holds and loses. It earns a share of what the vendor invoices the partner, more
 * at a higher level of the program, without what steered
 * deals bring unless they earn as well, and what the vendor grants. Money is spent in the order in which it was earned,
 * so what lapses at the end of a quarter is what was earned up to some quarters ago, less all that was approved or
 * lapsed since the start: that can only be free money. When the partner is insolvent, all of it falls back.
 */
export const balance = mechanism({
  name: 'fund/balance',
  about: ['mdf'],
  params: {
    accrual: fundFields.accrual,
    grants: fundFields.grants,
    opening: fundFields.opening,
    lapses: fundFields.lapses,
    steeredEarns: fundFields.steeredEarns,
  },
  reads: {
    purchases: now(resale.purchases),
    steered: now(direct.steeredPart),
    level: last(program.levelAccrual),
    approved: now(fund.approved),
    open: eachNow(fund.open),
    borne: now(fund.borne),
    rejected: now(fund.rejected),
    never: now(fund.never),
    paid: now(incentives.claimsPaid),
    freeBefore: last(fund.free),
    frontedBefore: last(fund.fronted),
    stopped: last(books.stopped),
  },
  state: { earned: 'trial', gone: 'trial', closed: 'slots' },
  writes: {
    accrued: fund.accrued,
    granted: fund.granted,
    lapsed: fund.lapsed,
    forfeited: fund.forfeited,
    free: fund.free,
    reserved: fund.reserved,
    fronted: fund.fronted,
  },
  start({ trials, params: { opening }, writes }) {
    for (let i = 0; i < trials; i++) writes.free[i] = opening.data[i & opening.mask]
  },
  step({ trials, t, clocks, slots, params, reads, state: { earned, gone, closed }, writes, overflow }) {
    const { accrual, grants, opening, lapses, steeredEarns } = params
    const { isEnd, number } = clocks.vendorQuarter
    const usable = Math.floor(lapses.data[0] / quarter + 0.5)
    if (usable >= slots) return overflow()
    for (let i = 0; i < trials; i++) {
      if (t === 0) earned[i] = opening.data[i & opening.mask]
      const fronted = reads.frontedBefore[i] + reads.borne[i]
      const spent = reads.paid[i] + reads.rejected[i] + reads.never[i]
      if (reads.stopped[i] > 0) {
        writes.accrued[i] = 0
        writes.granted[i] = 0
        writes.lapsed[i] = reads.freeBefore[i] - reads.approved[i]
        writes.forfeited[i] = fronted - spent
        writes.free[i] = 0
        writes.reserved[i] = 0
        writes.fronted[i] = 0
        continue
      }
      const earns = steeredEarns.data[i & steeredEarns.mask] === 1 ? 1 : 1 - reads.steered[i]
      writes.accrued[i] = reads.purchases[i] * earns * (accrual.data[i & accrual.mask] + reads.level[i])
      writes.granted[i] = grants.data[i & grants.mask]
      earned[i] += writes.accrued[i] + writes.granted[i]
      gone[i] += reads.approved[i]
      const free = Math.max(0, reads.freeBefore[i] + writes.accrued[i] + writes.granted[i] - reads.approved[i])
      let lapsed = 0
      if (isEnd) {
        closed[i * slots + (number % slots)] = earned[i]
        const ago = number - usable
        const old = ago >= 0 ? closed[i * slots + (ago % slots)] : ago === -1 ? opening.data[i & opening.mask] : 0
        lapsed = Math.min(free, Math.max(0, old - gone[i]))
        gone[i] += lapsed
      }
      writes.lapsed[i] = lapsed
      writes.forfeited[i] = 0
      writes.free[i] = free - lapsed
      writes.fronted[i] = fronted - spent
      let open = 0
      for (const activity of reads.open) open += activity[i]
      writes.reserved[i] = open + writes.fronted[i]
    }
  },
})
