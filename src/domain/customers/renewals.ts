import { pow } from '../../kernel/arithmetic.ts'
import type { Carried } from '../../kernel/chance.ts'
import type { Param } from '../../kernel/param.ts'
import { type Stream, uniformAt } from '../../kernel/philox.ts'
import { lostOf } from './churn.ts'
import {
  append,
  isDue,
  markOf,
  onOther,
  onPartner,
  onVendor,
  openingBit,
  paperBits,
  type Rows,
  servedBit,
  stateOf,
  takeFirst,
} from './rows.ts'
import { type Totals, tally } from './totals.ts'

const keep = 0
const toVendor = 1

/** Software a year of those whose terms end and what becomes of it, by paper: other, partner, vendor; `churned` are heads. */
type ByPaper = Readonly<Record<'due' | 'churned' | 'kept' | 'expanded' | 'grown' | 'invoiced', readonly Float64Array[]>>

/** Who goes from whom to whom, and where the largest customer is gone or smaller than it was. */
type Moved = Readonly<
  Record<'handed' | 'handedOn' | 'joined' | 'referredChurned' | 'referredExpanded' | 'isSought', Float64Array>
>

/** Whose luck it is, and the chance to be lost at the end of a term; late work adds to it. */
type Luck = {
  readonly streams: readonly Stream[]
  readonly expected: readonly Carried[]
  readonly first: number
  readonly lost: Float64Array
  readonly lateness: Float64Array
}

/** The terms on which those who stay renew in step t: of so many steps, invoiced in advance or not. */
type Terms = {
  readonly t: number
  readonly years: number
  readonly steps: number
  readonly isUpfront: boolean
  readonly resells: Float64Array
  readonly contraction: Param
  readonly expansion: Param
  readonly leaving: Param
}

/** The chance to be lost at the end of a term, worked out again where churn is another than it was. */
export const chancesOfLoss = (lost: Float64Array, churnWas: Float64Array, churn: Param, steps: number): void => {
  for (let i = 0; i < lost.length; i++) {
    const inStep = churn.data[i & churn.mask]
    if (inStep === churnWas[i]) continue
    churnWas[i] = inStep
    lost[i] = 1 - pow(1 - inStep, steps)
  }
}

/**
 * Who comes to the end of a term is lost, or renews for less (contraction) and more (expansion). Where the partner
 * resells no more, its customers go to whom the program says.
 */
export const renew = (
  rows: Rows,
  totals: Totals,
  { due, churned, kept, expanded, grown, invoiced }: ByPaper,
  { handed, handedOn, joined, referredChurned, referredExpanded, isSought }: Moved,
  { streams, expected, first, lost, lateness }: Luck,
  { t, years, steps, isUpfront, resells, contraction, expansion, leaving }: Terms,
): void => {
  const { largest } = totals
  while (isDue(rows, t)) {
    const at = takeFirst(rows)
    const i = rows.trial[at]
    const was = stateOf(rows.mark[at])
    const from = was & paperBits
    const isServed = (was & servedBit) > 0
    const alike = rows.alike[at]
    const value = rows.value[at]
    const origin = rows.origin[at]
    const key = rows.key[at]
    tally(totals, i, was, -alike, value)
    due[from][i] += value * alike
    const wasLargest = isServed && value >= largest[i]
    const chance = isServed ? Math.min(1, lost[i] * (1 + lateness[i])) : lost[i]
    const luck = chance > 0 ? uniformAt(streams[origin], first + i, t, key) : 1
    const gone = lostOf(luck, alike, chance, expected[origin], i)
    churned[from][i] += gone
    if (isServed && from === onVendor) referredChurned[i] += gone
    if (gone === alike) {
      if (wasLargest) isSought[i] = 1
      continue
    }
    const left = alike - gone
    const reduced = value * (1 - contraction.data[i & contraction.mask])
    kept[from][i] += reduced * left
    let to = from
    let isServedOn = isServed
    if (from === onPartner && resells[i] === 0 && leaving.data[i & leaving.mask] !== keep) {
      to = leaving.data[i & leaving.mask] === toVendor ? onVendor : onOther
      isServedOn = to === onVendor
      if (to === onVendor) {
        handed[i] += left
        joined[i] += left
      } else handedOn[i] += left
    }
    const more = reduced * expansion.data[i & expansion.mask]
    const growth = more * left
    expanded[to][i] += growth
    grown[from][i] += growth
    if (isServedOn && to === onVendor) referredExpanded[i] += growth
    const bits = to | (isServedOn ? servedBit : 0) | (was & openingBit)
    const again = reduced + more
    if (wasLargest && !(isServedOn && again >= value)) isSought[i] = 1
    append(rows, i, again, left, origin, key, markOf(t + steps, bits))
    tally(totals, i, bits, left, again)
    if (isUpfront) invoiced[to][i] += again * left * steps * years
  }
}
