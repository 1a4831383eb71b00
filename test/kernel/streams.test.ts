import { describe, expect, it } from 'vitest'
import { chiSquare, collisions, drawsAt, lagOne, manyStreams } from '../helpers/stream-statistics.ts'

const streams = manyStreams(100_000)

// Bounds of chi-square: 1e-6 in each tail on 99 degrees of freedom; |z| <= 4.89 is 1e-6 on both sides.
describe('100,000 streams', () => {
  it('have no two keys alike (10^6 in the nightly run)', () => {
    expect(collisions(streams)).toBe(0)
  })

  it.each([
    ['first', 0, 0],
    ['second', 1, 0],
    ['third', 2, 0],
    ['second step', 0, 1],
  ])('draw evenly: %s', (_name, trial, step) => {
    const x = chiSquare(drawsAt(streams, trial, step))
    expect(x).toBeGreaterThan(45.83)
    expect(x).toBeLessThan(180.79)
  })

  it('draw independently of the stream before', () => {
    expect(Math.abs(lagOne(drawsAt(streams, 0, 0)))).toBeLessThanOrEqual(4.89)
  })
})

describe('the statistics', () => {
  it('would see streams that are one', () => {
    const one = manyStreams(50).concat(manyStreams(50))
    expect(collisions(one)).toBe(50)
    expect(chiSquare(drawsAt(one, 0, 0).flatMap(u => Array<number>(1000).fill(u)))).toBeGreaterThan(180.79)
  })

  it('would see streams that count up', () => {
    const counting = Array.from({ length: 100_000 }, (_, n) => (n + 0.5) / 100_000)
    expect(chiSquare(counting)).toBeLessThan(45.83)
    expect(Math.abs(lagOne(counting))).toBeGreaterThan(4.89)
  })
})
