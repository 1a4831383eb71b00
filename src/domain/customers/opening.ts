import { stepsIn } from '../../kernel/calendar.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { append, markOf, onPartner, onVendor, openingBit, paperBits, type Rows, roomLeft, servedBit } from './rows.ts'
import { supportFee } from './support-price.ts'
import { type Totals, tally } from './totals.ts'

/** Places of the starting customers' routes, in the order of their names, and the state of a row of each. */
const resold = 2
const routeStates = [
  onVendor | openingBit,
  onVendor | servedBit | openingBit,
  onPartner | servedBit | openingBit,
] as const

/** What the start of the customer book sees and writes. */
type Start = {
  readonly trials: number
  readonly months: number
  readonly years: number
  readonly params: {
    readonly term: Param
    readonly customers: readonly Param[]
    readonly value: readonly Param[]
    readonly dealSize: Sampler
    readonly billing: Param
    readonly minimum: Param
    readonly upTo: readonly Param[]
    readonly rate: readonly Param[]
  }
  readonly reads: { readonly implied: Float64Array }
  readonly draws: { readonly sourced: readonly unknown[]; readonly installed: readonly unknown[] }
  readonly state: Rows & { readonly fees: Float64Array; readonly registered: Float64Array }
  readonly writes: {
    readonly customers: readonly Float64Array[]
    readonly annual: readonly Float64Array[]
    readonly unexpired: readonly Float64Array[]
    readonly referred: Float64Array
    readonly referredAnnual: Float64Array
    readonly opening: Float64Array
    readonly largest: Float64Array
  }
  readonly overflow: () => void
}

/** How many customers there are on each route at the start, and the value of one of them, trial by trial. */
const startOf = ({ trials, params, reads: { implied } }: Start) => {
  const routes = routeStates.map((bits, route) => {
    const [count, value] = [params.customers[route], params.value[route]]
    return {
      bits,
      count: Float64Array.from({ length: trials }, (_, i) => count.data[i & count.mask]),
      value: Float64Array.from({ length: trials }, (_, i) => value.data[i & value.mask]),
    }
  })
  const { count, value } = routes[resold]
  for (let i = 0; i < trials; i++) {
    if (!(implied[i] > 0)) continue
    count[i] = Math.max(1, Math.floor(implied[i] / params.dealSize(i, 0.5) + 0.5))
    value[i] = implied[i] / count[i]
  }
  return routes
}

/**
 * The customers that are there at the start. Their terms end evenly over the coming term; those whose terms end in one
 * step are one row. A resold book that only last year's books speak of is as many customers of equal value as the
 * median deal suggests.
 */
export const openingRows = (start: Start): void => {
  const { trials, months, years, params, draws, state, writes, overflow } = start
  const n = stepsIn(params.term.data[0], months)
  const isUpfront = params.billing.data[0] === 1
  const { customers, annual, referred, referredAnnual, opening, largest } = writes
  const { registered, fees } = state
  const feeOf = supportFee(params, months)
  const totals: Totals = { customers, annual, referred, referredAnnual, opening, largest, registered, fees, feeOf }
  const routes = startOf(start)
  const installed = draws.sourced.length + 1
  for (let due = 0; due < n; due++)
    for (let i = 0; i < trials; i++)
      for (let route = 0; route < 3; route++) {
        const { bits, count, value } = routes[route]
        const alike = endingBy(due + 1, count[i], n) - endingBy(due, count[i], n)
        if (alike === 0) continue
        if (roomLeft(state) === 0) {
          overflow()
          return
        }
        append(state, i, value[i], alike, installed + route, due, markOf(due, bits))
        tally(totals, i, bits, alike, value[i])
        // half of the step in which a term ends belongs to it
        if (isUpfront) writes.unexpired[bits & paperBits][i] += value[i] * alike * (due + 0.5) * years
      }
}

/** How many of `count` customers, spread evenly over a term of n steps, have terms that end before step `due`. */
const endingBy = (due: number, count: number, n: number): number => Math.floor((count * due) / n + 0.5)
