import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { holdAgainstPlain } from './against-plain.ts'

// The oracle is the same fund as plain objects (plain-fund.ts), which was written from the description alone.
describe('a marketing fund as columns and as cohorts of plain objects', () => {
  it('earns, holds, saves, spends and loses the same in every step', () => {
    const { spent, lapsed, saved } = holdAgainstPlain(catalogue, 150)
    expect(Math.min(spent, lapsed, saved), 'all of it has been seen').toBeGreaterThan(100_000)
  })
})
