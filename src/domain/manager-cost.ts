import { money } from '../kernel/field.ts'

/** What an hour of the vendor's partner manager costs, on this partner's business and in meetings with it. */
export const managerCostField = money({
  path: 'vendor.manager.cost',
  label: "cost of an hour of the vendor's partner manager",
  per: ['hour'],
  scope: 'vendor',
  default: { evidence: 'vendor.manager.cost' },
})
