import { describe, expect, it } from 'vitest'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { quiet, resold } from './play.ts'

const figures = async (built: Built) => (await runStudy(buildScenario(built), { trials: 32 })).samples['only']

describe('renewals and total contract value', () => {
  // By hand. One customer in the middle of its term, which takes off a tenth and adds a quarter at each renewal: due
  // twice in two terms, so 0.9 of $1000 and 0.9 of 1125, with the quarter on top for the years that it signs for.
  it.each([
    [6, 12],
    [12, 24],
    [24, 48],
  ])('of a customer with a term of %d months, in %d', async (term, steps) => {
    const found = await figures({
      steps,
      set: {
        ...quiet,
        ...resold(1, 1000),
        'segments.only.term': term,
        'segments.only.contraction': 0.1,
        'segments.only.expansion': 0.25,
      },
    })
    const renewed = 0.9 * (1000 + 1125)
    expect(found['partner.renewals'][0]).toBeCloseTo(renewed, 9)
    expect(found['vendor.renewals'][0]).toBeCloseTo(renewed, 9)
    expect(found['vendor.contractValue'][0]).toBeCloseTo((renewed * 1.25 * term) / 12, 9)
  })

  // Invariant: what is signed for a year is what is booked, new and expansion, and what is renewed.
  it('are bookings and renewals where every term is a year, on all routes and by luck', async () => {
    const found = await figures({
      steps: 36,
      set: {
        ...resold(20, 50_000),
        'installed.direct.only.customers': 30,
        'installed.direct.only.value': 40_000,
        'segments.only.dealSize': 60_000,
        'segments.only.churn': 0.1,
        'segments.only.expansion': 0.1,
        'vendor.direct.wonDeals': { value: 2, per: 'month' },
        'vendor.direct.mix.only': 1,
      },
    })
    for (let i = 0; i < 32; i++) {
      const [booked, renewed] = [found['vendor.bookings'][i], found['vendor.renewals'][i]]
      expect(found['vendor.contractValue'][i] / (booked + renewed)).toBeCloseTo(1, 12)
      expect(found['partner.renewals'][i]).toBeLessThan(renewed)
    }
    expect(new Set(found['vendor.contractValue']).size).toBeGreaterThan(16)
  })
})
