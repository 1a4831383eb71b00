import { describe, expect, it } from 'vitest'
import { costOfCapital } from '../../../src/domain/valuation/present.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { type Firm, fakeFirm, plain } from '../../helpers/fake-firm.ts'

const play = async (firm: Firm, { set = {}, ...more }: Partial<Built> = {}) => {
  const scenario = buildScenario({ steps: 60, trials: 1, ...more, set: { ...plain, ...set } })
  const { samples } = await runStudy(scenario, { trials: 1, catalogue: fakeFirm(firm) })
  return Object.fromEntries(Object.entries(samples['only']).map(([id, [x]]) => [id, x]))
}

const wacc = {
  'valuation.wacc.equity': 0.6,
  'valuation.wacc.costOfEquity': 0.1,
  'valuation.wacc.costOfDebt': 0.05,
  'valuation.growth': 0.025,
}

/** A firm with a free cash flow of so much a year: EBIT x (1 - 25 %), and nothing tied up. */
const earning = (free: number): Firm => ({ ebitda: () => free / 0.75 / 12 })

// S121, a lesson on discounted cash flow.
describe('the lesson on discounted cash flow', () => {
  it('free cash flow, by valuation/free-cash: EBIT 100, tax 25 %, D&A 10, capex 20, 5 more of working capital: 60', async () => {
    const firm: Firm = {
      ebitda: () => 110 / 12,
      depreciation: () => 10 / 12,
      capex: () => 20 / 12,
      receivable: t => 40 + (9 * (t + 1)) / 12,
      payable: t => 30 + (4 * (t + 1)) / 12,
    }
    expect((await play(firm, { steps: 12 }))['partner.freeCash']).toBeCloseTo(60, 9)
  })

  it('what is paid ahead by customers is no capital of the firm, what it has paid ahead itself is', async () => {
    const firm: Firm = { prepaid: t => 7 * (t + 1), deferred: t => 10 * (t + 1) }
    expect((await play(firm, { steps: 12 }))['partner.freeCash']).toBeCloseTo(12 * (10 - 7), 9)
  })

  it('cost of capital, by valuation/present: 60 % equity at 10 %, 40 % debt at 5 % less 25 % tax: 7.5 %', async () => {
    expect((await play({}, { set: wacc }))['partner.discountRate']).toBeCloseTo(0.075, 12)
    expect(costOfCapital(1, 0.1, 0.9, 0.25)).toBe(0.1)
  })

  it('terminal value, by valuation/terminal: 80 growing by 2.5 % at 7.5 %: 1,640 after five years, 1,142.36 today', async () => {
    const found = await play(earning(80), { set: wacc })
    expect(found['partner.value.dcf.terminal']).toBeCloseTo(1640, 8)
    expect(found['partner.value.dcf.later']).toBeCloseTo(1142.36, 2)
  })
})

describe('discounting', () => {
  // A flow a year, spread evenly, is worth flow x (1 - v^n) / ln(1 + r): the continuous annuity.
  it.each([
    ['day', 1826, 1826 / 365.25],
    ['week', 261, (261 * 7) / 365.25],
    ['month', 60, 5],
    ['quarter', 20, 5],
  ] as const)(
    'by the %s: five years of cash are worth what they are in continuous time',
    async (step, steps, years) => {
      const perYear = steps / years
      const set = { ...wacc, 'valuation.exitMultiple': 0.01 }
      const firm: Firm = { ebitda: () => 80 / 0.75 / perYear, contribution: () => 80 / perYear }
      const found = await play(firm, { step, steps, set })
      const annuity = (80 * (1 - 1.075 ** -years)) / Math.log(1.075)
      const free = found['partner.value.dcf'] - found['partner.value.dcf.later']
      expect(Math.abs(free / annuity - 1)).toBeLessThan(1e-4)
    },
  )

  it('at a rate a year is the same rate by the day', async () => {
    for (const step of ['day', 'week', 'month', 'quarter'] as const)
      expect((await play({}, { step, steps: 5 }))['partner.discountRate'], step).toBeCloseTo(0.1, 12)
  })

  it('ends without a value where cash flow grows as fast as it is discounted, and with one where there is a sale', async () => {
    for (const growth of [0.1, 0.12]) {
      const found = await play(earning(80), { set: { 'valuation.growth': growth } })
      expect(found['partner.value.dcf.terminal']).toBeNaN()
      expect(found['partner.value.dcf']).toBeNaN()
      expect(found['partner.value']).toBeGreaterThan(0)
    }
    const sold = await play(earning(75), { set: { 'valuation.growth': 0.12, 'valuation.exitMultiple': 6 } })
    expect(sold['partner.value.dcf.terminal']).toBeCloseTo(600, 9)
    expect(
      (await play({ ebitda: () => -1 }, { set: { 'valuation.exitMultiple': 6 } }))['partner.value.dcf.terminal'],
    ).toBe(0)
  })

  it('of a longer horizon moves no value: what is nearer is only counted one by one', async () => {
    const set = { 'valuation.growth': 0 }
    const [short, long] = await Promise.all([24, 120].map(steps => play(earning(80), { steps, set })))
    // the end discounts a year's cash as if it came at the year's end, not in its course: (1 + r) ^ (1/2) or so on that part
    const halfYear = 1.1 ** 0.5
    expect(short['partner.value.dcf'] / long['partner.value.dcf']).toBeGreaterThan(1 / halfYear)
    expect(short['partner.value.dcf']).toBeLessThanOrEqual(long['partner.value.dcf'])
  })
})

// $100m billed, $50k of projects and $30k of services that go on a month, by hand.
describe('the simpler ways', () => {
  it('by parts: each line of the last twelve months at its price', async () => {
    const firm: Firm = {
      billings: t => (t < 48 ? 1e9 : 100e6 / 12),
      projects: () => 50e3,
      managed: () => 30e3,
    }
    const found = await play(firm)
    expect(found['partner.value.parts']).toBeCloseTo(10e6 + 12 * (50e3 * 0.63 + 30e3 * 1.27), 4)
  })

  it.each([
    ['month', 60],
    ['quarter', 20],
  ] as const)('by the recurring month, by the %s: 30 times what the partner delivers itself', async (step, steps) => {
    const firm: Firm = { own: () => (step === 'month' ? 20e3 : 60e3), managed: () => 90e3 }
    const found = await play(firm, { step, steps, set: { 'valuation.parts.monthly': 30 } })
    expect(found['partner.value.mrr']).toBeCloseTo(600e3, 6)
  })
})
