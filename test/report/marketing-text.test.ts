import { describe, expect, it } from 'vitest'
import { marketingLines } from '../../src/report/marketing-text.ts'
import type { MarketingResult, SteeringResult } from '../../src/study/marketing/results.ts'

const gain = (perDollar: number) => ({ bookings: 1, gain: 1, perDollar, se: 0.1, nextDollar: 0 })

const steering: SteeringResult = {
  strategy: 'suite',
  software: 1e6,
  claims: 4e4,
  phiStar: 0.25,
  flips: [
    { against: 'none', at: 0.24, ci95: [0.2, 0.28], ahead: 'above' },
    { against: 'campaign', at: null, ci95: null, ahead: 'never' },
    { against: 'balanced', at: null, ci95: null, ahead: 'always' },
  ],
}

const marketing: MarketingResult = {
  trials: 256,
  activities: [
    { strategy: 'both', activity: 'suite', spend: 100, claims: 50, vendor: gain(12.2), partner: gain(6.4) },
    { strategy: 'both', activity: 'campaign', spend: 100, claims: 50, vendor: gain(0.66), partner: gain(-0.12) },
    { strategy: 'both', activity: 'idle', spend: 0, claims: 0, vendor: gain(9), partner: gain(9) },
  ],
  steering: [steering],
}

const title = (id: string): string => `“${id}”`
const steeringText = (more: Partial<SteeringResult>): string =>
  marketingLines({ ...marketing, activities: [], steering: [{ ...steering, flips: [], ...more }] }, title)[0]

describe('what marketing brings, in sentences', () => {
  it('says what each dollar of each activity gains either seat, and nothing of one that is not done', () => {
    const [line] = marketingLines(marketing, title)
    expect(line).toContain('under “both”')
    expect(line).toContain('first 256 futures')
    expect(line).toMatch(/suite \+\$12\S* to the vendor and \+\$6\S* to the partner; campaign \+\$0\.66/)
    expect(line).toMatch(/−\$0\.12 to the partner\.$/)
    expect(line).not.toContain('idle')
  })

  it('says from which incremental part on steering pays, and where the ranking changes or does not', () => {
    const line = marketingLines(marketing, title)[1]
    expect(line).toMatch(/^Steering direct deals under “suite” pays the vendor if at least 25\s% of what it steers/)
    expect(line).toMatch(/better than “none” above 24\s% \(20\s%–28\s%\)/)
    expect(line).toContain('worse than “campaign” whatever part that is')
    expect(line).toContain('better than “balanced” whatever part that is')
  })

  it.each([
    [1.2, 'does not pay the vendor even if all'],
    [-0.1, 'pays the vendor even if it would have won all'],
    [null, 'steers nothing'],
  ])('phi* of %s: %s', (phiStar, expected) => {
    expect(steeringText({ phiStar })).toContain(expected)
  })

  it('says nothing of a run that has none of it', () => {
    expect(marketingLines(undefined, title)).toEqual([])
  })
})
