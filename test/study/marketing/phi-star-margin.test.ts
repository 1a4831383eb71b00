import { describe, expect, it } from 'vitest'
import type { Built, Said } from '../../helpers/build-scenario.ts'
import { cogs, steeringOf, steeringSuite } from './steering-suite.ts'

/** A suite for a partner that has customers of its own. */
const built = (more: Readonly<Record<string, Said>>, levels: readonly string[] = []): Built =>
  steeringSuite({
    levels,
    set: {
      'program.margin': 0.15,
      'vendor.direct.wonDeals': { value: 20, per: 'month' },
      'installed.resold.only.customers': 50,
      'installed.resold.only.value': 100_000,
      'mdf.grants': { value: 30_000, per: 'quarter' },
      'mdf.activities.suite.eligible': 'yes',
      'mdf.activities.suite.steers.upTo': 0.2,
      'mdf.activities.suite.incrementality': 0.5,
      ...more,
    },
  })

const level = {
  'program.tiers.gold.from': 0,
  'program.tiers.gold.margin': 0.05,
  'program.tiers.gold.starts': 'yes',
} as const
const registered = { 'program.registration.share': 1, 'program.registration.uplift': 0.1 } as const
const cut = { 'program.risk.cut.chance': { value: 1, per: 'day' }, 'program.risk.cut.by': 0.4 } as const

// Brute force: what the vendor has with the suite and without it, played at both ends, crosses nothing at the flip.
describe('the incremental part from which steering pays, with the margin that the partner has', () => {
  it.each([
    ['of the program', built({}), 0],
    ['with that of its level', built(level, ['gold']), 0.05],
    ['with what registration adds in the first term', built({ ...registered, 'segments.only.term': 36 }), 0.1],
    ['with both', built({ ...level, ...registered }, ['gold']), undefined],
    ['that was cut', built(cut), -0.06],
    ['of software that is bought in advance', built({ 'program.billing': 'upfront', ...level }, ['gold']), 0.05],
  ] as const)('%s', async (_, one, points) => {
    const { phiStar, flips, software, claims } = await steeringOf(one, 2048)
    expect(phiStar).toBeCloseTo(flips[0].at ?? 9, 2)
    // by hand, where selling costs nothing: (m (1 - cogs) + K / S) / (1 - cogs)
    const byHand = (m: number): number => m + claims / software / (1 - cogs)
    if (points !== undefined) expect(phiStar).toBeCloseTo(byHand(0.15 + points), 3)
    // and at the bare margin of the program it would not be
    if (points !== 0) expect(Math.abs(byHand(0.15) - (flips[0].at ?? 9))).toBeGreaterThan(0.02)
  })
})
