import { base, books, distributor, fund, resale, services } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import type { Axis } from '../../../src/kernel/field.ts'
import { certain } from '../any-scenario.ts'
import type { Built } from '../build-scenario.ts'
import type { Watch } from '../watch.ts'

/** What a check may look at: the columns of a run, and the scenario that was played. */
export type Run = { readonly seen: Watch; readonly built: Built; readonly trials: number; readonly steps: number }

export type At = Readonly<Partial<Record<Axis, string>>>

/** Throws unless it holds; `expect` would take most of the time of these tests. */
export const must = (holds: boolean, what: () => string): void => {
  if (!holds) throw new Error(what())
}

/** A sum must be nothing next to the amounts in it. */
export const nothing = (terms: readonly number[], what: () => string): void => {
  let sum = 0
  let size = 1
  for (const term of terms) {
    sum += term
    size += Math.abs(term)
  }
  must(Math.abs(sum) <= 1e-9 * size, () => `${what()}: off by ${sum} of ${size}`)
}

export const same = (a: number, b: number, what: () => string): void =>
  must(a === b, () => `${what()}: ${a} is not ${b}`)

export const eachStep = ({ trials, steps }: Run, look: (t: number, i: number) => void): void => {
  for (let t = 0; t < steps; t++) for (let i = 0; i < trials; i++) look(t, i)
}

export const segmentsOf = ({ built }: Run): readonly string[] => built.segments ?? ['only']

export const installed = (run: Run, routes: readonly string[], segment: string): number =>
  routes.reduce((sum, route) => sum + (certain(run.built, `installed.${route}.${segment}.customers`) ?? 0), 0)

/** The backlog at the start: of the bench, so that there is none where it delivers nothing. */
const backlogOf = ({ built }: Run): number => {
  const isOnBench = (built.components ?? []).some(name => `services.components.${name}.delivered` in built.set)
  return isOnBench ? (certain(built, 'partner.bench.backlog') ?? 0) : 0
}

/** Whether there is a distributor from the start; one that has a margin, however uncertain. */
export const hasDistributor = ({ built }: Run): boolean => {
  const said = built.set['program.distributor.margin']
  return said !== undefined && said !== 0
}

/** What stocks stood at before the first step, worked out from the scenario; NaN where that is not certain. */
export const startOf = (run: Run, column: Column, segment: string | undefined, paper?: string): number => {
  const over = segment === undefined ? segmentsOf(run) : [segment]
  const count = (...routes: string[]): number => over.reduce((sum, name) => sum + installed(run, routes, name), 0)
  if (column === base.customers && paper === 'partner') return count('resold')
  if (column === base.customers && paper === 'vendor') return count('direct', 'referred')
  if (column === base.customers) return count('direct', 'referred', 'resold')
  if (column === base.referredCustomers) return count('referred')
  if (column === services.backlog) return backlogOf(run)
  if (column === services.backlogHours) {
    const backlog = backlogOf(run)
    return backlog > 0 ? backlog / (certain(run.built, 'partner.bench.rate') ?? Number.NaN) : 0
  }
  if (column === fund.free) return certain(run.built, 'mdf.opening') ?? 0
  if (column === books.cash) return certain(run.built, 'partner.funding.cash') ?? 0
  const isAhead = run.built.set['program.billing'] === 'upfront'
  if (isAhead && [resale.deferred, resale.prepaid, books.vendorDeferred].includes(column)) return Number.NaN
  if (column === books.receivable) return certain(run.built, 'partner.funding.receivable') ?? 0
  const partnerOwes = certain(run.built, 'partner.funding.payable') ?? 0
  const distributorOwes = certain(run.built, 'program.distributor.payable') ?? 0
  if (column === books.payable) return partnerOwes
  if (column === books.channelReceivable) return hasDistributor(run) ? distributorOwes : partnerOwes
  if (column === books.owesDistributor || column === distributor.receivable)
    return hasDistributor(run) ? partnerOwes : 0
  if (column === distributor.payable) return hasDistributor(run) ? distributorOwes : 0
  if (column === books.directReceivable) return certain(run.built, 'vendor.funding.receivable') ?? 0
  return 0
}

const sums = new WeakMap<readonly Float64Array[], readonly Float64Array[]>()

/** From the first step to this one, added up step by step; the sums of a path are made once. */
export const sumTo = (path: readonly Float64Array[], t: number, i: number): number => {
  let known = sums.get(path)
  if (known === undefined) {
    const sum = new Float64Array(path[0]?.length ?? 0)
    known = path.map(values => values.map((x, at) => (sum[at] += x)))
    sums.set(path, known)
  }
  return known[t][i]
}
