import { money, ratio, share } from '../../kernel/field.ts'
import { pegField } from '../peg.ts'

/** Which earnings a buyer looks at, at what rate time is discounted, and the simpler ways to value a firm. */
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
  peg: pegField,
  discount: share({
    path: 'valuation.discount',
    label: 'discount rate',
    rate: 'growth',
    range: [0, 1],
    initial: true,
    default: { evidence: 'discount.rate' },
  }),
  equityShare: share({
    path: 'valuation.wacc.equity',
    label: 'part of the capital that is equity, where the discount rate is a cost of capital',
    initial: true,
    default: { value: 1 },
  }),
  costOfEquity: share({
    path: 'valuation.wacc.costOfEquity',
    label: 'what equity costs a year; where it is said, the cost of capital stands instead of the discount rate',
    initial: true,
    range: [0.001, 1],
    default: 'absent',
  }),
  costOfDebt: share({
    path: 'valuation.wacc.costOfDebt',
    label: 'what debt costs a year, before tax',
    initial: true,
    default: { value: 0 },
  }),
  growth: share({
    path: 'valuation.growth',
    label: 'yearly growth of free cash flow after the horizon',
    range: [-0.5, 0.5],
    default: { evidence: 'valuation.growth' },
  }),
  exitMultiple: ratio({
    path: 'valuation.exitMultiple',
    label: 'price per $1 of adjusted EBITDA at the end, where the discounted cash flow ends with a sale',
    range: [0.01, 30],
    default: 'absent',
  }),
  resalePrice: ratio({
    path: 'valuation.parts.resale',
    label: 'price of a resale business, per $1 that it bills in a year',
    default: { evidence: 'valuation.revenue.resale' },
  }),
  projectPrice: ratio({
    path: 'valuation.parts.project',
    label: 'price of a project business, per $1 of revenue of a year',
    default: { evidence: 'valuation.revenue.project' },
  }),
  managedPrice: ratio({
    path: 'valuation.parts.managed',
    label: 'price of a business of services that go on, per $1 of revenue of a year',
    default: { evidence: 'valuation.revenue.managed' },
  }),
  monthly: ratio({
    path: 'valuation.parts.monthly',
    label: 'price of services that go on and that the partner delivers itself, per $1 of revenue of a month',
    default: { evidence: 'valuation.monthly' },
  }),
} as const
