/**
 * A law is a probability distribution as plain data: what a scenario says of an uncertain number. The functions that
 * know what a law means are in `distribution/`.
 */
export type LawKind =
  | 'constant' // value
  | 'uniform' // min, max
  | 'triangular' // min, mode, max
  | 'pert' // min, mode, max (lambda 4)
  | 'normal' // mean, sd
  | 'lognormal' // mu, sigma of the logarithm
  | 'logitNormal' // mu, sigma of the logit; support (0, 1)
  | 'beta' // a, b
  | 'gamma' // shape, scale
  | 'exponential' // mean
  | 'poisson' // mean
  | 'binomial' // n, p
  | 'bernoulli' // p
  | 'discrete' // values with weights
  | 'empirical' // values, equally likely
  | 'metalog' // a1, a2, a3 (three terms); of the logarithm or the logit between `bounds` where there are any
  | 'mixture' // parts with weights

/**
 * `params` are in the order given beside the kind; `values` only for discrete and empirical, `weights` for discrete and
 * mixture, `parts` for mixture, `bounds` for metalog (`low` alone: log-metalog, both: logit-metalog).
 */
export type Law = {
  readonly kind: LawKind
  readonly params: readonly number[]
  readonly values?: readonly number[]
  readonly weights?: readonly number[]
  readonly parts?: readonly Law[]
  readonly bounds?: { readonly low: number; readonly high?: number }
  /** The law restricted to [min, max] and renormalised. */
  readonly truncate?: { readonly min?: number; readonly max?: number }
}
