import { allColumns, base, books, distributor, pipeline, services, worth } from '../../../src/domain/columns.ts'
import { allIdentities } from '../../../src/domain/identities.ts'
import { type Column, columnOf, fixedAt } from '../../../src/kernel/column.ts'
import { periodYears } from '../../../src/kernel/unit.ts'
import { certain } from '../any-scenario.ts'
import { type At, eachStep, must, nothing, type Run, segmentsOf, startOf } from './run.ts'

/** Every identity of the chart of accounts, in all and in each segment where all its columns have segments. */
export const identities = (run: Run): void => {
  const isSaid = (path: string): boolean => Object.keys(run.built.set).some(said => said.startsWith(`${path}.`))
  for (const { name, about, terms } of allIdentities) {
    if (about?.some(isSaid) === false) continue
    const bySegment = terms.every(({ column }) => columnOf(column).over.includes('segment'))
    for (const segment of [undefined, ...(bySegment ? segmentsOf(run) : [])]) {
      const at: At = segment === undefined ? {} : { segment }
      const views = terms.map(({ column: target, when, sign }) => {
        const column = columnOf(target)
        const where = { ...at, ...(fixedAt(target) as At) }
        return { path: run.seen(column, where), start: startOf(run, column, segment, where.paper), when, sign }
      })
      eachStep(run, (t, i) => {
        const value = ({ path, start, when }: (typeof views)[number]): number =>
          when === 'now' ? path[t][i] : t === 0 ? start : path[t - 1][i]
        const values = views.map(view => view.sign * value(view))
        // what stood at the start is not always certain; the run itself has looked at it
        if (t === 0 && views.some(view => view.when === 'last' && Number.isNaN(view.start))) return
        nothing(values, () => `${name} (${segment ?? 'all'}, step ${t}, trial ${i})`)
      })
    }
  }
}

/** What the cash of all sides gains is what customers paid less what went outside: what they pay each other is in neither. */
export const transfers = (run: Run): void => {
  const moving = allColumns.filter(({ posting }) => posting && posting.as !== 'invoice')
  const isOuter = (owner: string | undefined): boolean => owner === 'customer' || owner === 'outside'
  const sign = ({ posting }: Column): number => (isOuter(posting?.from) ? 1 : isOuter(posting?.to) ? -1 : 0)
  const outer = moving.map(column => ({ path: run.seen(column), sign: sign(column) }))
  const cash = [books.cash, books.vendorCash, distributor.cash].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    const before = t === 0 ? [startOf(run, books.cash, undefined), 0, 0] : cash.map(path => path[t - 1][i])
    const gained = cash.map((path, n) => path[t][i] - before[n])
    nothing(
      [...gained, ...outer.map(({ path, sign: s }) => -s * path[t][i])],
      () => `transfers (step ${t}, trial ${i})`,
    )
  })
}

/** Shares lie between 0 and 1, counts and claims are not below zero. */
export const ranges = (run: Run): void => {
  const notBelowZero = [pipeline.reps, pipeline.opportunities, base.annual, base.referredAnnual, services.backlog]
  const claims = [books.receivable, books.payable, distributor.receivable, distributor.payable, distributor.margin]
  const paths = [...notBelowZero, ...claims, services.heads, books.tax].map(column => ({
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

/** The practice is worth max(0, adjusted EBITDA of the last twelve months) x the multiple, nothing once insolvent; nothing is said before. */
export const value = (run: Run): void => {
  const step = run.built.step ?? 'month'
  const year = step === 'month' ? 12 : step === 'quarter' ? 4 : step === 'week' ? 52 : 365
  const multiple = certain(run.built, 'valuation.multiple')
  const inMonth = step === 'quarter' ? 3 : step === 'month' ? 1 : 12 * periodYears[step]
  const monthly = (path: string): number => (certain(run.built, path) ?? 0) * inMonth
  const adjustment = monthly('partner.owner.pay') - monthly('partner.owner.marketPay')
  const [ebitda, worthOf, stopped] = [books.ebitda, worth.value, books.stopped].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    if (t + 1 < year) return must(Number.isNaN(worthOf[t][i]), () => `a value at step ${t}`)
    if (stopped[t][i] > 0) return must(worthOf[t][i] === 0, () => `value of an insolvent firm at step ${t}`)
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
