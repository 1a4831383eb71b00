import { facts, fates, lowest } from './facts.ts'
import { atAmount, atReady, atSegment } from './rows.ts'

type Columns = readonly Float64Array[]

export type Closing = {
  readonly t: number
  readonly slots: number
  readonly row: Float64Array
  readonly places: Float64Array
  readonly used: Float64Array
  readonly soonest: Float64Array
  readonly writes: Readonly<Record<'waiting' | 'openWins' | 'stillOpen' | 'stillOpenValue', Columns>>
}

/**
 * Closes the gaps that the orders of a trial have left, and counts those that stay. Rows stand where they are: what moves
 * up is their places, and those of the orders that are gone come behind them, for new ones.
 */
export const closeGaps = (closing: Closing, i: number): void => {
  const { t, slots, row, places, used, soonest, writes } = closing
  const base = i * slots
  const end = base + used[i]
  let next = Number.POSITIVE_INFINITY
  let kept = base
  for (let n = base; n < end; n++) {
    const at = places[n]
    if (row[at + facts.fate] !== fates.stays) continue
    places[n] = places[kept]
    places[kept++] = at
    const s = row[at + atSegment]
    const ready = row[at + atReady]
    next = Math.min(next, ready)
    if (ready > t) {
      writes.openWins[s][i] += 1
      continue
    }
    writes.waiting[s][i] += 1
    if (row[at + facts.slipped] < 0) continue
    const cause = lowest(row[at + facts.shut])
    writes.stillOpen[cause][i] += 1
    writes.stillOpenValue[cause][i] += row[at + atAmount]
  }
  used[i] = kept - base
  soonest[i] = next
}
