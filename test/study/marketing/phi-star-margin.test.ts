import { describe, expect, it } from 'vitest'
import { marketingOf } from '../../../src/study/marketing/marketing.ts'
import type { SteeringResult } from '../../../src/study/marketing/results.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'

const cogs = 0.2

/** A suite that steers direct deals, and is paid for in full by grants, to a partner that has customers of its own. */
const built = (more: Readonly<Record<string, Said>>, levels: readonly string[] = []): Built => ({
  steps: 24,
  activities: ['suite'],
  levels,
  set: {
    'segments.only.dealSize': 40_000,
    'segments.only.cycle': 0,
    'segments.only.churn': 0,
    'program.margin': 0.15,
    'vendor.cogs': cogs,
    'vendor.commission.direct': 0,
    'vendor.commission.partner': 0,
    'vendor.presales.direct': 0,
    'vendor.presales.partner': 0,
    'vendor.manager.cost': 0,
    'vendor.direct.wonDeals': { value: 20, per: 'month' },
    'vendor.direct.mix.only': 1,
    'vendor.direct.winRate': 0.25,
    'installed.resold.only.customers': 50,
    'installed.resold.only.value': 100_000,
    'mdf.accrual': 0,
    'mdf.grants': { value: 30_000, per: 'quarter' },
    'mdf.vendorPays': 1,
    'mdf.activities.suite.kind': 'relationship',
    'mdf.activities.suite.eligible': 'yes',
    'mdf.activities.suite.trust.halfEffectAfter': 10_000,
    'mdf.activities.suite.trust.decay': { value: 0.5, per: 'year' },
    'mdf.activities.suite.steers.upTo': 0.2,
    'mdf.activities.suite.incrementality': 0.5,
    ...more,
  },
  strategies: { nothing: {}, suite: { 'mdf.plan.suite': 1 } },
})

const steeringOf = async (one: Built): Promise<SteeringResult> => {
  const found = await marketingOf(buildScenario(one), ['nothing', 'suite'], 2048, {})
  return found?.steering[0] ?? expect.unreachable()
}

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
    const { phiStar, flips, software, claims } = await steeringOf(one)
    expect(phiStar).toBeCloseTo(flips[0].at ?? 9, 2)
    // by hand, where selling costs nothing: (m (1 - cogs) + K / S) / (1 - cogs)
    const byHand = (m: number): number => m + claims / software / (1 - cogs)
    if (points !== undefined) expect(phiStar).toBeCloseTo(byHand(0.15 + points), 3)
    // and at the bare margin of the program it would not be
    if (points !== 0) expect(Math.abs(byHand(0.15) - (flips[0].at ?? 9))).toBeGreaterThan(0.02)
  })
})
