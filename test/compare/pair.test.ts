import { describe, expect, it } from 'vitest'
import { mergePairs, pairState } from '../../src/compare/pair.ts'
import { summaryOf, valuesOf } from '../../src/summarise/column-state.ts'

const { NaN: none } = Number

// By hand, trial by trial.
describe('a pair', () => {
  const a = Float64Array.of(1, 5, none, 2, none, 4)
  const b = Float64Array.of(3, 5, 7, 1, none, none)

  it('is b - a in each trial, and has no value where either has none', () => {
    const state = pairState(a, b, 0, true)
    expect([...valuesOf(state.difference)]).toEqual([2, 0, none, -1, none, none])
    expect(state).toMatchObject({ greater: 1, equal: 1 })
    expect(summaryOf(state.difference).moments).toMatchObject({ n: 3, missing: 3 })
    expect(summaryOf(state.difference).mean).toBeCloseTo(1 / 3, 15)
  })

  it('merges by adding up', () => {
    const merged = mergePairs(pairState(a, b, 256, true), pairState(b, a, 0, true))
    expect(merged).toMatchObject({ greater: 2, equal: 2 })
    expect([...valuesOf(merged.difference)]).toEqual([-2, 0, none, 1, none, none, 2, 0, none, -1, none, none])
  })
})
