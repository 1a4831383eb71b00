import { duration, money, share } from '../../kernel/field.ts'

/** A distributor between the vendor and the partner. */
export const distributorFields = {
  margin: share({
    path: 'program.distributor.margin',
    label: "margin of a distributor that the partner buys from, of the customer's price (0: it buys from the vendor)",
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  terms: duration({
    path: 'program.distributor.terms',
    label: 'time until the distributor pays the vendor',
    range: [0, 24],
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'distributor.terms' },
  }),
  payable: money({
    path: 'program.distributor.payable',
    label: 'what the distributor owes the vendor at the start',
    scope: 'vendor',
    initial: true,
    default: { value: 0 },
  }),
} as const
