import { mechanism, now } from '../../kernel/mechanism.ts'
import { books, holding } from '../columns.ts'

/**
 * A deposit pays what is invoiced with the order. What is left of it, where less is invoiced at first, pays the next
 * invoices: nobody pays before there is an invoice.
 */
export const deposits = mechanism({
  name: 'books/deposits',
  about: ['gates.credit.remedy.by'],
  reads: { agreed: now(holding.deposits), invoiced: now(books.billings) },
  state: { left: 'trial' },
  writes: { paid: books.deposits },
  step({ trials, reads: { agreed, invoiced }, state: { left }, writes: { paid } }) {
    for (let i = 0; i < trials; i++) {
      const open = left[i] + agreed[i]
      paid[i] = Math.min(open, invoiced[i])
      left[i] = open - paid[i]
    }
  },
})
