import { countsOf, shareOf, wilson } from '../../summarise/counts.ts'
import { countsByScramble, shareInterval } from '../../summarise/scrambles.ts'
import type { Likelihood } from '../result.ts'
import type { BothGainLine, TermName, TermRange } from './results.ts'

/** What a strategy has more than the status quo, one number a trial for each side. */
export type Gains = { readonly vendor: Float64Array; readonly partner: Float64Array }

/** Both gain where neither has less and one has more; no answer where a figure has no value. */
const isGain = (vendor: number, partner: number): number =>
  Number.isNaN(vendor) || Number.isNaN(partner)
    ? Number.NaN
    : Number(vendor >= 0 && partner >= 0 && (vendor > 0 || partner > 0))

/** The share of futures in which both gain, with its interval; `isSobol`: whether inputs were drawn from points. */
export const bothGain = ({ vendor, partner }: Gains, isSobol = false): Likelihood => {
  const gains = vendor.map((x, i) => isGain(x, partner[i]))
  const counts = countsOf(gains)
  const ci95 = isSobol ? shareInterval(counts, countsByScramble(gains, 0)) : wilson(counts)
  return { p: shareOf(counts), ci95, undefined: counts.missing }
}

/** The share of futures in which a side has no less, of those in which its figure has a value. */
const noLess = (gains: Float64Array): number | null =>
  shareOf(countsOf(gains.map(gain => (Number.isNaN(gain) ? Number.NaN : Number(gain >= 0)))))

/** What was played at some value of a term; values rise. */
export type Played = { readonly at: number; readonly gains: Gains }

/**
 * Between two values that were played each future's gains are taken to run straight; where they bend, the ends of a range
 * are a point or two off.
 */
const between = (low: Played, high: Played, at: number): Gains => {
  const part = (at - low.at) / (high.at - low.at)
  const blend = (a: Float64Array, b: Float64Array): Float64Array =>
    part === 0 ? a : part === 1 ? b : a.map((x, i) => x + (b[i] - x) * part)
  return {
    vendor: blend(low.gains.vendor, high.gains.vendor),
    partner: blend(low.gains.partner, high.gains.partner),
  }
}

/** Values of a term that are looked at: every point of a hundred from the first that was played to the last. */
const points = 100

type Look = { readonly at: number; readonly gains: Gains; readonly found: Likelihood }

const looksAt = (played: readonly Played[]): readonly Look[] => {
  const first = Math.round(played[0].at * points)
  const last = Math.round(played[played.length - 1].at * points)
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const at = (first + k) / points
    const high = Math.max(
      1,
      played.findIndex(one => one.at >= at),
    )
    const gains = between(played[high - 1], played[high], at)
    return { at, gains, found: bothGain(gains) }
  })
}

/**
 * How the share moves along a term. A range is from the least to the most of the values that are in it; a value in
 * between can be outside where the share dips.
 */
export const lineOf = (
  along: TermName,
  held: number | null,
  played: readonly Played[],
  level: number,
): BothGainLine | null => {
  const looks = looksAt(played)
  const rangeWhere = (bound: (found: Likelihood) => number | null | undefined): TermRange => {
    const inside = looks.filter(({ found }) => (bound(found) ?? -1) >= level)
    return inside.length === 0 ? null : [inside[0].at, inside[inside.length - 1].at]
  }
  const known = looks.flatMap(({ at, gains, found }) => (found.p === null ? [] : [{ at, gains, p: found.p }]))
  if (known.length === 0) return null
  const { at, gains, p } = known.reduce((a, b) => (b.p > a.p ? b : a))
  return {
    along,
    held,
    reaches: rangeWhere(({ p }) => p),
    surely: rangeWhere(({ ci95 }) => ci95?.[0]),
    possibly: rangeWhere(({ ci95 }) => ci95?.[1]),
    best: { at, p, vendor: noLess(gains.vendor), partner: noLess(gains.partner) },
  }
}
