import {
  dueOf,
  markOf,
  onPartner,
  onVendor,
  openingBit,
  paperBits,
  placesOf,
  type Rows,
  servedBit,
  stateOf,
} from './rows.ts'
import { type Totals, tally } from './totals.ts'

/** What is told of the release of a partner's customers. */
type Told = {
  readonly joined: Float64Array
  readonly handed: Float64Array
  /** What the vendor honours, in USD of software. */
  readonly honoured: Float64Array
}

/**
 * The partner serves nobody any more, and its own customers are the vendor's, which honours what is left of their terms.
 */
export const releaseAll = (
  rows: Rows,
  totals: Totals,
  { joined, handed, honoured }: Told,
  i: number,
  t: number,
  years: number,
): void => {
  for (const at of placesOf(rows, i)) {
    const mark = rows.mark[at]
    const bits = stateOf(mark)
    if ((bits & servedBit) === 0) continue
    const alike = rows.alike[at]
    const isOwn = (bits & paperBits) === onPartner
    const after = (bits & openingBit) | (isOwn ? onVendor : bits & paperBits)
    rows.mark[at] = markOf(dueOf(mark), after)
    tally(totals, i, bits, -alike, rows.value[at])
    tally(totals, i, after, alike, rows.value[at])
    if (isOwn) {
      handed[i] += alike
      honoured[i] += rows.value[at] * alike * (dueOf(mark) - t) * years
    } else joined[i] -= alike
  }
}
