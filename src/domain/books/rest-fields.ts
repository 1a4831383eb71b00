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
    label: 'gross profit of the rest of the firm at the start',
    rate: 'flow',
    range: [-1e12, 1e12],
  }),
  overhead: money({
    ...said,
    path: 'partner.restOfFirm.overhead',
    label: 'cost of the rest of the firm below its gross profit, where it is not in the overhead of the firm',
    rate: 'flow',
  }),
  growth: share({
    ...said,
    path: 'partner.restOfFirm.growth',
    label: 'growth of the revenue and gross profit of the rest of the firm',
    rate: 'growth',
    range: [-0.9, 5],
  }),
  recurring: share({
    ...said,
    path: 'partner.restOfFirm.recurring',
    label: 'part of the gross profit of the rest of the firm that recurs',
  }),
} as const
