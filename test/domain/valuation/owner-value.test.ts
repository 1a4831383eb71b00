import { describe, expect, it } from 'vitest'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { type Firm, fakeFirm, plain } from '../../helpers/fake-firm.ts'

/** The only trial's figures after 24 months of a firm with an adjusted EBITDA of $240k a year. */
const play = async (firm: Firm, set: Built['set'] = {}, more: Partial<Built> = {}) => {
  const scenario = buildScenario({ steps: 24, trials: 1, ...more, set: { ...plain, ...set } })
  const { samples } = await runStudy(scenario, { trials: 1, catalogue: fakeFirm({ ebitda: () => 20e3, ...firm }) })
  return Object.fromEntries(Object.entries(samples['only']).map(([id, [x]]) => [id, x]))
}

const last = (value: number) => (t: number) => (t === 23 ? value : 0)

// By hand throughout. 12 x $20k = $240k a year at 5 is $1.2M; two years at 10 % are 1 / 1.21.
describe('equity', () => {
  it('is the value less debt and deferred work, with the cash above the peg', async () => {
    const firm: Firm = { debt: () => 200e3, deferred: () => 100e3, cash: () => 90e3, overhead: () => 10e3 }
    const found = await play(firm, { 'valuation.serve': 0.3, 'partner.funding.peg': 2 })
    expect(found['partner.value']).toBeCloseTo(1.2e6, 6)
    expect(found['partner.equity']).toBeCloseTo(1.2e6 - 200e3 - 0.3 * 100e3 + (90e3 - 2 * 10e3), 6)
  })

  it('falls by what is missing up to the peg', async () => {
    const found = await play({ overhead: () => 10e3 }, { 'partner.funding.peg': 3 })
    expect(found['partner.equity']).toBeCloseTo(1.2e6 - 30e3, 6)
  })

  it('is nothing once the firm is insolvent, and what the owner put in is lost', async () => {
    const firm: Firm = { stopped: t => (t >= 20 ? 1 : 0), injected: t => (t === 11 ? 110e3 : 0), debt: () => 7 }
    const found = await play(firm)
    expect(found['partner.equity']).toBe(0)
    expect(found['partner.ownerValue']).toBeCloseTo(-110e3 / 1.1, 6)
  })
})

describe("the owner's value", () => {
  it('is the equity at its present value, with what was taken out and put in on the way', async () => {
    const firm: Firm = { distributed: t => (t === 11 ? 55e3 : 0), injected: last(12.1e3) }
    const found = await play(firm)
    expect(found['partner.ownerValue']).toBeCloseTo(1.2e6 / 1.21 + 50e3 - 10e3, 6)
  })

  it('is less by deal cost, then earn-out, then tax', async () => {
    const set = {
      'valuation.dealCost': 0.05,
      'valuation.earnOut.share': 0.2,
      'valuation.earnOut.paid': 0.66,
      'valuation.exitTax': 0.25,
    }
    const found = await play({}, set)
    const afterDeal = 1.2e6 * 0.95
    const received = 0.8 * afterDeal + (0.2 * afterDeal * 0.66) / 1.1
    expect(found['partner.ownerValue']).toBeCloseTo((0.75 * received) / 1.21, 6)
  })

  it('without the vendor’s consent, is less by the part of the value that resale earns', async () => {
    const firm: Firm = { grossProfit: () => 40e3, resaleProfit: () => 10e3 }
    const found = await play(firm, { 'valuation.consent': 0 })
    expect(found['partner.equity']).toBeCloseTo(1.2e6, 6)
    expect(found['partner.ownerValue']).toBeCloseTo((1.2e6 * 0.75) / 1.21, 6)
  })

  it('has no value before a year is over', async () => {
    const found = await play({}, {}, { steps: 11 })
    for (const id of ['partner.value', 'partner.equity', 'partner.ownerValue', 'joint.value', 'partner.value.parts'])
      expect(found[id], id).toBeNaN()
  })

  it('taxes no loss: who owes more than the firm is worth pays for it', async () => {
    const set = { 'valuation.exitTax': 0.25, 'valuation.dealCost': 0.05, 'valuation.earnOut.share': 0.2 }
    const found = await play({ debt: () => 1.5e6 }, set)
    expect(found['partner.ownerValue']).toBeCloseTo(-300e3 / 1.21, 6)
  })
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
