import { log } from '../../kernel/arithmetic.ts'
import { binomialSum } from './forms/binomial.ts'
import { cutOffSum } from './forms/cut-off.ts'
import { delayedSum } from './forms/delayed.ts'

export const fadingForms = ['geometric', 'binomial', 'delayed'] as const

/** Whether an effect fades otherwise than geometrically without an end: `gone` is 0 where it never is gone. */
export const fadesItsWay = (form: number, gone: number): boolean => fadingForms[form] !== 'geometric' || gone > 0

/**
 * What has come of the effect of a dollar, from 0 to 1, summed up to an age. `kept` is what goes on from one step to the
 * next; `gone`, `peak` and `half`, ages and sums are in steps; the form is the place in `fadingForms`.
 */
export const comeSum = (
  form: number,
  kept: number,
  gone: number,
  peak: number,
  half: number,
): ((age: number) => number) => {
  const name = fadingForms[form]
  if (name === 'delayed') return delayedSum(peak, half, gone)
  if (kept <= 0 || gone <= 0) return age => age
  return name === 'binomial' ? binomialSum(-log(kept), gone) : cutOffSum(-log(kept), gone)
}

/**
 * Writes which part of what a step spends works in it and in each of the steps after it, all of them steadily, and returns
 * of how many steps: `most` at the most. The parts sum to 1 where `most` does not cut them.
 */
export const weigh = (
  sum: (age: number) => number,
  gone: number,
  most: number,
  into: Float64Array,
  at: number,
): number => {
  const reach = Math.min(most, Math.ceil(gone) + 1)
  let comeBefore = 0
  let here = 0
  for (let s = 0; s < reach; s++) {
    const next = sum(s + 1)
    const come = next - here
    into[at + s] = Math.max(0, come - comeBefore)
    comeBefore = come
    here = next
  }
  return reach
}
