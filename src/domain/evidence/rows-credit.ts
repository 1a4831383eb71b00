import { periodRatio } from '../../kernel/unit.ts'
import type { Evidence } from './evidence.ts'

const day = periodRatio('day', 'month')

/** Terms of payment, credit, tax, and the cash a firm keeps. */
export const creditRows: readonly Evidence[] = [
  {
    id: 'cash.terms',
    label: 'time until a partner pays its distributor or vendor',
    unit: 'months',
    low: 30 * day,
    typical: 30 * day,
    high: 60 * day,
    shape: 'triangular',
    ends: 'bounds',
    grade: 'S',
    sources: ['S91', 'S92'],
    reason:
      "Thirty days are a distributor's own statement, longer terms come from the trade press: graded as the weaker.",
  },
  {
    id: 'distributor.terms',
    label: 'time until a distributor pays the vendor',
    unit: 'months',
    low: 30 * day,
    typical: 30 * day,
    high: 60 * day,
    shape: 'triangular',
    ends: 'bounds',
    grade: 'J',
    sources: ['S91', 'S92'],
    reason:
      'Thirty days are what distributors publish as the terms that they give; what vendors give them was not found, and ' +
      'we take the same.',
  },
  {
    id: 'cash.dso',
    label: 'time until customers have paid',
    unit: 'months',
    low: 35 * day,
    typical: 51 * day,
    high: 75 * day,
    shape: 'lognormal',
    ends: 'p10p90',
    grade: 'J',
    sources: ['S34b', 'S124'],
    reason:
      'The two figures found, 77 and 77 to 89 days, are a sample valuation and a reseller whose netted sales inflate it; ' +
      'we set the law below them.',
  },
  {
    id: 'cash.creditLine',
    label: 'credit line of a reseller, in months of its purchases',
    unit: 'months',
    low: 0.8,
    typical: 1.3,
    high: 2.5,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: ['S92', 'S93', 'S94', 'S95'],
    reason: 'The trade press tells of lines that one large order uses up; sizes were not found after 2008.',
  },
  {
    id: 'cash.peg',
    label: 'cash that a firm keeps before it pays its owner, in months of its running cost',
    unit: 'months',
    low: 1,
    typical: 2,
    high: 3,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: 'Agreed case by case when a firm is sold; two months of cost is a prudent habit, not a finding.',
  },
  {
    id: 'funding.rate',
    label: 'interest on a revolving credit line of a small firm',
    unit: '1',
    per: 'year',
    low: 0.07,
    typical: 0.09,
    high: 0.14,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason:
      'Banks price lines of small firms a few points above their prime rate, and it moves with that; no figure of this ' +
      'trade was found.',
  },
  {
    id: 'tax.rate',
    label: 'tax on profit',
    unit: '1',
    low: 0.2,
    typical: 0.25,
    high: 0.3,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: 'It depends on the country and the form of the firm; the range covers the usual company tax rates.',
  },
]
