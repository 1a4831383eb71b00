import { describe, expect, it } from 'vitest'
import { phiStar, type SteeringTerms, steeringGain } from '../../../src/study/marketing/phi-star.ts'

const terms: SteeringTerms = {
  margin: 0.2,
  rebate: 0.03,
  selling: 0.1,
  n: 0.5,
  gross: 0.8,
  steered: 2e6,
  claims: 40_000,
}

/**
 * The vendor's two ledgers, dollar by dollar: with the activity and without it. Of the steered software a part phi would
 * have been lost, the rest sold direct.
 */
const ledgers = (phi: number, { margin, rebate, selling, n, gross, steered, claims }: SteeringTerms): number => {
  const without = steered * (1 - phi) * (gross - selling)
  const onPartnerPaper = steered * gross - steered * margin - steered * rebate - steered * n * selling
  return onPartnerPaper - claims - without
}

describe('what steering brings the vendor', () => {
  it('is the difference of its two ledgers', () => {
    for (const phi of [0, 0.25, 0.5, 1])
      for (const n of [0, 0.5, 1])
        expect(steeringGain(phi, { ...terms, n })).toBeCloseTo(ledgers(phi, { ...terms, n }), 6)
  })

  it('is nothing at phi*, less below it and more above', () => {
    const at = phiStar(terms) ?? Number.NaN
    expect(ledgers(at, terms)).toBeCloseTo(0, 6)
    expect(ledgers(at - 0.01, terms)).toBeLessThan(0)
    expect(ledgers(at + 0.01, terms)).toBeGreaterThan(0)
    // by bisection of the ledgers, which knows no formula
    let [low, high] = [0, 1]
    for (let k = 0; k < 60; k++) {
      const middle = (low + high) / 2
      if (ledgers(middle, terms) < 0) low = middle
      else high = middle
    }
    expect(at).toBeCloseTo((low + high) / 2, 12)
  })

  it('by hand: (0.2 + 0.03 - 0.5 x 0.1 + 0.02) / (0.8 - 0.1) = 2 / 7', () => {
    expect(phiStar(terms)).toBeCloseTo(2 / 7, 12)
  })

  it('can be out of reach, or always there, or not be', () => {
    expect(phiStar({ ...terms, claims: 2e6 })).toBeGreaterThan(1)
    expect(phiStar({ ...terms, margin: 0, rebate: 0, claims: 0 })).toBeLessThan(0)
    expect(phiStar({ ...terms, steered: 0 })).toBeNull()
    expect(phiStar({ ...terms, gross: 0.1 })).toBeNull()
  })
})
