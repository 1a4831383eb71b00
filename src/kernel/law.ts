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

/** `params` are in the order given beside the kind; `values`/`weights` only for discrete and empirical. */
export type Law = {
  readonly kind: LawKind
  readonly params: readonly number[]
  readonly values?: readonly number[]
  readonly weights?: readonly number[]
  /** The law restricted to [min, max] and renormalised. */
  readonly truncate?: { readonly min?: number; readonly max?: number }
}
