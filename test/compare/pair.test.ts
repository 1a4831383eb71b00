import { describe, expect, it } from 'vitest'
import { addToPair, differencesOf, mergePairs, pairState } from '../../src/compare/pair.ts'
import { summaryOf } from '../../src/summarise/column-state.ts'

const { NaN: none } = Number

// By hand, trial by trial.
describe('a pair', () => {
  const a = Float64Array.of(1, 5, none, 2, none, 4)
  const b = Float64Array.of(3, 5, 7, 1, none, none)

  it('is b - a in each trial, and has no value where either has none', () => {
    const state = pairState(a, b, 0, true)
    expect([...differencesOf(a, b)]).toEqual([2, 0, none, -1, none, none])
    expect(state).toMatchObject({ greater: 1, equal: 1 })
    expect(summaryOf(state.difference).moments).toMatchObject({ n: 3, missing: 3 })
    expect(summaryOf(state.difference).mean).toBeCloseTo(1 / 3, 15)
  })

  it.each([true, false])('comes to the same where a block is added to it, exact: %s', exact => {
    const room = new Float64Array(a.length)
    const both = [pairState(a, b, 0, exact), pairState(b, a, 256, exact)] as const
    const merged = mergePairs(...both)
    expect(addToPair(pairState(a, b, 0, exact), b, a, 256, room)).toEqual(merged)
    expect([...room]).toEqual([...differencesOf(b, a)])
  })

  it('merges by adding up', () => {
    const merged = mergePairs(pairState(a, b, 256, true), pairState(b, a, 0, true))
    expect(merged).toMatchObject({ greater: 2, equal: 2 })
    // -2, 0, 1, 2, 0, -1, whose values are made again from both columns
    expect(summaryOf(merged.difference).moments).toMatchObject({ n: 6, missing: 6, min: -2, max: 2 })
    const made = Float64Array.of(...differencesOf(b, a), ...differencesOf(a, b))
    expect(summaryOf(merged.difference, made).quantile(0.9)).toBe(1.5)
  })
})
