import { money, ratio, share } from '../../kernel/field.ts'

export const valuationFields = {
  ownerPay: money({
    path: 'partner.owner.pay',
    label: 'what the owner is paid (it is part of the overhead)',
    rate: 'flow',
    scope: 'partner',
    default: { value: 0 },
  }),
  marketPay: money({
    path: 'partner.owner.marketPay',
    label: 'what a hired manager would be paid for the same work',
    rate: 'flow',
    scope: 'partner',
    default: { value: 0 },
  }),
  multiple: ratio({
    path: 'valuation.multiple',
    label: 'price of the practice per $1 of adjusted EBITDA of the last twelve months',
    range: [0, 30],
    default: { evidence: 'valuation.multiple.small' },
  }),
  discount: share({
    path: 'valuation.discount',
    label: 'discount rate',
    rate: 'growth',
    range: [0, 1],
    default: { evidence: 'discount.rate' },
  }),
} as const
