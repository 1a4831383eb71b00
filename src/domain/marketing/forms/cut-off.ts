import { expm1 } from '../../../kernel/arithmetic.ts'

/**
 * What has come of an effect that falls by a rate per unit and is cut off at `gone`, summed up to an age: the share that
 * has come at an age is (1 - e^(-rate age)) / (1 - e^(-rate gone)).
 */
export const cutOffSum = (rate: number, gone: number): ((age: number) => number) => {
  const whole = -expm1(-rate * gone)
  const within = (age: number): number => (age + expm1(-rate * age) / rate) / whole
  return age => (age <= gone ? within(age) : within(gone) + (age - gone))
}
