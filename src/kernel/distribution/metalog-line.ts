import { exp } from '../arithmetic.ts'

/**
 * The three-term metalog is increasing, and so a law, if a2 > 0 and |a3| / a2 is below this. Proof: with L the logit of
 * u, u (1 - u) M'(u) = a2 + a3 g(u), where g(u) = u - 1/2 + u (1 - u) L is odd about u = 1/2. Its derivative
 * 2 - (2u - 1) L is 0 where s tanh(s) = 1 for s = L / 2, and there g = tanh(s) / 2 + s / (2 cosh(s)^2) = s / 2. So
 * |g| <= s / 2 with s = 1.19967864025773383..., and the limit is 2 / s = 1.66711311920192939...
 */
export const metalogLimit = 1.6671131192019295

/** tanh(t / 2) / 2, which is u - 1/2 for the probability u with logit t. */
const lean = (t: number): number => {
  const small = exp(-Math.abs(t))
  const half = (0.5 * (1 - small)) / (1 + small)
  return t < 0 ? -half : half
}

/** M at the probability whose logit is t. */
export const metalogAt = (t: number, a1: number, a2: number, a3: number): number => a1 + t * (a2 + a3 * lean(t))

/** The derivative of M over the logit t: between a2 - |a3| / limit and a2 + |a3| / limit. */
export const metalogSlope = (t: number, a2: number, a3: number): number => {
  const small = exp(-Math.abs(t))
  return a2 + a3 * (lean(t) + (t * small) / ((1 + small) * (1 + small)))
}
