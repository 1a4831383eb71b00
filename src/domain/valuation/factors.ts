import { exp } from '../../kernel/arithmetic.ts'
import { stepsIn } from '../../kernel/calendar.ts'
import { ago, eachNow, mechanism, now } from '../../kernel/mechanism.ts'
import { normalQuantile } from '../../kernel/normal.ts'
import { oncePerTrial, uniformAt } from '../../kernel/philox.ts'
import { base, books, worth } from '../columns.ts'
import { customerFactor, growthFactor, recurringFactor, recurringShare, within } from './multiple.ts'
import { multipleFields } from './multiple-fields.ts'

/**
 * What moves the price of a firm of its size, from trailing figures only. The firm depends on this vendor by what it has of
 * the gross profit, whatever is paid below that. Where the rest of the firm is not said, the figures are those of a
 * practice: then this vendor is no concentration. A multiple that is said stands without factors.
 */
export const factors = mechanism({
  name: 'valuation/factors',
  params: {
    said: multipleFields.multiple,
    at50: multipleFields.recurringAt50,
    at85: multipleFields.recurringAt85,
    recurringLowest: multipleFields.recurringLowest,
    recurringHighest: multipleFields.recurringHighest,
    at15: multipleFields.customerAt15,
    at25: multipleFields.customerAt25,
    vendorEffect: multipleFields.vendorEffect,
    usual: multipleFields.trendUsual,
    effect: multipleFields.trendEffect,
    trendLowest: multipleFields.trendLowest,
    trendHighest: multipleFields.trendHighest,
  },
  reads: {
    gross: now(worth.grossYear),
    grossBefore: ago(worth.grossYear, 12),
    recurring: now(worth.recurringYear),
    rest: now(worth.restYear),
    restRevenue: now(books.restRevenue),
    largest: eachNow(base.largest),
    served: now(base.servedSoftware),
  },
  writes: {
    top: worth.topCustomer,
    recurring: worth.recurringFactor,
    customer: worth.customerFactor,
    vendor: worth.vendorFactor,
    growth: worth.growthFactor,
  },
  step({ trials, t, years, months, params: p, reads, writes }) {
    const grown = t + 1 >= 2 * stepsIn(12, months)
    for (let i = 0; i < trials; i++) {
      const gross = reads.gross[i]
      const whole = reads.restRevenue[i] > 0 && gross > 0
      const vendorShare = whole ? within(0, (gross - reads.rest[i]) / gross, 1) : 1
      let largest = 0
      for (let s = 0; s < reads.largest.length; s++) largest = Math.max(largest, reads.largest[s][i])
      const served = reads.served[i] / years
      const top = served > 0 ? Math.min(1, largest / served) * vendorShare : 0
      writes.top[i] = top
      if (p.said.data[i & p.said.mask] > 0) {
        writes.recurring[i] = 1
        writes.customer[i] = 1
        writes.vendor[i] = 1
        writes.growth[i] = 1
        continue
      }
      const at15 = p.at15.data[i & p.at15.mask]
      const at25 = p.at25.data[i & p.at25.mask]
      writes.recurring[i] = recurringFactor(
        recurringShare(reads.recurring[i], gross),
        p.at50.data[i & p.at50.mask],
        p.at85.data[i & p.at85.mask],
        p.recurringLowest.data[i & p.recurringLowest.mask],
        p.recurringHighest.data[i & p.recurringHighest.mask],
      )
      writes.customer[i] = customerFactor(top, at15, at25)
      const effect = p.vendorEffect.data[i & p.vendorEffect.mask]
      writes.vendor[i] = whole ? 1 - effect * (1 - customerFactor(vendorShare, at15, at25)) : 1
      const before = reads.grossBefore[i]
      writes.growth[i] =
        grown && before > 0
          ? growthFactor(
              (gross - before) / before,
              p.usual.data[i & p.usual.mask],
              p.effect.data[i & p.effect.mask],
              p.trendLowest.data[i & p.trendLowest.mask],
              p.trendHighest.data[i & p.trendHighest.mask],
            )
          : 1
    }
  },
})

/** What a buyer sees that no figure shows: one draw a trial, the same in all strategies and years; without chance, its mean. */
export const buyersLuck = mechanism({
  name: 'valuation/luck',
  params: { said: multipleFields.multiple, spread: multipleFields.luck },
  draws: { luck: 'world' },
  state: { factor: 'trial' },
  writes: { luck: worth.luck },
  start({ trials, first, params: { spread }, draws, carried, state: { factor } }) {
    for (let i = 0; i < trials; i++) {
      const sd = spread.data[i & spread.mask]
      if (carried.luck === undefined)
        factor[i] = sd > 0 ? exp(sd * normalQuantile(uniformAt(draws.luck, first + i, oncePerTrial, 0))) : 1
      else factor[i] = exp((sd * sd) / 2)
    }
  },
  step({ trials, params: { said }, state: { factor }, writes: { luck } }) {
    for (let i = 0; i < trials; i++) luck[i] = said.data[i & said.mask] > 0 ? 1 : factor[i]
  },
})
