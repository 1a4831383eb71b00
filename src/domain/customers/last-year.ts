import { eachOf, eachWrite, mechanism } from '../../kernel/mechanism.ts'
import { base } from '../columns.ts'
import { lastYearFields } from '../last-year.ts'
import { marketFields } from '../market.ts'

/** The place of the resold route among the routes, in the order of their names. */
const resold = 2

/**
 * The resold book that last year's books imply where nobody says which customers it is: its billings, spread over the
 * segments as the partner's opportunities are (evenly where that is not said).
 */
export const impliedBook = mechanism({
  name: 'customers/last-year',
  about: ['partner.lastYear.revenue.resaleBillings'],
  params: {
    billings: lastYearFields.resaleBillings,
    customers: eachOf(marketFields.installedCustomers),
    mix: eachOf(marketFields.mix),
  },
  writes: { book: eachWrite(base.openingResold) },
  start({ trials, params: { billings, customers, mix }, writes: { book } }) {
    for (let i = 0; i < trials; i++) {
      let said = 0
      for (let s = 0; s < mix.length; s++) {
        const count = customers[resold * mix.length + s]
        said += count.data[i & count.mask]
      }
      let whole = 0
      for (const part of mix) whole += part.data[i & part.mask]
      for (let s = 0; s < mix.length; s++) {
        const share = whole > 0 ? mix[s].data[i & mix[s].mask] / whole : 1 / mix.length
        book[s][i] = said > 0 ? 0 : billings.data[0] * share
      }
    }
  },
  step() {},
})
