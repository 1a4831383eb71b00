import { share } from '../kernel/field.ts'

/** Tax on profit, which the books pay and a buyer reckons with. */
export const taxField = share({
  path: 'partner.tax',
  label: "tax on the partner's yearly profit, where there is one",
  scope: 'partner',
  default: { evidence: 'tax.rate' },
})
