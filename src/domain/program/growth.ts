import type { Scale } from './scale.ts'
import { stepped } from './stepped.ts'

/** A rate on what the turnover is above a base, and the bands of that growth, each by its own rate. All in USD. */
export const growth = (turnover: number, base: number, rate: number, bands: Scale, i: number): number => {
  const above = Math.max(0, turnover - base)
  return rate * above + stepped(above, bands, i)
}
