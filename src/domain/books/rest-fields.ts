import { money, share } from '../../kernel/field.ts'

const said = { scope: 'partner', default: { value: 0 } } as const

/** The rest of the firm: what it does with other vendors. Paid for at once, in money. */
export const restFields = {
  revenue: money({
    ...said,
    path: 'partner.restOfFirm.revenue',
    label: 'revenue of the rest of the firm at the start',
    rate: 'flow',
  }),
  grossProfit: money({
    ...said,
    path: 'partner.restOfFirm.grossProfit',
    label: 'its gross profit at the start',
    rate: 'flow',
    range: [-1e12, 1e12],
  }),
  overhead: money({
    ...said,
    path: 'partner.restOfFirm.overhead',
    label: 'its cost below the gross profit, where it is not part of the overhead of the firm',
    rate: 'flow',
  }),
  growth: share({
    ...said,
    path: 'partner.restOfFirm.growth',
    label: 'growth of its revenue and gross profit',
    rate: 'growth',
    range: [-0.9, 5],
  }),
  recurring: share({
    ...said,
    path: 'partner.restOfFirm.recurring',
    label: 'part of its gross profit that recurs',
  }),
} as const
