import { hill } from './forms/hill.ts'
import { logistic, logisticRate } from './forms/logistic.ts'
import { michaelisMenten } from './forms/michaelis-menten.ts'

export const saturationForms = ['hill', 'logistic', 'michaelisMenten', 'linear'] as const

/**
 * The effect of a spend x times as large as the reference spend. It is 1 at the reference in every form, so that the
 * cost per lead there is what it is stated to be. `half`, in multiples of the reference, is where the effect is half of
 * the most that it can be; the form is the place in `saturationForms`.
 */
export const saturated = (form: number, x: number, half: number, slope: number): number => {
  switch (saturationForms[form]) {
    case 'linear':
      return x
    case 'logistic':
      return logistic(x, logisticRate(half)) / logistic(1, logisticRate(half))
    case 'michaelisMenten':
      return michaelisMenten(x, 1, half) / michaelisMenten(1, 1, half)
    default:
      return hill(x, half, slope) / hill(1, half, slope)
  }
}
