import { exceeds, type Scale, valueAt } from './scale.ts'

/** All turnover earns the rate of the highest band that it is above the beginning of. USD of turnover in trial i -> USD. */
export const wholeVolume = (turnover: number, { from, rate }: Scale, i: number): number => {
  let reached = -1
  let best = 0
  for (let k = 0; k < from.length; k++) {
    const bottom = valueAt(from[k], i)
    const own = valueAt(rate[k], i)
    if (!exceeds(turnover, bottom) || bottom < reached) continue
    best = bottom > reached ? own : Math.max(best, own)
    reached = bottom
  }
  return best * turnover
}
