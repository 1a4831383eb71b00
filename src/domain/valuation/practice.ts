import { stepsIn } from '../../kernel/calendar.ts'
import { ago, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, worth } from '../columns.ts'
import { valuationFields } from './fields.ts'

/**
 * The value of the practice: adjusted EBITDA of the last twelve months times a multiple, never below zero, and not
 * before twelve months have passed. Adjusted means: the owner is paid what a hired manager would be.
 */
export const practiceValue = mechanism({
  name: 'valuation/practice',
  params: {
    multiple: valuationFields.multiple,
    ownerPay: valuationFields.ownerPay,
    marketPay: valuationFields.marketPay,
  },
  reads: { ebitda: now(books.ebitda), before: last(worth.trailing), left: ago(worth.adjusted, 12) },
  writes: { adjusted: worth.adjusted, trailing: worth.trailing, value: worth.value },
  step({ trials, t, months, params: { multiple, ownerPay, marketPay }, reads, writes }) {
    const known = t + 1 >= stepsIn(12, months)
    for (let i = 0; i < trials; i++) {
      const adjusted = reads.ebitda[i] + ownerPay.data[i & ownerPay.mask] - marketPay.data[i & marketPay.mask]
      const trailing = reads.before[i] + adjusted - reads.left[i]
      writes.adjusted[i] = adjusted
      writes.trailing[i] = trailing
      writes.value[i] = known ? Math.max(0, trailing) * multiple.data[i & multiple.mask] : Number.NaN
    }
  },
})

/** The vendor's contribution, and the change in the partner's cash, at their present values, step by step. */
export const presentValue = mechanism({
  name: 'valuation/present',
  params: { discount: valuationFields.discount },
  reads: {
    before: last(worth.factor),
    contribution: now(books.contribution),
    cash: now(books.ownCash),
    cashBefore: last(books.ownCash),
    opened: last(books.cash),
  },
  writes: {
    factor: worth.factor,
    contribution: worth.presentContribution,
    cash: worth.presentCash,
    opening: worth.openingCash,
  },
  state: { opening: 'trial' },
  start({ writes: { factor } }) {
    factor.fill(1)
  },
  step({ trials, t, params: { discount }, reads, state: { opening }, writes }) {
    if (t === 0) opening.set(reads.opened)
    writes.opening.set(opening)
    for (let i = 0; i < trials; i++) {
      writes.factor[i] = reads.before[i] / (1 + discount.data[i & discount.mask])
      writes.contribution[i] = reads.contribution[i] * writes.factor[i]
      writes.cash[i] = (reads.cash[i] - (t === 0 ? reads.opened[i] : reads.cashBefore[i])) * writes.factor[i]
    }
  },
})
