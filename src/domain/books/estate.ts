import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, distributor, resale } from '../columns.ts'
import { booksFields } from './fields.ts'

/**
 * What customers owe the partner and what it owes the vendor, or its distributor, at the end of a step. Of an insolvent
 * partner nothing is left open: unpaid bills are the loss of the vendor or of its distributor, claims on customers go to the estate, and what has been invoiced
 * and not used is void. `writtenOff` is all that without the cash: claims on the partner less claims that it had.
 */
export const estate = mechanism({
  name: 'books/estate',
  params: { receivable: booksFields.receivable, payable: booksFields.creditUsed },
  reads: {
    stopped: now(books.stopped),
    owedBefore: last(books.receivable),
    billed: now(books.billings),
    collected: now(books.collected),
    owingBefore: last(books.payable),
    bought: now(resale.purchases),
    paid: now(books.paid),
    paidDistributor: now(books.paidDistributor),
    isThere: now(distributor.isThere),
    bearsLoss: now(distributor.bearsLoss),
    debtBefore: last(books.debt),
    // what is void is taken out of the books in the step after: by then nothing more is invoiced or used
    stoppedBefore: last(books.stopped),
    deferred: now(resale.deferred),
    deferredBefore: last(resale.deferred),
    prepaid: now(resale.prepaid),
    prepaidBefore: last(resale.prepaid),
    resaleProfit: now(resale.profit),
    resaleBilled: now(resale.billings),
  },
  writes: {
    receivable: books.receivable,
    payable: books.payable,
    owesDistributor: books.owesDistributor,
    claimsLost: books.claimsLost,
    badDebt: books.badDebt,
    distributorBadDebt: distributor.badDebt,
    debtLost: books.debtLost,
    writtenOff: books.writtenOff,
  },
  start({ trials, params, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.receivable[i] = params.receivable.data[i & params.receivable.mask]
      writes.payable[i] = params.payable.data[i & params.payable.mask]
      writes.owesDistributor[i] = reads.isThere[i] > 0 ? writes.payable[i] : 0
    }
  },
  step({ trials, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const owed = reads.owedBefore[i] + reads.billed[i] - reads.collected[i]
      const owing = reads.owingBefore[i] + reads.bought[i] - reads.paid[i] - reads.paidDistributor[i]
      const isStopped = reads.stopped[i] > 0
      // of resale: billings less purchases less profit is what is deferred less what is prepaid
      const made = reads.resaleBilled[i] - reads.bought[i] - reads.resaleProfit[i]
      const held = reads.deferred[i] - reads.deferredBefore[i] - reads.prepaid[i] + reads.prepaidBefore[i]
      const voided = reads.stoppedBefore[i] > 0 ? made - held : 0
      writes.receivable[i] = isStopped ? 0 : owed
      writes.payable[i] = isStopped ? 0 : owing
      writes.claimsLost[i] = isStopped ? owed : 0
      const isVendors = reads.bearsLoss[i] === 0
      writes.owesDistributor[i] = reads.isThere[i] > 0 ? writes.payable[i] : 0
      writes.badDebt[i] = isStopped && isVendors ? owing : 0
      writes.distributorBadDebt[i] = isStopped && !isVendors ? owing : 0
      writes.debtLost[i] = isStopped ? reads.debtBefore[i] : 0
      writes.writtenOff[i] = isStopped ? owing + reads.debtBefore[i] - owed + voided : 0
    }
  },
})
