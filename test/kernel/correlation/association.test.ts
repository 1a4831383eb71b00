import { linearRegression } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { kendall, midRanks, pearson, spearman } from '../../helpers/association.ts'

// The measures that the other tests judge by, against published values.
describe('measures of association', () => {
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
  // F. J. Anscombe, Graphs in statistical analysis, The American Statistician 27 (1973).
  it.each([
    [
      x,
      [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
      0.81642051634484,
      0.500090909090909,
      3.00009090909091,
    ],
    [x, [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74], 0.81623650600024, 0.5, 3.00090909090909],
    [
      x,
      [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
      0.8162867394896,
      0.499727272727273,
      3.00245454545455,
    ],
    [
      [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
      [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
      0.8165214368885,
      0.499909090909091,
      3.00172727272727,
    ],
  ])('Anscombe', (a, b, r, slope, intercept) => {
    expect(pearson(a, b)).toBeCloseTo(r, 13)
    // The line is that of simple-statistics: it says that the figures stand here as they were published.
    const line = linearRegression(a.map((at, i) => [at, b[i]]))
    expect(line.m).toBeCloseTo(slope, 13)
    expect(line.b).toBeCloseTo(intercept, 12)
  })

  it('ties: mid-ranks, Spearman and tau-b', () => {
    const [a, b] = [
      [1, 2, 2, 4, 5],
      [2, 1, 3, 3, 5],
    ]
    expect([...midRanks(b)]).toEqual([2, 1, 3.5, 3.5, 5])
    expect(spearman(a, b)).toBeCloseTo(0.7631578947368421, 15)
    expect(kendall(a, b)).toBeCloseTo(0.6666666666666666, 15)
  })

  it('a constant column has none', () => {
    expect([pearson, spearman, kendall].map(measure => measure([1, 2, 3], [4, 4, 4]))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
