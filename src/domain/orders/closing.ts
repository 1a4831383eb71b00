import { facts, fates, lowest } from './facts.ts'
import type { Queue } from './queue.ts'
import { atAmount } from './rows.ts'

type Columns = readonly Float64Array[]

export type Closing = {
  readonly t: number
  readonly row: Float64Array
  readonly queue: Queue
  readonly writes: Readonly<Record<'waiting' | 'openWins' | 'stillOpen' | 'stillOpenValue', Columns>>
}

/**
 * Closes the gaps that the orders of a trial have left, and counts those that stay. Rows stand where they are: what moves
 * up is their places, and those of the orders that are gone come behind them, for new ones.
 */
export const closeGaps = ({ t, row, queue, writes }: Closing, i: number): void => {
  const { slots, used, places, ready, segment, fate, soonest } = queue
  const base = i * slots
  const end = base + used[i]
  let next = Number.POSITIVE_INFINITY
  let kept = base
  for (let n = base; n < end; n++) {
    if (fate[n] !== fates.stays) continue
    const at = places[n]
    const when = ready[n]
    const s = segment[n]
    places[n] = places[kept]
    places[kept] = at
    ready[kept] = when
    segment[kept++] = s
    next = Math.min(next, when)
    if (when > t) {
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
