import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earnedInAll, earnedSoFar, type Terms } from '../../../src/domain/program/payout.ts'
import { constantParam } from '../../../src/kernel/param.ts'

const amount = fc.integer({ min: 0, max: 1_000_000 })
const rate = fc.integer({ min: 0, max: 100 }).map(x => x / 100)

/** Terms of any type (by its place: stepped, whole volume, linear, growth, target), with bands in any order. */
const anyTerms = (types: readonly number[], rising = false) =>
  fc
    .record({
      type: fc.constantFrom(...types),
      rate,
      target: amount,
      bonus: amount,
      newPartner: fc.constantFrom(0, 1),
      cap: amount,
      floor: amount,
      bands: fc.uniqueArray(fc.tuple(amount, rate), { maxLength: 4, selector: ([from]) => from }),
    })
    .map(({ bands, ...said }): Terms => {
      const rates = bands.map(([, x]) => x).sort((a, b) => a - b)
      const inOrder = [...bands].sort(([a], [b]) => a - b)
      const scale = rising ? inOrder.map(([from], n) => [from, rates[n]] as const) : bands
      return {
        ...(Object.fromEntries(Object.entries(said).map(([key, x]) => [key, constantParam(x)])) as Omit<
          Terms,
          'bands'
        >),
        bands: { from: scale.map(([from]) => constantParam(from)), rate: scale.map(([, x]) => constantParam(x)) },
      }
    })

const at = ({ cap, floor }: Terms) => ({ cap: cap.data[0], floor: floor.data[0] })

// Invariants that follow from what the words mean.
describe('whatever the terms of a rebate', () => {
  it('it earns no more than the cap and no less than the floor, unless the cap is lower or nothing is sold', () => {
    fc.assert(
      fc.property(anyTerms([0, 1, 2, 3, 4]), amount, amount, (terms, turnover, base) => {
        const { cap, floor } = at(terms)
        const sleeps = terms.type.data[0] === 3 && base === 0 && terms.newPartner.data[0] === 0
        const earned = earnedInAll(terms, 0, turnover, base)
        expect(earned).toBeLessThanOrEqual(cap)
        expect(earned).toBeGreaterThanOrEqual(sleeps || turnover === 0 ? 0 : Math.min(cap, floor))
        expect(earnedSoFar(terms, 0, turnover, base, 1)).toBeLessThanOrEqual(earned)
      }),
    )
  })

  it.each([
    ['stepped', 0, false],
    ['whole volume with rates that rise', 1, true],
    ['linear', 2, false],
    ['growth', 3, false],
    ['target', 4, false],
  ] as const)('%s: more turnover never earns less', (_name, type, rising) => {
    fc.assert(
      fc.property(anyTerms([type], rising), amount, amount, amount, (terms, a, b, base) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const [low, high] = [less, more].map(x => earnedInAll(terms, 0, x, base))
        expect(high).toBeGreaterThanOrEqual(low - 1e-9 * Math.max(1, low))
      }),
    )
  })

  it('a stepped scale has no jumps: a dollar more earns at most the highest rate', () => {
    fc.assert(
      fc.property(anyTerms([0]), amount, (terms, turnover) => {
        const more = earnedSoFar(terms, 0, turnover + 1, 0, 1) - earnedSoFar(terms, 0, turnover, 0, 1)
        const highest = Math.max(0, ...terms.bands.rate.map(({ data }) => data[0]))
        expect(more).toBeLessThanOrEqual(highest + 1e-6)
      }),
    )
  })
})
