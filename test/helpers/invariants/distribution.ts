import { base, books, distributor, resale } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { periodYears } from '../../../src/kernel/unit.ts'
import { certain } from '../any-scenario.ts'
import { eachStep, hasDistributor, must, nothing, type Run, same, segmentsOf, startOf, sumTo } from './run.ts'

/**
 * Where there is a distributor, all that the partner buys goes through it and it keeps its share of the customer's price;
 * the partner owes and pays nobody else, and its bad debt is the distributor's. What the vendor is owed is worked out
 * again from its terms. Where there is none, there is nothing of it.
 */
export const distribution = (run: Run): void => {
  if (!hasDistributor(run)) {
    const none = [...Object.values(distributor), books.owesDistributor, books.paidDistributor].map(column =>
      run.seen(column),
    )
    eachStep(run, (t, i) => {
      for (const path of none) same(path[t][i], 0, () => `of a distributor that is not there, step ${t}`)
    })
    return
  }
  margins(run)
  claims(run)
}

/** The margin in each segment, and what becomes of it: used, void, or not used yet. */
const margins = (run: Run): void => {
  const rate = certain(run.built, 'program.distributor.margin')
  const upfront = run.built.set['program.billing'] === 'upfront'
  for (const segment of segmentsOf(run)) {
    const at = (column: Column) => run.seen(column, { segment })
    const [bought, sold, paidFor, kept, used, ahead, void_] = [
      resale.purchases,
      distributor.sales,
      distributor.purchases,
      distributor.margin,
      distributor.marginUsed,
      distributor.marginAhead,
      distributor.marginVoid,
    ].map(at)
    const invoiced = run.seen(base.invoiced, { paper: 'partner', segment })
    eachStep(run, (t, i) => {
      const where = (what: string) => () => `${what} of ${segment}, step ${t}, trial ${i}`
      nothing([sold[t][i], -bought[t][i]], where('sales'))
      nothing([paidFor[t][i], kept[t][i], -sold[t][i]], where('purchases'))
      must(kept[t][i] <= sold[t][i] * (1 + 1e-12), where('a margin above the price'))
      if (rate !== undefined) nothing([kept[t][i], -Math.min(bought[t][i], rate * invoiced[t][i])], where('margin'))
      const before = t === 0 ? Number.NaN : ahead[t - 1][i]
      const left = [before, kept[t][i], -used[t][i], -void_[t][i], -ahead[t][i]]
      if (t > 0) nothing(left, where('margin that is used, void or ahead'))
      if (!upfront) nothing([used[t][i] + void_[t][i], -kept[t][i]], where('margin used'))
    })
  }
}

/** Who owes whom, and when it is paid. */
const claims = (run: Run): void => {
  const terms = certain(run.built, 'program.distributor.terms')
  const wait = (terms ?? Number.NaN) * (periodYears.month / periodYears[run.built.step ?? 'month'])
  const [kept, decay] = wait > 0 ? [wait * -Math.expm1(-1 / wait), Math.exp(-1 / wait)] : [0, 0]
  const [owed, owing, bought, paid, collected, cash, badDebt] = [
    distributor.receivable,
    distributor.payable,
    distributor.purchases,
    distributor.paid,
    books.paidDistributor,
    distributor.cash,
    distributor.badDebt,
  ].map(column => run.seen(column))
  const [partnerOwes, vendorIsOwed, stopped] = [books.payable, books.channelReceivable, books.stopped].map(column =>
    run.seen(column),
  )
  const nobodyElse = [books.paid, books.badDebt, books.channelInvoiced].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    const at = (what: string) => () => `${what}, step ${t}, trial ${i}`
    nothing([owed[t][i], -partnerOwes[t][i]], at('the distributor is owed what the partner owes'))
    nothing([vendorIsOwed[t][i], -owing[t][i]], at('the vendor is owed what the distributor owes'))
    for (const path of nobodyElse) same(path[t][i], 0, at('past the distributor'))
    const before = t === 0 ? startOf(run, distributor.payable, undefined) : owing[t - 1][i]
    if (terms !== undefined) nothing([owing[t][i], -before * decay, -bought[t][i] * kept], at('owed after the terms'))
    nothing([cash[t][i], -sumTo(collected, t, i), sumTo(paid, t, i)], at('cash'))
    const isEnd = stopped[t][i] > 0 && (t === 0 || stopped[t - 1][i] === 0)
    must(isEnd || badDebt[t][i] === 0 || stopped[t][i] > 0, at('a bad debt of a partner that pays'))
  })
}
