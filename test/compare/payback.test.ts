import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergePaybacks, paybackQuantile, paybackState, payingTrials } from '../../src/compare/payback.ts'

/** Paths of some trials, step by step. */
const steps = (...trials: readonly (readonly number[])[]): Float64Array[] =>
  trials[0].map((_, t) => Float64Array.from(trials, path => path[t]))

const zeros = (trials: number, count: number): Float64Array[] =>
  steps(...Array.from({ length: trials }, () => Array<number>(count).fill(0)))

describe('the step from which a difference is made good', () => {
  it.each([
    ['in the third of four steps', [-5, 2, 3, 1], { 3: 1 }, 0, 0],
    ['from the start, when it never is behind', [1, -1, 4, 0], { 0: 1 }, 0, 0],
    ['in the last step, when it falls behind again before', [-1, 2, -3, 2], { 4: 1 }, 0, 0],
    ['never, when it is behind at the end', [9, -1, -2, -7], {}, 1, 0],
    ['not asked, when the paths are the same', [0, 0, 0, 0], {}, 0, 1],
  ])('is %s', (_name, path, after, never, same) => {
    const state = paybackState(zeros(1, 4), steps(path as number[]))
    const counts = state.after.flatMap((n, at) => (n > 0 ? [[at, n]] : []))
    expect(Object.fromEntries(counts)).toEqual(after)
    expect([state.never, state.same]).toEqual([never, same])
  })

  it('does not take rounding for being behind', () => {
    const state = paybackState(zeros(1, 3), steps([0.3, -0.1, -0.2]))
    expect(0.3 - 0.1 - 0.2).toBeLessThan(0)
    expect(state.after[0]).toBe(1)
  })

  // Second implementation: every step is tried in turn, with a sum of its own over whole numbers.
  it('is what trying every step finds, and merges to the same', () => {
    const path = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(fc.array(fc.tuple(path, path), { minLength: 2, maxLength: 12 }), pairs => {
        const [a, b] = [0, 1].map(n => pairs.map(pair => pair[n]))
        const first = (x: readonly number[], y: readonly number[]): number | string => {
          const sums = x.map((_, t) => y.slice(0, t + 1).reduce((sum, v, i) => sum + v - x[i], 0))
          if (x.every((v, t) => v === y[t])) return 'same'
          const at = sums.findIndex((_, t) => sums.slice(t).every(sum => sum >= 0))
          return at < 0 ? 'never' : at === 0 ? 0 : at + 1
        }
        const known = pairs.map(([x, y]) => first(x, y))
        const state = paybackState(steps(...a), steps(...b))
        expect(state.never).toBe(known.filter(one => one === 'never').length)
        expect(state.same).toBe(known.filter(one => one === 'same').length)
        expect(state.after).toEqual(Array.from({ length: 7 }, (_, n) => known.filter(one => one === n).length))
        const half = Math.ceil(pairs.length / 2)
        const parts = [
          [0, half],
          [half, pairs.length],
        ].filter(([from, to]) => to > from)
        const merged = parts
          .map(([from, to]) => paybackState(steps(...a.slice(from, to)), steps(...b.slice(from, to))))
          .reduce(mergePaybacks)
        expect(merged).toEqual(state)
      }),
    )
  })

  it('has quantiles over the futures that differ; those that never see it come last', () => {
    const state = { after: [0, 0, 3, 0, 3, 2], never: 2, same: 5 }
    expect(payingTrials(state)).toBe(10)
    expect([0.1, 0.3, 0.31, 0.5, 0.6, 0.8, 0.81, 1].map(p => paybackQuantile(state, p))).toEqual([
      2,
      2,
      4,
      4,
      4,
      5,
      null,
      null,
    ])
  })
})
