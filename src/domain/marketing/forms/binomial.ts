import { pow } from '../../../kernel/arithmetic.ts'

/** Binomial weights, (1 - age / gone)^power: the strength that is left at an age; 1 at first, nothing from `gone` on. */
export const binomialLeft = (age: number, gone: number, power: number): number =>
  age >= gone ? 0 : pow(1 - age / gone, power)

/**
 * What has come of an effect of binomial strength, summed up to an age, in the unit of `gone`. It falls at first by the
 * rate per unit, as the geometric form does, which is what it becomes when `gone` is far away.
 */
export const binomialSum =
  (rate: number, gone: number) =>
  (age: number): number => {
    // the share that has come is 1 - (1 - age / gone)^(rate gone + 1); this is its sum
    const power = rate * gone + 2
    return age - (gone / power) * (1 - binomialLeft(age, gone, power))
  }
