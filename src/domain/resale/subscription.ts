import { slice } from '../../kernel/column.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { base, resale } from '../columns.ts'
import { marketFields } from '../market.ts'
import { resaleFields } from './fields.ts'

/**
 * Subscriptions on the partner's paper, invoiced each step. The partner buys at the customer's price less its margin.
 * As agent its revenue is the margin; as principal the full price, with what it pays the vendor as cost: the profit
 * is the same.
 */
export const subscription = mechanism({
  name: 'resale/subscription',
  about: ['partner.sales', 'installed.resold'],
  over: ['segment'],
  params: { margin: marketFields.resaleMargin, presentation: resaleFields.presentation },
  reads: { software: now(slice(base.software, { paper: 'partner' })) },
  writes: {
    billings: resale.billings,
    purchases: resale.purchases,
    revenue: resale.revenue,
    cost: resale.cost,
    profit: resale.profit,
    bought: resale.bought,
  },
  step({ trials, params: { margin, presentation }, reads: { software }, writes }) {
    for (let i = 0; i < trials; i++) {
      const billed = software[i]
      const bought = billed * (1 - margin.data[i & margin.mask])
      const principal = presentation.data[i & presentation.mask] === 1
      writes.billings[i] = billed
      writes.purchases[i] = bought
      writes.bought[i] = bought
      writes.profit[i] = billed - bought
      writes.revenue[i] = principal ? billed : billed - bought
      writes.cost[i] = principal ? bought : 0
    }
  },
})
