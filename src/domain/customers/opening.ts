import { stepsIn } from '../../kernel/calendar.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { addressAt, append, emptyRows, markOf, onPartner, onVendor, openingBit, type Rows, servedBit } from './rows.ts'
import { supportFee } from './support-price.ts'
import { tally } from './totals.ts'

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
  readonly slots: number
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

/**
 * The customers that are there at the start. Their terms end evenly spread over the coming term; those whose terms end in
 * one step are one row. A resold book that only last year's books speak of is as many customers of equal value as the
 * median deal suggests.
 */
export const openingRows = (start: Start): void => {
  const { trials, slots, months, years, params, reads, draws, state, writes, overflow } = start
  const n = stepsIn(params.term.data[0], months)
  const isUpfront = params.billing.data[0] === 1
  const feeOf = supportFee(params, months)
  const totals = { ...writes, fees: state.fees, registered: state.registered, feeOf }
  const counts = [0, 0, 0]
  const values = [0, 0, 0]
  emptyRows(state, slots)
  const origins = draws.sourced.length + 1 + draws.installed.length
  for (let i = 0; i < trials; i++) {
    for (let route = 0; route < 3; route++) {
      counts[route] = params.customers[route].data[i & params.customers[route].mask]
      values[route] = params.value[route].data[i & params.value[route].mask]
    }
    if (reads.implied[i] > 0) {
      counts[resold] = Math.max(1, Math.floor(reads.implied[i] / params.dealSize(i, 0.5) + 0.5))
      values[resold] = reads.implied[i] / counts[resold]
    }
    for (let due = 0; due < n; due++)
      for (let route = 0; route < 3; route++) {
        const alike = endingBy(due + 1, counts[route], n) - endingBy(due, counts[route], n)
        if (alike === 0) continue
        const address = addressAt(due, draws.sourced.length + 1 + route, origins)
        const at = append(state, i, slots, values[route], alike, address, markOf(due, routeStates[route]))
        if (at < 0) {
          overflow()
          return
        }
        tally(totals, state, i, at, 1)
        // half of the step in which a term ends belongs to it
        if (isUpfront) writes.unexpired[routeStates[route] & 3][i] += values[route] * alike * (due + 0.5) * years
      }
  }
}

/** How many of `count` customers, spread evenly over a term of n steps, have terms that end before step `due`. */
const endingBy = (due: number, count: number, n: number): number => Math.floor((count * due) / n + 0.5)
