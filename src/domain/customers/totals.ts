import {
  atAlike,
  atMark,
  dueOf,
  markOf,
  onPartner,
  onVendor,
  openingBit,
  paperBits,
  placeOf,
  type Rows,
  registeredBit,
  servedBit,
  stateOf,
} from './rows.ts'

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
  /** The price of a month's partner-led support for a customer that pays so much a year. */
  readonly feeOf: (i: number, value: number) => number
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

/** Takes away what rounding leaves of a total from which rows went one by one: of nobody, and below nothing. */
export const withoutResidue = (totals: Totals, i: number): void => {
  const { customers, annual, referred, referredAnnual, opening, registered, fees } = totals
  for (let p = 0; p < 3; p++) if (customers[p][i] === 0) annual[p][i] = 0
  if (referred[i] === 0) referredAnnual[i] = 0
  if (opening[i] < 0) opening[i] = 0
  if (registered[i] < 0) registered[i] = 0
  if (fees[i] < 0) fees[i] = 0
}

/** Counts a row in (1) or out (-1). The largest customer is only ever raised here. */
export const tally = (totals: Totals, rows: Rows, i: number, at: number, sign: 1 | -1): void => {
  const bits = stateOf(rows.row[at + atMark])
  const paper = bits & paperBits
  const alike = sign * rows.row[at + atAlike]
  const each = rows.row[at]
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
  totals.fees[i] += alike * totals.feeOf(i, each)
  if (sign > 0 && each > totals.largest[i]) totals.largest[i] = each
}

/** The value of the largest customer that the partner serves, looked up among all. */
export const largestServed = (rows: Rows, i: number, slots: number): number => {
  let largest = 0
  for (let k = 0; k < rows.used[i]; k++) {
    const at = placeOf(rows, i, k, slots)
    if ((stateOf(rows.row[at + atMark]) & servedBit) > 0 && rows.row[at] > largest) largest = rows.row[at]
  }
  return largest
}

/** The partner serves nobody any more, and its own customers are the vendor's. `each` is told the row and its old paper. */
export const releaseAll = (
  rows: Rows,
  totals: Totals,
  i: number,
  slots: number,
  each: (at: number, paper: number) => void,
): void => {
  for (let k = 0; k < rows.used[i]; k++) {
    const at = placeOf(rows, i, k, slots)
    const mark = rows.row[at + atMark]
    const bits = stateOf(mark)
    if ((bits & servedBit) === 0) continue
    tally(totals, rows, i, at, -1)
    const paper = bits & paperBits
    rows.row[at + atMark] = markOf(dueOf(mark), (bits & openingBit) | (paper === onPartner ? onVendor : paper))
    each(at, paper)
    tally(totals, rows, i, at, 1)
  }
}
