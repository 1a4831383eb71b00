import { asin, sin } from '../arithmetic.ts'

/**
 * The correlation of two normal scores whose values then have Spearman's rank correlation `rank`, from -1 to 1:
 * 2 sin(pi rank / 6). Source: K. Pearson, On further methods of determining correlation (1907).
 */
export const scoreOfRank = (rank: number): number => (Math.abs(rank) === 1 ? rank : 2 * sin((Math.PI / 6) * rank))

/** Spearman's rank correlation of two values whose normal scores are correlated by `score`: 6 / pi arcsin(score / 2). */
export const rankOfScore = (score: number): number => (Math.abs(score) === 1 ? score : (6 / Math.PI) * asin(score / 2))
