import { share } from '../../kernel/field.ts'

/** What a sale leaves the owner. */
export const saleFields = {
  serve: share({
    path: 'valuation.serve',
    label: 'cost of serving what customers have paid ahead, of its price',
    default: { evidence: 'valuation.serve' },
  }),
  dealCost: share({
    path: 'valuation.dealCost',
    label: 'what advisers and lawyers take of the price',
    default: { evidence: 'valuation.dealCost' },
  }),
  earnOutShare: share({
    path: 'valuation.earnOut.share',
    label: 'part of the price that is paid a year later, if the firm does as promised',
    default: { evidence: 'valuation.earnOut.share' },
  }),
  earnOutPaid: share({
    path: 'valuation.earnOut.paid',
    label: 'part of the earn-out that is paid in the end',
    default: { evidence: 'valuation.earnOut.paid' },
  }),
  exitTax: share({
    path: 'valuation.exitTax',
    label: 'tax on what the owner gets for the firm',
    scope: 'partner',
    default: { evidence: 'valuation.exitTax' },
  }),
  consent: share({
    path: 'valuation.consent',
    label: 'chance that the vendor lets the resale book go to the buyer',
    scope: 'vendor',
    initial: true,
    default: { evidence: 'valuation.consent' },
  }),
} as const
