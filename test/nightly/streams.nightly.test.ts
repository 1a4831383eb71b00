import { describe, expect, it } from 'vitest'
import { chiSquare, collisions, drawsAt, lagOne, manyStreams } from '../helpers/stream-statistics.ts'

// The checks of test/kernel/streams.test.ts on ten times as many.
describe('a million streams', () => {
  const streams = manyStreams(1_000_000)

  it('have no two keys alike', () => {
    expect(collisions(streams)).toBe(0)
  })

  it.each([0, 1, 2])('draw evenly in trial %i, and independently', trial => {
    const draws = drawsAt(streams, trial, 0)
    const x = chiSquare(draws)
    expect(x).toBeGreaterThan(45.83)
    expect(x).toBeLessThan(180.79)
    expect(Math.abs(lagOne(draws))).toBeLessThanOrEqual(4.89)
  })
})
