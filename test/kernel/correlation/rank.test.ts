import { describe, expect, it } from 'vitest'
import { rankOfScore, scoreOfRank } from '../../../src/kernel/correlation/rank.ts'
import { normalQuantile } from '../../../src/kernel/normal.ts'
import { kendall, spearman } from '../../helpers/association.ts'

/** Points that fill the square evenly. M. Roberts, The unreasonable effectiveness of quasirandom sequences (2018). */
const points = (n: number) =>
  Array.from({ length: n }, (_, i) => [0.7548776662466927, 0.5698402909980532].map(step => (0.5 + (i + 1) * step) % 1))

// Of normal scores correlated by r: Spearman 6/pi arcsin(r/2), Kendall 2/pi arcsin(r), to eleven digits.
const known = [
  [0.3, 0.28756421862, 0.19397336804],
  [0.5, 0.48258373953, 1 / 3],
  [0.8, 0.78593928261, 0.5903344706],
  [-0.6, -0.58192010412, -0.4096655294],
] as const

describe('ranks and normal scores', () => {
  it.each(known)('scores correlated by %f: the formula', (score, rank) => {
    expect(rankOfScore(score)).toBeCloseTo(rank, 10)
    expect(scoreOfRank(rank)).toBeCloseTo(score, 10)
  })

  it('a rank correlation of 0.5 takes scores correlated by 0.5176...; 1, 0 and -1 are themselves', () => {
    expect(scoreOfRank(0.5)).toBeCloseTo(0.5176380902050415, 15)
    expect([1, 0, -1].map(scoreOfRank)).toEqual([1, 0, -1])
    expect([1, 0, -1].map(rankOfScore)).toEqual([1, 0, -1])
  })

  // A second way: score pairs counted on points so even that the error is below 0.002; rank for score would be off by 0.02.
  it.each(known)('scores correlated by %f: counted', (score, rank, tau) => {
    const rest = Math.sqrt(1 - score * score)
    const pairs = points(20_000).map(([u, v]) => {
      const z = normalQuantile(u)
      return [z, score * z + rest * normalQuantile(v)]
    })
    const [x, y] = [0, 1].map(side => pairs.map(pair => pair[side]))
    expect(Math.abs((spearman(x, y) ?? 9) - rank)).toBeLessThan(0.002)
    expect(Math.abs((kendall(x.slice(0, 2000), y.slice(0, 2000)) ?? 9) - tau)).toBeLessThan(0.005)
  })
})
