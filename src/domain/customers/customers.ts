import { slice } from '../../kernel/column.ts'
import { binomialQuantile } from '../../kernel/distribution/binomial.ts'
import { eachOf, last, mechanism, now } from '../../kernel/mechanism.ts'
import { fillUniforms, uniformAt } from '../../kernel/philox.ts'
import { base, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'

/** Places of the starting customers' routes, in the order of their names. */
const direct = 0
const referred = 1
const resold = 2

const installed = {
  customers: eachOf(marketFields.installedCustomers),
  value: eachOf(marketFields.installedValue),
}

/**
 * The partner's own customers: start + won - lost = end, in whole customers; each is lost with the step's churn. The
 * software value a year falls by the share of customers lost, and grows by what is booked; a step's software is
 * invoiced on the mean of its start and end, so that the length of a step moves no result.
 */
export const resoldCustomers = mechanism({
  name: 'customers/resold',
  over: ['segment'],
  params: { churn: marketFields.churn, ...installed },
  reads: {
    wins: now(slice(pipeline.wins, { paper: 'partner' })),
    bookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    customersBefore: last(slice(base.customers, { paper: 'partner' })),
    annualBefore: last(slice(base.annual, { paper: 'partner' })),
  },
  draws: { churn: 'world' },
  state: { luck: 'trial' },
  writes: {
    customers: slice(base.customers, { paper: 'partner' }),
    churned: slice(base.churned, { paper: 'partner' }),
    annual: slice(base.annual, { paper: 'partner' }),
    software: slice(base.software, { paper: 'partner' }),
    invoiced: slice(base.invoiced, { paper: 'partner' }),
  },
  start({ trials, params: { customers, value }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.customers[i] = customers[resold].data[i & customers[resold].mask]
      writes.annual[i] = writes.customers[i] * value[resold].data[i & value[resold].mask]
    }
  },
  step({ trials, first, t, years, params: { churn }, reads, draws, state: { luck }, writes }) {
    fillUniforms(draws.churn, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const had = reads.customersBefore[i]
      const lost = binomialQuantile(luck[i], had, churn.data[i & churn.mask])
      const kept = had > 0 ? reads.annualBefore[i] * ((had - lost) / had) : 0
      writes.churned[i] = lost
      writes.customers[i] = had - lost + reads.wins[i]
      writes.annual[i] = kept + reads.bookings[i]
      writes.software[i] = ((reads.annualBefore[i] + writes.annual[i]) / 2) * years
      writes.invoiced[i] = writes.software[i]
    }
  },
})

/**
 * The vendor's own customers, and which of them the partner serves. Who has their services moves none of the vendor's
 * numbers: customers are lost from the whole, and of those lost a share falls on the ones the partner serves, whose
 * value falls by their own losses (and is never more than the whole).
 */
export const directCustomers = mechanism({
  name: 'customers/direct',
  over: ['segment'],
  params: { churn: marketFields.churn, ...installed },
  reads: {
    wins: now(slice(pipeline.wins, { paper: 'vendor' })),
    bookings: now(slice(pipeline.bookings, { paper: 'vendor' })),
    referredWins: now(pipeline.referredWins),
    referredBookings: now(pipeline.referredBookings),
    customersBefore: last(slice(base.customers, { paper: 'vendor' })),
    annualBefore: last(slice(base.annual, { paper: 'vendor' })),
    servedBefore: last(base.referredCustomers),
    servedAnnualBefore: last(base.referredAnnual),
  },
  draws: { churn: 'world', whose: 'world' },
  state: { luck: 'trial' },
  writes: {
    customers: slice(base.customers, { paper: 'vendor' }),
    churned: slice(base.churned, { paper: 'vendor' }),
    annual: slice(base.annual, { paper: 'vendor' }),
    software: slice(base.software, { paper: 'vendor' }),
    invoiced: slice(base.invoiced, { paper: 'vendor' }),
    served: base.referredCustomers,
    servedChurned: base.referredChurned,
    servedAnnual: base.referredAnnual,
    servedSoftware: base.referredSoftware,
  },
  start({ trials, params: { customers, value }, writes }) {
    const at = (route: number, i: number): number => customers[route].data[i & customers[route].mask]
    const worth = (route: number, i: number): number => at(route, i) * value[route].data[i & value[route].mask]
    for (let i = 0; i < trials; i++) {
      writes.served[i] = at(referred, i)
      writes.servedAnnual[i] = worth(referred, i)
      writes.customers[i] = at(direct, i) + at(referred, i)
      writes.annual[i] = worth(direct, i) + worth(referred, i)
    }
  },
  step({ trials, first, t, years, params: { churn }, reads, draws, state: { luck }, writes }) {
    fillUniforms(draws.churn, first, t, 0, luck)
    for (let i = 0; i < trials; i++) {
      const had = reads.customersBefore[i]
      const served = reads.servedBefore[i]
      const lost = binomialQuantile(luck[i], had, churn.data[i & churn.mask])
      const kept = had > 0 ? reads.annualBefore[i] * ((had - lost) / had) : 0
      const fromServed =
        lost > 0 && served > 0 ? binomialQuantile(uniformAt(draws.whose, first + i, t, 0), lost, served / had) : 0
      const servedLost = Math.max(lost - (had - served), Math.min(served, fromServed))
      const servedKept = served > 0 ? reads.servedAnnualBefore[i] * ((served - servedLost) / served) : 0
      writes.churned[i] = lost
      writes.customers[i] = had - lost + reads.wins[i]
      writes.annual[i] = kept + reads.bookings[i]
      writes.software[i] = ((reads.annualBefore[i] + writes.annual[i]) / 2) * years
      writes.invoiced[i] = writes.software[i]
      writes.servedChurned[i] = servedLost
      writes.served[i] = served - servedLost + reads.referredWins[i]
      writes.servedAnnual[i] = Math.min(kept, servedKept) + reads.referredBookings[i]
      writes.servedSoftware[i] = ((reads.servedAnnualBefore[i] + writes.servedAnnual[i]) / 2) * years
    }
  },
})

/** What the customers that the partner serves, its own and those referred to it, book and are invoiced. */
export const served = mechanism({
  name: 'customers/served',
  over: ['segment'],
  reads: {
    resoldBookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    referredBookings: now(pipeline.referredBookings),
    resold: now(slice(base.software, { paper: 'partner' })),
    referred: now(base.referredSoftware),
  },
  writes: { bookings: base.servedBookings, software: base.servedSoftware },
  step({ trials, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.bookings[i] = reads.resoldBookings[i] + reads.referredBookings[i]
      writes.software[i] = reads.resold[i] + reads.referred[i]
    }
  },
})
