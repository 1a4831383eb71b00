import { mechanism, now } from '../../kernel/mechanism.ts'
import { oncePerTrial, uniformAt } from '../../kernel/philox.ts'
import { books, resale, worth } from '../columns.ts'
import { pegOf } from '../peg.ts'
import { taxField, taxOn } from '../tax.ts'
import { valuationFields } from './fields.ts'
import { within } from './multiple.ts'
import { saleFields } from './sale-fields.ts'

/**
 * What belongs to the owner: the value less debt, tax on the profit of the fiscal year so far and the work that customers
 * have paid ahead, with the cash above the peg (what is missing up to the peg comes off the price). An insolvent firm is
 * worth nothing to it: nobody runs it, so that it needs no peg, and the vendor delivers what customers have paid ahead.
 */
export const equity = mechanism({
  name: 'valuation/equity',
  params: { serve: saleFields.serve, peg: valuationFields.peg, tax: taxField },
  reads: {
    value: now(worth.value),
    debt: now(books.debt),
    deferred: now(resale.deferred),
    cash: now(books.cash),
    cost: now(worth.costYear),
    profit: now(books.profit),
    taxed: now(books.taxed),
    stopped: now(books.stopped),
  },
  writes: {
    taxOwed: worth.taxOwed,
    deferredCost: worth.deferredCost,
    surplus: worth.surplus,
    equity: worth.equity,
  },
  step({ trials, params: { serve, peg, tax }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const isStopped = reads.stopped[i] > 0
      const taxOwed = isStopped ? 0 : taxOn(reads.profit[i], reads.taxed[i], tax.data[i & tax.mask])
      const deferred = isStopped ? 0 : reads.deferred[i] * serve.data[i & serve.mask]
      const surplus = reads.cash[i] - (isStopped ? 0 : pegOf(peg.data[i & peg.mask], reads.cost[i]))
      const whole = reads.value[i] - (reads.debt[i] + taxOwed) - deferred + surplus
      writes.taxOwed[i] = taxOwed
      writes.deferredCost[i] = deferred
      writes.surplus[i] = surplus
      writes.equity[i] = isStopped && !Number.isNaN(whole) ? 0 : whole
    }
  },
})

/** Whether the vendor lets the resale book go to a buyer: one draw a trial, the same in all strategies; without chance, how likely it is. */
export const consent = mechanism({
  name: 'valuation/consent',
  params: { chance: saleFields.consent },
  draws: { consent: 'vendor' },
  state: { given: 'trial' },
  writes: { consent: worth.consent },
  start({ trials, first, params: { chance }, draws, carried, state }) {
    for (let i = 0; i < trials; i++) {
      const given = chance.data[i & chance.mask]
      state.given[i] =
        carried.consent === undefined ? (uniformAt(draws.consent, first + i, oncePerTrial, 0) < given ? 1 : 0) : given
    }
  },
  step({ state: { given }, writes }) {
    writes.consent.set(given)
  },
})

/**
 * What a sale at the end of the step leaves the owner. Without the vendor's consent the part of the value that resale
 * earns is not paid for; where nothing happens by chance, as much of it is not as consent is unlikely. Advisers take
 * their part of the price; some of the rest comes a year later, as far as it comes at all; what comes is taxed.
 */
export const sale = mechanism({
  name: 'valuation/sale',
  params: {
    dealCost: saleFields.dealCost,
    later: saleFields.earnOutShare,
    paid: saleFields.earnOutPaid,
    tax: saleFields.exitTax,
  },
  reads: {
    value: now(worth.value),
    equity: now(worth.equity),
    resaleProfit: now(worth.resaleYear),
    gross: now(worth.grossYear),
    stopped: now(books.stopped),
    consent: now(worth.consent),
    rate: now(worth.rate),
  },
  writes: {
    withheld: worth.withheld,
    dealCost: worth.dealCost,
    earnOut: worth.earnOut,
    tax: worth.exitTax,
    proceeds: worth.proceeds,
  },
  step({ trials, params: p, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const gross = reads.gross[i]
      const ofResale = gross > 0 ? within(0, reads.resaleProfit[i] / gross, 1) : 0
      const refused = reads.stopped[i] > 0 ? 0 : 1 - reads.consent[i]
      const withheld = refused > 0 ? reads.value[i] * ofResale * refused : 0
      const price = reads.equity[i] - withheld
      const received = Math.max(0, price)
      const dealCost = received * p.dealCost.data[i & p.dealCost.mask]
      const later = (received - dealCost) * p.later.data[i & p.later.mask]
      const earnOut = later * (1 - p.paid.data[i & p.paid.mask] / (1 + reads.rate[i]))
      const tax = (received - dealCost - earnOut) * p.tax.data[i & p.tax.mask]
      writes.withheld[i] = withheld
      writes.dealCost[i] = dealCost
      writes.earnOut[i] = earnOut
      writes.tax[i] = tax
      writes.proceeds[i] = price - dealCost - earnOut - tax
    }
  },
})
