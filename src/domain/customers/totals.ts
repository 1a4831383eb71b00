import { onVendor, openingBit, paperBits, placesOf, type Rows, registeredBit, servedBit, stateOf } from './rows.ts'

/** What is known of the customers of a trial together, kept up to date row by row. By paper: other, partner, vendor. */
export type Totals = {
  readonly customers: readonly Float64Array[]
  readonly annual: readonly Float64Array[]
  readonly referred: Float64Array
  readonly referredAnnual: Float64Array
  readonly opening: Float64Array
  readonly largest: Float64Array
  readonly registered: Float64Array
  readonly fees: Float64Array
  /** The price of a month's partner-led support for a customer that pays so much a year, where there is one. */
  readonly feeOf: ((i: number, value: number) => number) | undefined
}

/** What was known at the end of the last step. */
type Before = Readonly<
  Record<'customersBefore' | 'annualBefore', readonly Float64Array[]> &
    Record<'referredBefore' | 'referredAnnualBefore' | 'openingBefore' | 'largestBefore', Float64Array>
>

/** Begins a step with the totals of the last one. */
export const asBefore = (totals: Totals, before: Before): void => {
  for (let p = 0; p < 3; p++) {
    totals.customers[p].set(before.customersBefore[p])
    totals.annual[p].set(before.annualBefore[p])
  }
  totals.referred.set(before.referredBefore)
  totals.referredAnnual.set(before.referredAnnualBefore)
  totals.opening.set(before.openingBefore)
  totals.largest.set(before.largestBefore)
}

/** Counts so many that are alike in, or out (less than 0). The largest customer is only ever raised here. */
export const tally = (totals: Totals, i: number, bits: number, alike: number, each: number): void => {
  const paper = bits & paperBits
  const value = alike * each
  totals.customers[paper][i] += alike
  totals.annual[paper][i] += value
  if ((bits & servedBit) === 0) return
  if (paper === onVendor) {
    totals.referred[i] += alike
    totals.referredAnnual[i] += value
  }
  if (bits & openingBit) totals.opening[i] += value
  if (bits & registeredBit) totals.registered[i] += value
  if (totals.feeOf) totals.fees[i] += alike * totals.feeOf(i, each)
  if (alike > 0 && each > totals.largest[i]) totals.largest[i] = each
}

/** The value of the largest customer of a trial that the partner serves, looked up among all. */
export const largestServed = (rows: Rows, i: number): number => {
  let largest = 0
  for (const at of placesOf(rows, i))
    if ((stateOf(rows.mark[at]) & servedBit) > 0 && rows.value[at] > largest) largest = rows.value[at]
  return largest
}
