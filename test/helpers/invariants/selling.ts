import { base, pipeline, resale } from '../../../src/domain/columns.ts'
import { addressOf } from '../../../src/kernel/address.ts'
import { sampler } from '../../../src/kernel/distribution/index.ts'
import { uniformAt } from '../../../src/kernel/philox.ts'
import { periodRatio, periodYears } from '../../../src/kernel/unit.ts'
import { certain } from '../any-scenario.ts'
import { type At, eachStep, installed, must, nothing, type Run, same, segmentsOf, sumTo } from './run.ts'

/**
 * Orders opened so far, counted again from the opportunities and each one's own uniform, are those placed, waiting and
 * still in their cycle; with one certain deal size, bookings are placed orders x size.
 */
export const orders = (run: Run): void => {
  const chance = certain(run.built, 'partner.sales.winRate') ?? 0
  for (const segment of segmentsOf(run)) {
    const stream = addressOf(run.built.seed ?? 'test', 'world', `orders/table.win[engine,${segment}]`)
    const size = certain(run.built, `segments.${segment}.dealSize`)
    const [opened, placed, waiting, open] = [
      pipeline.opportunities,
      pipeline.placed,
      pipeline.waiting,
      pipeline.openWins,
    ].map(column => run.seen(column, { segment }))
    const booked = run.seen(pipeline.bookings, { paper: 'partner', segment })
    const won = new Float64Array(run.trials)
    eachStep(run, (t, i) => {
      for (let k = 0; k < opened[t][i]; k++) if (uniformAt(stream, i, t, k) < chance) won[i]++
      const found = sumTo(placed, t, i) + waiting[t][i] + open[t][i]
      same(won[i], found, () => `orders of ${segment}, step ${t}, trial ${i}`)
      if (size !== undefined) nothing([booked[t][i], -placed[t][i] * size], () => `bookings of ${segment}`)
    })
  }
}

/** Of the deals placed, those that were not incremental were taken from the direct team or are owed. */
export const nothingWonTwice = (run: Run): void => {
  for (const segment of segmentsOf(run)) {
    const [anyway, cancelled, debt, placed] = [
      pipeline.nonIncremental,
      pipeline.cancelled,
      pipeline.debt,
      pipeline.placed,
    ].map(column => run.seen(column, { segment }))
    eachStep(run, (t, i) => {
      same(sumTo(anyway, t, i), sumTo(cancelled, t, i) + debt[t][i], () => `won twice in ${segment}, step ${t}`)
      must(anyway[t][i] <= placed[t][i] && debt[t][i] >= 0, () => `owed in ${segment}, step ${t}`)
    })
  }
}

/** The wins that the direct team books, with those that partner deals took the place of, are its own Poisson counts. */
export const directWins = (run: Run): void => {
  const step = run.built.step ?? 'month'
  const perMonth = certain(run.built, 'vendor.direct.wonDeals') ?? 0
  for (const segment of segmentsOf(run)) {
    const stream = addressOf(run.built.seed ?? 'test', 'vendor', `direct/team.wins[${segment}]`)
    const share = certain(run.built, `vendor.direct.mix.${segment}`) ?? 0
    const drawn = sampler({ kind: 'poisson', params: [(perMonth / periodRatio('month', step)) * share] })
    const wins = run.seen(pipeline.wins, { paper: 'vendor', segment })
    const cancelled = run.seen(pipeline.cancelled, { segment })
    eachStep(run, (t, i) => {
      const expected = drawn(uniformAt(stream, i, t, 0))
      same(wins[t][i] + cancelled[t][i], expected, () => `direct wins of ${segment}, step ${t}, trial ${i}`)
    })
  }
}

/** Customers are whole and never below zero: start + won - lost = end, and nobody serves more than there are. */
export const customers = (run: Run): void => {
  const count = (at: At, routes: readonly string[], segment: string): void => {
    const direct = at.paper === 'vendor'
    const [end, won, lost] = [base.customers, pipeline.wins, base.churned].map(column => run.seen(column, at))
    const start = installed(run, routes, segment)
    const referred = installed(run, ['referred'], segment)
    const [served, servedWon, servedLost] = [base.referredCustomers, pipeline.referredWins, base.referredChurned].map(
      column => run.seen(column, { segment }),
    )
    eachStep(run, (t, i) => {
      must(Number.isInteger(end[t][i]) && end[t][i] >= 0, () => `${end[t][i]} customers`)
      same(end[t][i], start + sumTo(won, t, i) - sumTo(lost, t, i), () => `customers of ${segment}, step ${t}`)
      if (!direct) return
      const left = referred + sumTo(servedWon, t, i) - sumTo(servedLost, t, i)
      same(served[t][i], left, () => `referred customers of ${segment}, step ${t}`)
      must(served[t][i] >= 0 && served[t][i] <= end[t][i], () => `${served[t][i]} served of ${end[t][i]}`)
      must(servedWon[t][i] <= won[t][i], () => `more referred than won in ${segment}, step ${t}`)
    })
  }
  for (const segment of segmentsOf(run)) {
    count({ paper: 'partner', segment }, ['resold'], segment)
    count({ paper: 'vendor', segment }, ['direct', 'referred'], segment)
  }
}

/** Where every deal of a segment has one price, what customers pay is their mean number in the step x that price. */
export const recurring = (run: Run): void => {
  for (const segment of segmentsOf(run)) {
    const price = certain(run.built, `segments.${segment}.dealSize`)
    const values = ['direct', 'referred', 'resold'].map(route =>
      certain(run.built, `installed.${route}.${segment}.value`),
    )
    if (price === undefined || values.some(value => value !== price)) continue
    for (const paper of ['partner', 'vendor']) {
      const [annual, count] = [base.annual, base.customers].map(column => run.seen(column, { paper, segment }))
      eachStep(run, (t, i) =>
        nothing([annual[t][i], -count[t][i] * price], () => `software of ${segment} on ${paper} paper`),
      )
    }
    const [billed, annual] = [resale.billings, base.annual].map(column =>
      run.seen(column, column === base.annual ? { paper: 'partner', segment } : { segment }),
    )
    const years = periodYears[run.built.step ?? 'month']
    const start = (certain(run.built, `installed.resold.${segment}.customers`) ?? 0) * price
    eachStep(run, (t, i) => {
      const mean = ((t === 0 ? start : annual[t - 1][i]) + annual[t][i]) / 2
      nothing([billed[t][i], -mean * years], () => `billings of ${segment}`)
    })
  }
}
