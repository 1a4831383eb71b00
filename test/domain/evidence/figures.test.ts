import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../../src/domain/evidence/index.ts'

const ends = (id: string) => {
  const { low, typical, high } = evidenceOf(id)
  return [low, typical, high]
}

const z90 = 1.2815515655446004
const day = 12 / 365.25

describe('rows against the figures of their sources', () => {
  it('utilisation and hours: 1,435 billed of 2,080 paid hours in 2019 (S32)', () => {
    const hours = evidenceOf('bench.hours').typical
    expect(hours).toBe(2080)
    expect(evidenceOf('bench.utilisation').typical).toBeCloseTo(1435 / hours, 2)
  })

  it('realised rate: $207k of revenue per consultant over 1,435 hours (S32); 75 % to 69 % of 50 heads is $1.5M (S28)', () => {
    expect(Math.abs(evidenceOf('bench.rate').typical - 207_000 / 1435)).toBeLessThan(1)
    expect(Math.abs(evidenceOf('bench.rate').high! - 1_500_000 / (50 * 2080 * 0.06))).toBeLessThan(1)
  })

  it('distributor: a margin of 8 to 15 % in the 2020s (S01), terms of thirty days (S91)', () => {
    const [least, middle, most] = ends('distributor.margin')
    expect([least, most]).toEqual([0.08, 0.15])
    expect(middle).toBeCloseTo((0.08 + 0.15) / 2, 12)
    expect(ends('distributor.terms')).toEqual([30 * day, 30 * day, 60 * day])
  })

  it('large reseller: own services 481.9 against hardware 3,958.6 and software 1,048.3 million dollars (S05)', () => {
    expect(evidenceOf('services.multiplier.largeReseller').typical).toBeCloseTo(481.9 / (3958.6 + 1048.3), 2)
  })

  it('year-end: new licences of Oracle rose from 1,390 to 2,481 million dollars (S12, S13)', () => {
    expect(evidenceOf('slippage.periodEnd.bookings').high).toBeCloseTo(2481 / 1390, 1)
  })

  it('forecast deals: 47.3 % won, 32.0 % lost, 20.7 % without a decision (S09), together 1', () => {
    const typical = ['won', 'lost', 'noDecision'].map(end => evidenceOf(`slippage.outcome.${end}`).typical)
    expect(typical).toEqual([0.473, 0.32, 0.207])
    expect(typical.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12)
  })

  it('direct mail: $919 per thousand at 3.40 % and 1.28 % response (S64)', () => {
    expect(evidenceOf('marketing.costPerLead.directMail').low).toBeCloseTo(919 / 34, 0)
    expect(evidenceOf('marketing.costPerLead.directMail').typical).toBeCloseTo(919 / 12.8, 0)
  })

  it('price per $1 of revenue in 2015: resale 0.10, projects 0.63, managed services 1.27 (S07)', () => {
    const typical = ['resale', 'project', 'managed'].map(line => evidenceOf(`valuation.revenue.${line}`).typical)
    expect(typical).toEqual([0.1, 0.63, 1.27])
  })

  it('price by size: within the classes of its source on both sides of each border (S98)', () => {
    const classes = [
      ['250k', 3, 5],
      ['1m', 4, 6],
      ['2m', 5, 8],
      ['5m', 6, 9],
      ['10m', 8, 9],
    ] as const
    for (const [size, low, high] of classes) {
      const { typical } = evidenceOf(`valuation.size.at${size}`)
      expect(typical, size).toBeGreaterThanOrEqual(low)
      expect(typical, size).toBeLessThanOrEqual(high)
    }
  })

  it('recurring profit: 6 to 8 against 3.5 to 5 times EBITDA (S101), as the two factors apart by no more', () => {
    const [half, most] = ['50', '85'].map(share => evidenceOf(`valuation.recurring.at${share}`).typical)
    expect(most / half).toBeGreaterThan(6 / 5)
    expect(most / half).toBeLessThan(8 / 3.5)
    expect(most / half).toBeCloseTo(7 / 4.25, 0)
  })

  it('price of a recurring month: 24 to 36 times (S103, S104)', () => {
    expect(ends('valuation.monthly')).toEqual([24, 30, 36])
  })

  it('commission: half of earnings is variable (S46), quota is 3.5 / 4.8 / 6 times earnings (S45)', () => {
    const { low, typical, high } = evidenceOf('sales.quotaToPay')
    const [least, middle, most] = ends('vendor.commission.direct')
    expect(least).toBeCloseTo(0.5 / high!, 2)
    expect(middle).toBeCloseTo(0.5 / typical, 2)
    expect(most).toBeCloseTo(0.5 / low!, 2)
  })

  it('holds durations that are published in days in months of 30.4375 days', () => {
    expect(evidenceOf('cash.terms').high).toBeCloseTo(60 * day, 12)
    expect(evidenceOf('cash.dso').typical).toBeCloseTo(51 * day, 12)
    expect(evidenceOf('marketing.fund.claimToCash').low).toBeCloseTo(20 * day, 12)
    expect(evidenceOf('marketing.fund.claimWindow').typical).toBeCloseTo(60 * day, 12)
  })

  it('splits the multiplier into five components whose typical parts are the whole', () => {
    const parts = ['advisory', 'implementation', 'development', 'managed', 'support']
    const sum = parts.reduce((sum, part) => sum + evidenceOf(`services.components.${part}`).typical, 0)
    expect(sum).toBeCloseTo(1, 12)
  })

  it.each([
    // Fits of mu and sigma stated beside the ends, rounded to two or three digits; a duration in days has its own unit.
    ['services.multiplier.ecosystem', 1.666, 0.323, 1],
    ['sales.ramp', 1.516, 0.663, 1],
    ['sales.cycle', 1.7, 0.47, 1],
    ['cash.dso', 3.94, 0.3, day],
    ['marketing.costPerLead.event', 6.1, 0.63, 1],
    ['marketing.costPerLead.linkedIn', 4.98, 0.69, 1],
    // Meridian's prior of the return of a channel (S112).
    ['marketing.roi', 0.2, 0.9, 1],
  ])('%s is the lognormal law (%d, %d)', (id, mu, sigma, unit) => {
    const [low, , high] = ends(id)
    expect(Math.abs(Math.log((low! * high!) / unit / unit) / 2 - mu)).toBeLessThan(0.02)
    expect(Math.abs(Math.log(high! / low!) / 2 / z90 - sigma)).toBeLessThan(0.02)
  })
})
