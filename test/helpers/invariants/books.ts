import { allColumns, base, books, pipeline, services, worth } from '../../../src/domain/columns.ts'
import { allIdentities } from '../../../src/domain/identities.ts'
import { type Column, columnOf, fixedAt } from '../../../src/kernel/column.ts'
import { periodYears } from '../../../src/kernel/unit.ts'
import { certain } from '../any-scenario.ts'
import { type At, eachStep, must, nothing, type Run, segmentsOf, startOf, sumTo } from './run.ts'

/** Every identity of the chart of accounts, in all and in each segment where all its columns have segments. */
export const identities = (run: Run): void => {
  for (const { name, terms } of allIdentities) {
    const bySegment = terms.every(({ column }) => columnOf(column).over.includes('segment'))
    for (const segment of [undefined, ...(bySegment ? segmentsOf(run) : [])]) {
      const at: At = segment === undefined ? {} : { segment }
      const views = terms.map(({ column: target, when, sign }) => {
        const column = columnOf(target)
        const where = { ...at, ...fixedAt(target) }
        return { path: run.seen(column, where), start: startOf(run, column, segment, where.paper), when, sign }
      })
      const isKnown = views.every(({ start, when }) => when === 'now' || !Number.isNaN(start))
      eachStep(run, (t, i) => {
        if (t === 0 && !isKnown) return
        const value = ({ path, start, when }: (typeof views)[number]): number =>
          when === 'now' ? path[t][i] : t === 0 ? start : path[t - 1][i]
        nothing(
          views.map(view => view.sign * value(view)),
          () => `${name} (${segment ?? 'all'}, step ${t}, trial ${i})`,
        )
      })
    }
  }
}

/** What both sides' cash gains is what customers paid less what went outside: what they pay each other is in neither. */
export const transfers = (run: Run): void => {
  const moving = allColumns.filter(({ posting }) => posting && posting.as !== 'invoice')
  const sign = ({ posting }: Column): number => (posting?.from === 'customer' ? 1 : posting?.to === 'outside' ? -1 : 0)
  const outer = moving.map(column => ({ path: run.seen(column), sign: sign(column) }))
  const cash = [books.cash, books.vendorCash].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    const before = t === 0 ? [startOf(run, books.cash, undefined), 0] : cash.map(path => path[t - 1][i])
    const gained = cash.map((path, n) => path[t][i] - before[n])
    nothing(
      [...gained, ...outer.map(({ path, sign: s }) => -s * path[t][i])],
      () => `transfers (step ${t}, trial ${i})`,
    )
  })
}

/** Hours that can be billed are billed or idle; hours billed x rate is what the bench delivered; nothing is lost. */
export const hours = (run: Run): void => {
  const onBench = (run.built.components ?? []).filter(
    component => run.built.set[`services.components.${component}.delivered`] === 'bench',
  )
  const at = (column: Column) => onBench.map(component => run.seen(column, { component }))
  const [capacity, billed, idle] = [services.capacity, services.billed, services.idle].map(column => run.seen(column))
  const [demand, revenue, backlog] = [services.demand, services.revenue, services.backlog].map(at)
  const rate = certain(run.built, 'partner.bench.rate')
  const start = onBench.length > 0 ? (certain(run.built, 'partner.bench.backlog') ?? 0) : 0
  eachStep(run, (t, i) => {
    nothing([capacity[t][i], -billed[t][i], -idle[t][i]], () => 'hours')
    must(Math.min(billed[t][i], idle[t][i]) >= 0, () => 'hours below zero')
    const sum = (paths: readonly (readonly Float64Array[])[]): number => paths.reduce((s, path) => s + path[t][i], 0)
    if (rate !== undefined) nothing([billed[t][i] * rate, -sum(revenue)], () => `hours billed x rate, step ${t}`)
    const asked = demand.reduce((s, path) => s + sumTo(path, t, i), 0)
    const done = revenue.reduce((s, path) => s + sumTo(path, t, i), 0)
    nothing([start, asked, -done, -sum(backlog)], () => `work asked for = done + waiting, step ${t}`)
  })
}

/** Shares lie between 0 and 1, counts and claims are not below zero. */
export const ranges = (run: Run): void => {
  const notBelowZero = [pipeline.reps, pipeline.opportunities, base.annual, base.referredAnnual, services.backlog]
  const paths = [...notBelowZero, books.receivable, books.payable, services.heads, books.tax].map(column => ({
    name: column.name,
    path: run.seen(column),
  }))
  const shares = segmentsOf(run).map(segment => run.seen(pipeline.referral, { segment }))
  const served = run.seen(base.referredAnnual)
  const whole = run.seen(base.annual)
  eachStep(run, (t, i) => {
    for (const { name, path } of paths) must(path[t][i] >= -1e-6, () => `${name} is ${path[t][i]}`)
    for (const path of shares) must(path[t][i] >= 0 && path[t][i] <= 1, () => `referral ${path[t][i]}`)
    must(served[t][i] <= whole[t][i] * (1 + 1e-9) + 1e-9, () => `more software served than there is, step ${t}`)
  })
}

/** The practice is worth max(0, adjusted EBITDA of the last twelve months) x the multiple, and nothing is said before. */
export const value = (run: Run): void => {
  const step = run.built.step ?? 'month'
  const year = step === 'month' ? 12 : step === 'quarter' ? 4 : step === 'week' ? 52 : 365
  const multiple = certain(run.built, 'valuation.multiple')
  const inMonth = step === 'quarter' ? 3 : step === 'month' ? 1 : 12 * periodYears[step]
  const monthly = (path: string): number => (certain(run.built, path) ?? 0) * inMonth
  const adjustment = monthly('partner.owner.pay') - monthly('partner.owner.marketPay')
  const [ebitda, worthOf] = [books.ebitda, worth.value].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    if (t + 1 < year) return must(Number.isNaN(worthOf[t][i]), () => `a value at step ${t}`)
    let trailing = 0
    let size = 1
    for (let k = Math.max(0, t - year + 1); k <= t; k++) {
      trailing += ebitda[k][i] + adjustment
      size += Math.abs(ebitda[k][i]) + Math.abs(adjustment)
    }
    if (multiple === undefined) return must(worthOf[t][i] >= 0, () => `value below zero at step ${t}`)
    const off = worthOf[t][i] - Math.max(0, trailing) * multiple
    must(Math.abs(off) <= 1e-9 * size * multiple, () => `value at step ${t}`)
  })
}
