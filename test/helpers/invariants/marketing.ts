import { direct, fund, incentives, marketing, pipeline } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { certain } from '../any-scenario.ts'
import { eachStep, must, nothing, type Run, segmentsOf, sumTo } from './run.ts'

/**
 * What the fund holds is never below zero, and what expires was free when it did; an activity bears no more than it
 * costs, and all of them no more than the fund ever had; each dollar that is spent for the fund is claimed or not, and
 * approved or not, once.
 */
export const marketingFund = (run: Run): void => {
  const activities = run.built.activities ?? []
  if (activities.length === 0) return
  const held = [fund.free, fund.reserved, fund.fronted, fund.open, fund.saved, fund.lapsed, incentives.claimsOwed]
  const holding = held.map(column => ({ name: column.name, path: run.seen(column) }))
  const [accrued, granted, approved, borne, free, saved, lapsed] = [
    fund.accrued,
    fund.granted,
    fund.approved,
    fund.borne,
    fund.free,
    fund.saved,
    fund.lapsed,
  ].map(column => run.seen(column))
  const opening = certain(run.built, 'mdf.opening') ?? 0
  const each = activities.map(activity => {
    const at = (column: Column): readonly Float64Array[] => run.seen(column, { activity })
    return {
      activity,
      spent: at(incentives.marketingSpend),
      borne: at(fund.borne),
      claimed: at(fund.claimed),
      allowed: at(fund.allowed),
      rejected: at(fund.rejected),
      never: at(fund.never),
    }
  })
  eachStep(run, (t, i) => {
    for (const { name, path } of holding) must(path[t][i] >= -1e-6, () => `${name} is ${path[t][i]}, step ${t}`)
    const ever = opening + sumTo(accrued, t, i) + sumTo(granted, t, i)
    must(sumTo(borne, t, i) <= ever + 1e-6, () => `${sumTo(borne, t, i)} spent of ${ever}, step ${t}`)
    const couldLapse = (t === 0 ? opening : free[t - 1][i]) + accrued[t][i] + granted[t][i] - approved[t][i]
    must(lapsed[t][i] <= couldLapse + 1e-6, () => `${lapsed[t][i]} lapsed of ${couldLapse} that was free, step ${t}`)
    // what was saved may have lapsed since, and is cut when the next quarter starts
    must(saved[t][i] <= ever + 1e-6, () => `${saved[t][i]} saved of ${ever}`)
    for (const one of each) {
      must(one.borne[t][i] <= one.spent[t][i] + 1e-6, () => `${one.activity} bears more than it costs, step ${t}`)
      nothing([one.claimed[t][i], -one.allowed[t][i], -one.rejected[t][i]], () => `claims of ${one.activity}`)
      const claimed = sumTo(one.claimed, t, i) + sumTo(one.never, t, i)
      must(claimed <= sumTo(one.borne, t, i) + 1e-6, () => `${one.activity} claims what it has not spent, step ${t}`)
    }
  })
}

/** Shares that are steered lie between 0 and 1; steered, won and lost direct deals are the pipeline, in every segment. */
export const steering = (run: Run): void => {
  const activities = run.built.activities ?? []
  if (activities.length === 0) return
  const shares = activities.flatMap(activity =>
    [marketing.steersWon, marketing.steersLost].map(column => run.seen(column, { activity })),
  )
  eachStep(run, (t, i) => {
    for (const path of shares) must(path[t][i] >= 0 && path[t][i] <= 1, () => `${path[t][i]} is steered`)
  })
  for (const segment of segmentsOf(run)) {
    const [all, steered, fromWon, lost, cancelled, moved] = [
      direct.pipeline,
      pipeline.steered,
      direct.steeredWon,
      direct.lost,
      pipeline.cancelled,
      pipeline.moved,
    ].map(column => run.seen(column, { segment }))
    const wins = run.seen(pipeline.wins, { paper: 'vendor', segment })
    const byActivity = activities.map(activity => run.seen(direct.steeredDeals, { activity, segment }))
    eachStep(run, (t, i) => {
      const won = wins[t][i] - moved[t][i] + cancelled[t][i]
      const sum = steered[t][i] + lost[t][i] + won
      must(sum === all[t][i], () => `${sum} of ${all[t][i]} direct deals of ${segment}, step ${t}`)
      must(fromWon[t][i] <= steered[t][i] && lost[t][i] >= 0, () => `steered of ${segment}, step ${t}`)
      const told = byActivity.reduce((n, path) => n + path[t][i], 0)
      must(told === steered[t][i], () => `${told} steered by activities, ${steered[t][i]} in all`)
    })
  }
}
