import { pow } from '../../kernel/arithmetic.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, worth } from '../columns.ts'
import { taxField } from '../tax.ts'
import { valuationFields } from './fields.ts'

/** What capital costs a year: equity and debt by their parts, debt after tax. */
export const costOfCapital = (equity: number, costOfEquity: number, costOfDebt: number, tax: number): number =>
  equity * costOfEquity + (1 - equity) * costOfDebt * (1 - tax)

/**
 * Present values at the discount rate, or at the cost of capital where that is said. What comes in over a step is
 * taken at its middle; what the owner takes out and puts in, at its end, where that is decided.
 */
export const presentValue = mechanism({
  name: 'valuation/present',
  params: {
    discount: valuationFields.discount,
    equity: valuationFields.equityShare,
    costOfEquity: valuationFields.costOfEquity,
    costOfDebt: valuationFields.costOfDebt,
    tax: taxField,
  },
  reads: {
    before: last(worth.factor),
    contribution: now(books.contribution),
    freeCash: now(worth.freeCash),
    distributed: now(books.distributed),
    injected: now(books.injected),
  },
  state: { growth: 'trial', middle: 'trial', rate: 'trial' },
  writes: {
    rate: worth.rate,
    factor: worth.factor,
    contribution: worth.presentContribution,
    free: worth.presentFree,
    owner: worth.presentOwner,
  },
  start({ trials, years, params, state: { growth, middle, rate }, writes: { factor } }) {
    const { discount, equity, costOfEquity, costOfDebt, tax } = params
    factor.fill(1)
    for (let i = 0; i < trials; i++) {
      const ofEquity = costOfEquity.data[i & costOfEquity.mask]
      if (ofEquity > 0) {
        rate[i] = costOfCapital(
          equity.data[i & equity.mask],
          ofEquity,
          costOfDebt.data[i & costOfDebt.mask],
          tax.data[i & tax.mask],
        )
        growth[i] = pow(1 + rate[i], years)
      } else {
        growth[i] = 1 + discount.data[i & discount.mask]
        rate[i] = pow(growth[i], 1 / years) - 1
      }
      middle[i] = Math.sqrt(growth[i])
    }
  },
  step({ trials, reads, state: { growth, middle, rate }, writes }) {
    writes.rate.set(rate)
    for (let i = 0; i < trials; i++) {
      const halfway = reads.before[i] / middle[i]
      writes.factor[i] = reads.before[i] / growth[i]
      writes.contribution[i] = reads.contribution[i] * halfway
      writes.free[i] = reads.freeCash[i] * halfway
      writes.owner[i] = (reads.distributed[i] - reads.injected[i]) * writes.factor[i]
    }
  },
})
