import { describe, expect, it } from 'vitest'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { type Firm, fakeFirm, plain } from '../../helpers/fake-firm.ts'
import { ownerCases, playBy } from '../../helpers/valuation-cases.ts'

describe('by hand', () => {
  it.each(Object.entries(ownerCases))('%s', async (_name, holds) => holds(playBy()))
})

// P(consent) = 0.7 is the share of trials with it, and each trial has one answer whatever the strategy.
it('consent is one draw a trial, the same in all strategies', async () => {
  const trials = 4096
  const firm: Firm = { ebitda: () => 20e3, grossProfit: () => 40e3, resaleProfit: () => 20e3 }
  const strategies = { a: {}, b: { 'valuation.dealCost': 0.02 } }
  const scenario = buildScenario({ steps: 12, strategies, set: { ...plain, 'valuation.consent': 0.7 } })
  const { samples } = await runStudy(scenario, { trials, catalogue: fakeFirm(firm) })
  const [a, b] = ['a', 'b'].map(id => samples[id]['bridge.consent'])
  expect([...b]).toEqual([...a])
  const refused = a.reduce((sum, x) => sum + (x < 0 ? 1 : 0), 0) / trials
  expect(Math.abs(refused - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / trials))
})
