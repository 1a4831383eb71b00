/**
 * What decides whether steering pays the vendor. Shares are of the software that steered deals use, at customer price:
 * what the partner (and a distributor) keeps, the rebate on it, what selling a direct deal costs, and the margin that is
 * left of a direct deal after cogs and before that. `n` is which part of the selling cost the vendor pays on the
 * partner's paper as well: 1 if it is neutral to its reps, 0 if it pays none. USD: the software S of steered deals, and
 * the claims K that the vendor paid for the activity; what the fund earned is no cost of it.
 */
export type SteeringTerms = {
  readonly margin: number
  readonly rebate: number
  readonly selling: number
  readonly n: number
  readonly gross: number
  readonly steered: number
  readonly claims: number
}

/**
 * What steering brings the vendor, USD, where a part phi of what is steered would have been lost: on the partner's paper
 * it earns gross - margin - rebate - n x selling of S, and gives up gross - selling of the part that it would have won.
 * Together S (phi (gross - selling) + (1 - n) selling - (margin + rebate)) - K.
 */
export const steeringGain = (phi: number, terms: SteeringTerms): number => {
  const { margin, rebate, selling, n, gross, steered, claims } = terms
  return steered * (phi * (gross - selling) + (1 - n) * selling - (margin + rebate)) - claims
}

/**
 * The incremental part at which that is nothing: (margin + rebate - (1 - n) selling + K / S) / (gross - selling). Above
 * 1 no incrementality makes it pay, below 0 it always does. Null where nothing is steered or a direct deal earns nothing.
 */
export const phiStar = (terms: SteeringTerms): number | null => {
  const { margin, rebate, selling, n, gross, steered, claims } = terms
  if (!(steered > 0) || !(gross > selling)) return null
  return (margin + rebate - (1 - n) * selling + claims / steered) / (gross - selling)
}
