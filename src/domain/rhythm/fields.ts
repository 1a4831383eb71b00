import { duration, money, share } from '../../kernel/field.ts'

/** What the vendor is measured by, and what the end of a period does to it. */
export const rhythmFields = {
  quota: money({
    path: 'vendor.quota',
    label: "the vendor's quota of the fiscal year in which the scenario starts, of new business on all routes",
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  bookedSoFar: money({
    path: 'vendor.bookedSoFar',
    label: "what is booked of the vendor's quota at the start",
    scope: 'vendor',
    initial: true,
    default: { value: 0 },
  }),
  club: money({
    path: 'vendor.club',
    label:
      "new business of the quota's year with which the manager is among the best: a rank, so it is not known for sure",
    scope: 'vendor',
    default: { value: 0 },
  }),
  discount: share({
    path: 'vendor.periodEnd.discount',
    label: "given up on deals that close at the end of the vendor's fiscal quarter, of their first-year value",
    scope: 'vendor',
    default: { evidence: 'slippage.periodEnd.discount' },
  }),
  window: duration({
    path: 'vendor.periodEnd.window',
    label: "how long before the end of the vendor's fiscal quarter the discount is given; without it, never",
    range: [0, 3],
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  multiplier: share({
    path: 'vendor.periodEnd.multiplier',
    label: "direct deals of the last month of the vendor's fiscal quarters, in multiples of a mean month",
    range: [0, 3],
    scope: 'vendor',
    default: { value: 1 },
  }),
} as const
