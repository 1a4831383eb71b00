import { expect } from 'vitest'
import { marketingOf } from '../../../src/study/marketing/marketing.ts'
import type { SteeringResult } from '../../../src/study/marketing/results.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'

/** The part of a price that delivering the software costs. */
export const cogs = 0.2

/**
 * Two years of a suite that steers direct deals, beside nothing: it is paid for in full by grants, and selling costs
 * nothing on either route. The margin, the deals and how new they are is what a test says.
 */
export const steeringSuite = ({ set, ...more }: Partial<Built> & Pick<Built, 'set'>): Built => ({
  steps: 24,
  activities: ['suite'],
  strategies: { nothing: {}, suite: { 'mdf.plan.suite': 1 } },
  ...more,
  set: {
    'segments.only.dealSize': 40_000,
    'segments.only.cycle': 0,
    'segments.only.churn': 0,
    'vendor.cogs': cogs,
    'vendor.commission.direct': 0,
    'vendor.commission.partner': 0,
    'vendor.presales.direct': 0,
    'vendor.presales.partner': 0,
    'vendor.manager.cost': 0,
    'vendor.direct.mix.only': 1,
    'vendor.direct.winRate': 0.25,
    'mdf.accrual': 0,
    'mdf.vendorPays': 1,
    'mdf.activities.suite.kind': 'relationship',
    'mdf.activities.suite.trust.halfEffectAfter': 10_000,
    'mdf.activities.suite.trust.decay': { value: 0.5, per: 'year' },
    ...set,
  },
})

/** What is found of its steering in a run of so many trials. */
export const steeringOf = async (suite: Built, trials: number): Promise<SteeringResult> => {
  const found = await marketingOf(buildScenario(suite), ['nothing', 'suite'], trials, {})
  return found?.steering[0] ?? expect.unreachable()
}
