import { type Scale, valueAt } from './scale.ts'

/** Each band earns its own rate on the turnover that lies in it. USD of turnover in trial i -> USD. */
export const stepped = (turnover: number, { from, rate }: Scale, i: number): number => {
  let earned = 0
  for (let k = 0; k < from.length; k++) {
    const bottom = valueAt(from[k], i)
    let top = turnover
    for (let j = 0; j < from.length; j++) {
      const other = valueAt(from[j], i)
      if (other > bottom && other < top) top = other
    }
    earned += valueAt(rate[k], i) * Math.max(0, top - bottom)
  }
  return earned
}
