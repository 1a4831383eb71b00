import type { Param } from '../../kernel/param.ts'
import { growth } from './growth.ts'
import { linear } from './linear.ts'
import { type Scale, valueAt } from './scale.ts'
import { stepped } from './stepped.ts'
import { target } from './target.ts'
import { wholeVolume } from './whole-volume.ts'

/** The terms of one rebate. */
export type Terms = Readonly<
  Record<'type' | 'rate' | 'target' | 'bonus' | 'newPartner' | 'cap' | 'floor', Param> & { bands: Scale }
>

const onGrowth = 3

/** Whether it is a rebate on growth, for a partner that has nothing to grow from and is not to start from nothing. */
const sleeps = (terms: Terms, i: number, base: number): boolean =>
  valueAt(terms.type, i) === onGrowth && base === 0 && valueAt(terms.newPartner, i) === 0

const uncapped = (terms: Terms, i: number, turnover: number, base: number, part: number): number => {
  const rate = valueAt(terms.rate, i)
  switch (valueAt(terms.type, i)) {
    case 0:
      return stepped(turnover, terms.bands, i)
    case 1:
      return wholeVolume(turnover, terms.bands, i)
    case 2:
      return linear(turnover, rate)
    case onGrowth:
      return sleeps(terms, i, base) ? 0 : growth(turnover, base * part, rate, terms.bands, i)
    default:
      return target(turnover, valueAt(terms.target, i), valueAt(terms.bonus, i), rate, part)
  }
}

/**
 * What turnover earns so far, at most the cap. `base` is what growth is counted over and `part` the share of the time
 * that is over, both of the whole time that the rebate looks at. USD.
 */
export const earnedSoFar = (terms: Terms, i: number, turnover: number, base: number, part: number): number =>
  Math.min(valueAt(terms.cap, i), uncapped(terms, i, turnover, base, part))

/**
 * What it earns once the time that it looks at is over: at least the floor, unless the cap is lower or nothing was sold.
 * USD.
 */
export const earnedInAll = (terms: Terms, i: number, turnover: number, base: number): number => {
  const earned = earnedSoFar(terms, i, turnover, base, 1)
  return turnover <= 0 || sleeps(terms, i, base)
    ? earned
    : Math.max(earned, Math.min(valueAt(terms.floor, i), valueAt(terms.cap, i)))
}

/**
 * What the vendor sets aside for a dollar sold, on the turnover that it goes by: what that would earn in all, of it. 0
 * where there is none.
 */
export const rateOf = (terms: Terms, i: number, turnover: number, base: number): number =>
  turnover > 0 ? earnedSoFar(terms, i, turnover, base, 1) / turnover : 0
