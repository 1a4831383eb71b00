import { log } from '../../kernel/arithmetic.ts'

/** Adjusted EBITDA in USD at which the price of a firm of that size is known, and its logarithms. */
const sizes = [250e3, 1e6, 2e6, 5e6, 10e6]
const logSizes = sizes.map(log)

/** Price per $1 of adjusted EBITDA by its size: straight lines over its logarithm, flat beyond both ends. */
export const multipleOfSize = (ebitda: number, a: number, b: number, c: number, d: number, e: number): number => {
  if (!(ebitda > sizes[0])) return a
  if (ebitda >= sizes[4]) return e
  const n = ebitda < sizes[1] ? 0 : ebitda < sizes[2] ? 1 : ebitda < sizes[3] ? 2 : 3
  const from = n === 0 ? a : n === 1 ? b : n === 2 ? c : d
  const to = n === 0 ? b : n === 1 ? c : n === 2 ? d : e
  return from + ((to - from) * (log(ebitda) - logSizes[n])) / (logSizes[n + 1] - logSizes[n])
}

export const within = (least: number, x: number, most: number): number => Math.max(least, Math.min(most, x))

/**
 * The share of gross profit that recurs. A loss on either side counts as none; where there is profit on neither side,
 * there is no share.
 */
export const recurringShare = (recurring: number, all: number): number => {
  const kept = Math.max(0, recurring)
  const passing = Math.max(0, all - recurring)
  return kept + passing > 0 ? kept / (kept + passing) : Number.NaN
}

/** Straight through the factors at a half and at 85 %, within bounds; 1 where no share is known. */
export const recurringFactor = (share: number, at50: number, at85: number, least: number, most: number): number =>
  Number.isNaN(share) ? 1 : within(least, at50 + ((at85 - at50) * (share - 0.5)) / 0.35, most)

/** 1 up to 10 %, then straight to the factor at 15 %, straight to the one at 25 %, and flat. Never rising. */
export const customerFactor = (share: number, at15: number, at25: number): number => {
  if (share <= 0.1) return 1
  if (share <= 0.15) return 1 - ((1 - at15) * (share - 0.1)) / 0.05
  const floor = Math.min(at15, at25)
  return at15 - ((at15 - floor) * (Math.min(share, 0.25) - 0.15)) / 0.1
}

/** What growth beyond the usual adds, within bounds. */
export const growthFactor = (growth: number, usual: number, effect: number, least: number, most: number): number =>
  within(least, 1 + effect * (growth - usual), most)
