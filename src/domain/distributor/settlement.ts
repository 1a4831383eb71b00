import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, distributor } from '../columns.ts'
import { stillOwed, stillOwedOfNew } from '../payment-delay.ts'
import { distributorFields } from './fields.ts'

/**
 * What the partner owes the distributor, and the distributor the vendor, which it pays after its terms (a first-order
 * delay) whether or not it has been paid. When it steps in, it takes over what the partner still owes the vendor.
 */
export const distributorSettlement = mechanism({
  name: 'distributor/settlement',
  about: ['program.distributor.margin'],
  params: { terms: distributorFields.terms, opening: distributorFields.payable },
  reads: {
    isThere: now(distributor.isThere),
    wasThere: last(distributor.isThere),
    partnerOwes: now(books.payable),
    partnerOwed: last(books.payable),
    owedBefore: last(distributor.receivable),
    sales: now(distributor.sales),
    collected: now(books.paidDistributor),
    badDebt: now(distributor.badDebt),
    owingBefore: last(distributor.payable),
    purchases: now(distributor.purchases),
  },
  writes: { receivable: distributor.receivable, payable: distributor.payable, paid: distributor.paid },
  start({ trials, params: { opening }, reads: { isThere, partnerOwes }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.receivable[i] = isThere[i] > 0 ? partnerOwes[i] : 0
      writes.payable[i] = isThere[i] > 0 ? opening.data[i & opening.mask] : 0
    }
  },
  step({ trials, months, params: { terms }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const wait = terms.data[i & terms.mask]
      const takenOver = reads.isThere[i] > reads.wasThere[i] ? reads.partnerOwed[i] : 0
      const owing = reads.owingBefore[i] + takenOver
      const bought = reads.purchases[i]
      writes.receivable[i] = reads.owedBefore[i] + takenOver + reads.sales[i] - reads.collected[i] - reads.badDebt[i]
      writes.payable[i] = owing * stillOwed(months, wait) + bought * stillOwedOfNew(months, wait)
      writes.paid[i] = owing + bought - writes.payable[i]
    }
  },
})
