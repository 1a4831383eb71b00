import { stepsIn } from '../../kernel/calendar.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, distributor, incentives, resale, worth } from '../columns.ts'
import { taxField } from '../tax.ts'
import { valuationFields } from './fields.ts'

/**
 * Free cash flow of a buyer without debt: EBIT (1 - tax) + depreciation - investment - what working capital takes up.
 * EBIT is that of adjusted EBITDA; a loss takes off the tax of better steps. What an insolvent firm leaves unpaid and is
 * not paid any more moves no cash: in the step in which it stops, and after that there is nothing at all.
 */
export const freeCash = mechanism({
  name: 'valuation/free-cash',
  params: { tax: taxField },
  reads: {
    adjusted: now(worth.adjusted),
    depreciation: now(books.depreciation),
    capex: now(books.capex),
    receivable: now(books.receivable),
    receivableBefore: last(books.receivable),
    prepaid: now(resale.prepaid),
    prepaidBefore: last(resale.prepaid),
    payable: now(books.payable),
    payableBefore: last(books.payable),
    deferred: now(resale.deferred),
    deferredBefore: last(resale.deferred),
    claims: now(incentives.claimsOwed),
    claimsBefore: last(incentives.claimsOwed),
    rebates: now(incentives.rebatesOwed),
    rebatesBefore: last(incentives.rebatesOwed),
    claimsLost: now(books.claimsLost),
    badDebt: now(books.badDebt),
    distributorBadDebt: now(distributor.badDebt),
    stoppedBefore: last(books.stopped),
  },
  writes: { free: worth.freeCash },
  step({ trials, params: { tax }, reads, writes: { free } }) {
    for (let i = 0; i < trials; i++) {
      const depreciation = reads.depreciation[i]
      const tiedUp =
        reads.receivable[i] +
        reads.claimsLost[i] -
        reads.receivableBefore[i] +
        (reads.prepaid[i] - reads.prepaidBefore[i]) +
        (reads.claims[i] - reads.claimsBefore[i] + (reads.rebates[i] - reads.rebatesBefore[i])) -
        (reads.payable[i] + (reads.badDebt[i] + reads.distributorBadDebt[i]) - reads.payableBefore[i]) -
        (reads.deferred[i] - reads.deferredBefore[i])
      const taxed = (reads.adjusted[i] - depreciation) * (1 - tax.data[i & tax.mask])
      free[i] = reads.stoppedBefore[i] > 0 ? 0 : taxed + depreciation - reads.capex[i] - tiedUp
    }
  },
})

/** Two rates that differ by no more are the same: one of them was brought to a step and back. */
const roundingOfRates = 1e-9

/**
 * What all free cash flow after the step is worth at its end: that of the last twelve months, growing for ever
 * (Gordon), without a value where it grows as fast as it is discounted; or a sale at a multiple. Nothing comes after the
 * end of an insolvent firm.
 */
export const terminalValue = mechanism({
  name: 'valuation/terminal',
  params: { growth: valuationFields.growth, exit: valuationFields.exitMultiple },
  reads: {
    free: now(worth.freeYear),
    rate: now(worth.rate),
    trailing: now(worth.trailing),
    stopped: now(books.stopped),
  },
  writes: { terminal: worth.terminal },
  step({ trials, t, months, params, reads, writes: { terminal } }) {
    const known = t + 1 >= stepsIn(12, months)
    for (let i = 0; i < trials; i++) {
      const exit = params.exit.data[i & params.exit.mask]
      const growth = params.growth.data[i & params.growth.mask]
      const beyond = reads.rate[i] - growth
      const gordon = beyond > roundingOfRates ? (reads.free[i] * (1 + growth)) / beyond : Number.NaN
      const later = !known ? Number.NaN : exit > 0 ? Math.max(0, reads.trailing[i]) * exit : gordon
      terminal[i] = reads.stopped[i] > 0 && !Number.isNaN(later) ? 0 : later
    }
  },
})
