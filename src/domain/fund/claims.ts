import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, fund, incentives } from '../columns.ts'
import { stillOwed, stillOwedOfNew } from '../payment-delay.ts'
import { fundFields } from './fields.ts'

/**
 * What the partner spent for the fund is claimed after a while, by a first-order delay. What is never claimed, and what
 * the vendor rejects, is the partner's loss; the money falls back to the vendor and not to the fund, because it was
 * approved for that activity only and its quarter is over. A partner that is insolvent claims nothing more.
 */
export const claims = mechanism({
  name: 'fund/claims',
  about: ['mdf'],
  over: ['activity'],
  params: { delay: fundFields.claimDelay, rejected: fundFields.rejected, never: fundFields.never },
  reads: { borne: now(fund.borne), stopped: last(books.stopped) },
  state: { unclaimed: 'trial' },
  writes: { claimed: fund.claimed, allowed: fund.allowed, rejected: fund.rejected, never: fund.never },
  step({ trials, months, params: { delay, rejected, never }, reads, state: { unclaimed }, writes }) {
    for (let i = 0; i < trials; i++) {
      const wait = delay.data[i & delay.mask]
      const isStopped = reads.stopped[i] > 0
      const before = isStopped ? 0 : unclaimed[i]
      const after = before * stillOwed(months, wait) + reads.borne[i] * stillOwedOfNew(months, wait)
      const due = before + reads.borne[i] - after
      const claimed = due * (1 - never.data[i & never.mask])
      unclaimed[i] = after
      writes.claimed[i] = claimed
      writes.never[i] = due - claimed
      writes.rejected[i] = claimed * rejected.data[i & rejected.mask]
      writes.allowed[i] = claimed - writes.rejected[i]
    }
  },
})

/**
 * The vendor pays what it has approved after a while, by a first-order delay. What it still owes a partner that is
 * insolvent is released.
 */
export const payments = mechanism({
  name: 'fund/payments',
  about: ['mdf'],
  params: { wait: fundFields.claimPaid },
  reads: { allowed: now(fund.allowed), owedBefore: last(incentives.claimsOwed), stopped: last(books.stopped) },
  writes: { claims: incentives.claims, paid: incentives.claimsPaid, owed: incentives.claimsOwed },
  step({ trials, months, params: { wait }, reads: { allowed, owedBefore, stopped }, writes }) {
    for (let i = 0; i < trials; i++) {
      if (stopped[i] > 0) {
        writes.claims[i] = -owedBefore[i]
        writes.paid[i] = 0
        writes.owed[i] = 0
        continue
      }
      const mean = wait.data[i & wait.mask]
      const owed = owedBefore[i] * stillOwed(months, mean) + allowed[i] * stillOwedOfNew(months, mean)
      writes.claims[i] = allowed[i]
      writes.paid[i] = owedBefore[i] + allowed[i] - owed
      writes.owed[i] = owed
    }
  },
})
