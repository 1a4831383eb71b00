import { last, mechanism } from '../../kernel/mechanism.ts'
import { books } from '../columns.ts'
import { restFields } from './rest-fields.ts'

/**
 * The rest of the firm: revenue and gross profit grow, and a step has the mean of its start and end, so that its length
 * moves no result. It ends with the firm.
 */
export const restOfFirm = mechanism({
  name: 'books/rest-of-firm',
  about: ['partner.restOfFirm'],
  params: restFields,
  reads: { stopped: last(books.stopped) },
  state: { size: 'trial' },
  writes: {
    revenue: books.restRevenue,
    cost: books.restCost,
    profit: books.restProfit,
    recurring: books.restRecurring,
  },
  step({ trials, t, params, reads: { stopped }, state: { size }, writes }) {
    const { revenue, grossProfit, overhead, growth, recurring } = params
    if (t === 0) size.fill(1)
    for (let i = 0; i < trials; i++) {
      const isOpen = stopped[i] > 0 ? 0 : 1
      const grown = 1 + growth.data[i & growth.mask]
      const mean = size[i] * ((1 + grown) / 2) * isOpen
      size[i] *= grown
      writes.revenue[i] = revenue.data[i & revenue.mask] * mean
      writes.profit[i] = grossProfit.data[i & grossProfit.mask] * mean
      writes.recurring[i] = writes.profit[i] * recurring.data[i & recurring.mask]
      writes.cost[i] = writes.revenue[i] - writes.profit[i] + overhead.data[i & overhead.mask] * isOpen
    }
  },
})
