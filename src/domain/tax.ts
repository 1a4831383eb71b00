import { share } from '../kernel/field.ts'

/** Tax on what profit since the start, in USD, is beyond the most that was taxed before: losses are carried forward. */
export const taxOn = (profit: number, taxed: number, rate: number): number => Math.max(0, profit - taxed) * rate

/** Tax on profit, which the books pay and a buyer reckons with. */
export const taxField = share({
  path: 'partner.tax',
  label: "tax on the partner's yearly profit, where there is one",
  scope: 'partner',
  default: { evidence: 'tax.rate' },
})
