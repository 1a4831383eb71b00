import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, books, program, resale } from '../columns.ts'
import { marketFields } from '../market.ts'
import { resaleFields } from './fields.ts'

/**
 * Subscriptions on the partner's paper. The partner buys what it invoices at the customer's price less its margin, which
 * its level in the program and, in its first term, a registered deal raise, and a cut of the program lowers. What was invoiced in advance is earned as
 * the software is used, at the mean margin of what is not used yet. As agent its revenue is the margin; as principal the
 * full price, with what it pays the vendor as cost: the profit is the same. What was bought before the start was bought at
 * the margin of then, with that of the level of then, whatever a strategy says of it. When it is insolvent, what is not used is the vendor's to deliver.
 */
export const subscription = mechanism({
  name: 'resale/subscription',
  about: [
    'partner.sales',
    'partner.base',
    'sources',
    'deals',
    'mdf.activities',
    'installed.resold',
    'partner.lastYear.revenue.resaleBillings',
  ],
  over: ['segment'],
  params: {
    margin: marketFields.resaleMargin,
    was: { ...marketFields.resaleMargin, before: true },
    uplift: marketFields.uplift,
    presentation: resaleFields.presentation,
  },
  reads: {
    used: now(slice(base.software, { paper: 'partner' })),
    invoiced: now(slice(base.invoiced, { paper: 'partner' })),
    unexpired: now(slice(base.unexpired, { paper: 'partner' })),
    unexpiredBefore: last(slice(base.unexpired, { paper: 'partner' })),
    registered: now(base.registeredInvoiced),
    cut: now(resale.marginCut),
    level: last(program.levelMargin),
    levelWas: now(program.levelMarginBefore),
    prepaidBefore: last(resale.prepaid),
    stopped: last(books.stopped),
  },
  writes: {
    billings: resale.billings,
    purchases: resale.purchases,
    profit: resale.profit,
    bought: resale.bought,
    revenue: resale.revenue,
    cost: resale.cost,
    deferred: resale.deferred,
    prepaid: resale.prepaid,
    voided: resale.voided,
  },
  start({ trials, params: { was }, reads: { unexpired, levelWas }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.deferred[i] = unexpired[i]
      writes.prepaid[i] = unexpired[i] * Math.max(0, 1 - (was.data[i & was.mask] + levelWas[i]))
    }
  },
  step({ trials, params: { margin, uplift, presentation }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const invoiced = reads.invoiced[i]
      const used = reads.used[i]
      const rate = (margin.data[i & margin.mask] + reads.level[i]) * (1 - reads.cut[i])
      const purchases = Math.max(0, invoiced * (1 - rate) - reads.registered[i] * uplift.data[i & uplift.mask])
      const unused = reads.unexpiredBefore[i] + invoiced
      const held = reads.prepaidBefore[i] + purchases
      const isStopped = reads.stopped[i] > 0
      const isUsedUp = reads.unexpired[i] === 0 && !isStopped
      const bought = isUsedUp ? held : unused > 0 ? held * (used / unused) : 0
      const principal = presentation.data[i & presentation.mask] === 1
      writes.billings[i] = invoiced
      writes.purchases[i] = purchases
      writes.bought[i] = bought
      writes.profit[i] = used - bought
      writes.revenue[i] = principal ? used : used - bought
      writes.cost[i] = principal ? bought : 0
      writes.deferred[i] = reads.unexpired[i]
      writes.prepaid[i] = isStopped ? 0 : held - bought
      writes.voided[i] = isStopped ? unused - used - (held - bought) : 0
    }
  },
})
