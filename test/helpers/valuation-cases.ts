import { expect } from 'vitest'
import { valuationMechanisms } from '../../src/domain/valuation/mechanisms.ts'
import type { Mechanism } from '../../src/kernel/mechanism.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { type Built, buildScenario } from './build-scenario.ts'
import { type Firm, fakeFirm, plain } from './fake-firm.ts'

/** Every figure of the only trial of a firm, after 24 months unless said otherwise. */
export type Play = (firm: Firm, more?: Partial<Built>) => Promise<Readonly<Record<string, number>>>

/** Plays by some rules: those of the model, or those with a bug in them. */
export const playBy =
  (rules: readonly Mechanism[] = valuationMechanisms): Play =>
  async (firm, { set = {}, ...more } = {}) => {
    const scenario = buildScenario({ steps: 24, trials: 1, ...more, set: { ...plain, ...set } })
    const { samples } = await runStudy(scenario, { trials: 1, catalogue: fakeFirm(firm, rules) })
    return Object.fromEntries(Object.entries(samples['only']).map(([id, [x]]) => [id, x]))
  }

type Cases = Readonly<Record<string, (play: Play) => Promise<void>>>

const earning: Firm = { ebitda: () => 20e3 }

/** By hand: 12 x $20k = $240k a year at 5 is $1.2M; two years at 10 % are 1 / 1.21. */
export const ownerCases: Cases = {
  'equity is the value less debt and deferred work, with the cash above the peg': async play => {
    const firm: Firm = { ...earning, debt: () => 200e3, deferred: () => 100e3, cash: () => 90e3, overhead: () => 10e3 }
    const found = await play(firm, { set: { 'valuation.serve': 0.3, 'partner.funding.peg': 2 } })
    expect(found['partner.value']).toBeCloseTo(1.2e6, 6)
    expect(found['partner.equity']).toBeCloseTo(1.2e6 - 200e3 - 0.3 * 100e3 + (90e3 - 2 * 10e3), 6)
  },
  'equity falls by what is missing up to the peg': async play => {
    const found = await play({ ...earning, overhead: () => 10e3 }, { set: { 'partner.funding.peg': 3 } })
    expect(found['partner.equity']).toBeCloseTo(1.2e6 - 30e3, 6)
  },
  'of an insolvent firm nothing is left, and what the owner put in is lost': async play => {
    const stopped = (t: number): number => (t >= 20 ? 1 : 0)
    const found = await play({ ...earning, stopped, injected: t => (t === 11 ? 110e3 : 0), debt: () => 7 })
    expect(found['partner.equity']).toBe(0)
    expect(found['partner.ownerValue']).toBeCloseTo(-110e3 / 1.1, 6)
  },
  'an insolvent firm has no price, whatever it earned before and its owner was paid': async play => {
    const stopped = (t: number): number => (t >= 20 ? 1 : 0)
    const ebitda = (t: number): number => (t <= 20 ? 20e3 : 0)
    const firm: Firm = { ebitda, stopped, cash: () => 9e3, overhead: t => (t <= 20 ? 10e3 : 0), deferred: () => 70e3 }
    const perYear = (value: number) => ({ value, per: 'year' }) as const
    const set = {
      'partner.owner.pay': perYear(400e3),
      'partner.owner.marketPay': perYear(150e3),
      'partner.funding.peg': 2,
      'valuation.serve': 0.3,
    }
    const found = await play(firm, { set })
    for (const id of ['partner.value', 'bridge.size', 'bridge.debt', 'bridge.deferred']) expect(found[id], id).toBe(0)
    expect(found['partner.multiple']).toBeNaN()
    expect(found['bridge.cash']).toBe(9e3)
    expect(found['bridge.insolvent']).toBe(-9e3)
    // nine of the last twelve months, each with its part of the $250k by which the owner is paid too much
    expect(found['partner.adjustedEbitda.last12']).toBeCloseTo(9 * (20e3 + 250e3 / 12), 6)
  },
  'the owner has the equity at its present value, with what was taken out and put in on the way': async play => {
    const found = await play({
      ...earning,
      distributed: t => (t === 11 ? 55e3 : 0),
      injected: t => (t === 23 ? 12.1e3 : 0),
    })
    expect(found['partner.ownerValue']).toBeCloseTo(1.2e6 / 1.21 + 50e3 - 10e3, 6)
  },
  'deal cost, then earn-out, then tax come off': async play => {
    const set = {
      'valuation.dealCost': 0.05,
      'valuation.earnOut.share': 0.2,
      'valuation.earnOut.paid': 0.66,
      'valuation.exitTax': 0.25,
    }
    const found = await play(earning, { set })
    const afterDeal = 1.2e6 * 0.95
    const received = 0.8 * afterDeal + (0.2 * afterDeal * 0.66) / 1.1
    expect(found['partner.ownerValue']).toBeCloseTo((0.75 * received) / 1.21, 6)
  },
  'without the vendor’s consent the part of the value that resale earns is not paid for': async play => {
    const firm: Firm = { ...earning, grossProfit: () => 40e3, resaleProfit: () => 10e3 }
    const found = await play(firm, { set: { 'valuation.consent': 0 } })
    expect(found['partner.equity']).toBeCloseTo(1.2e6, 6)
    expect(found['partner.ownerValue']).toBeCloseTo((1.2e6 * 0.75) / 1.21, 6)
  },
  'without chance, as much of that part is not paid for as consent is unlikely': async play => {
    const firm: Firm = { ...earning, grossProfit: () => 40e3, resaleProfit: () => 10e3 }
    const found = await play(firm, { chance: false, set: { 'valuation.consent': 0.6 } })
    expect(found['bridge.consent']).toBeCloseTo(-0.4 * 0.25 * 1.2e6, 6)
    expect(found['partner.ownerValue']).toBeCloseTo((1.2e6 * (1 - 0.4 * 0.25)) / 1.21, 6)
  },
  'there is no value before a year is over': async play => {
    const found = await play(earning, { steps: 11 })
    for (const id of ['partner.value', 'partner.equity', 'partner.ownerValue', 'joint.value', 'partner.value.parts'])
      expect(found[id], id).toBeNaN()
  },
  'a loss is not taxed: who owes more than the firm is worth pays for it': async play => {
    const set = { 'valuation.exitTax': 0.25, 'valuation.dealCost': 0.05, 'valuation.earnOut.share': 0.2 }
    const found = await play({ ...earning, debt: () => 1.5e6 }, { set })
    expect(found['partner.ownerValue']).toBeCloseTo(-300e3 / 1.21, 6)
  },
}

const capital = {
  'valuation.wacc.equity': 0.6,
  'valuation.wacc.costOfEquity': 0.1,
  'valuation.wacc.costOfDebt': 0.05,
  'valuation.growth': 0.025,
}

/** A firm with a free cash flow of so much a year: EBIT x (1 - 25 %), and nothing tied up. */
const freeOf = (free: number): Firm => ({ ebitda: () => free / 0.75 / 12 })

/** A flow a year, spread evenly, is worth flow x (1 - v^n) / ln(1 + r): the continuous annuity. */
const annuity = (step: 'day' | 'week' | 'month' | 'quarter', steps: number, years: number) => async (play: Play) => {
  const perYear = steps / years
  const firm: Firm = { ebitda: () => 80 / 0.75 / perYear, contribution: () => 90 / perYear }
  const set = { ...capital, 'valuation.exitMultiple': 0.01, 'valuation.exitTax': 1, 'valuation.multiple': 0.01 }
  const found = await play(firm, { step, steps, set })
  const expected = (80 * (1 - 1.075 ** -years)) / Math.log(1.075)
  const free = found['partner.value.dcf'] - found['partner.value.dcf.later']
  expect(Math.abs(free / expected - 1)).toBeLessThan(1e-4)
  const vendor = found['joint.value'] - found['partner.equity'] * 1.075 ** -years
  expect(Math.abs(vendor / ((expected * 90) / 80) - 1)).toBeLessThan(1e-4)
}

/** The lesson is S121, on discounted cash flow; the rest by hand. */
export const cashCases: Cases = {
  'the lesson: EBIT 100, tax 25 %, D&A 10, capex 20 and 5 more of working capital leave 60': async play => {
    const firm: Firm = {
      ebitda: () => 110 / 12,
      depreciation: () => 10 / 12,
      capex: () => 20 / 12,
      receivable: t => 40 + (9 * (t + 1)) / 12,
      payable: t => 30 + (4 * (t + 1)) / 12,
    }
    expect((await play(firm, { steps: 12 }))['partner.freeCash']).toBeCloseTo(60, 9)
  },
  'what customers paid ahead is no capital of the firm, what it paid ahead itself is': async play => {
    const firm: Firm = { prepaid: t => 7 * (t + 1), deferred: t => 10 * (t + 1) }
    expect((await play(firm, { steps: 12 }))['partner.freeCash']).toBeCloseTo(12 * (10 - 7), 9)
  },
  'the lesson: 60 % equity at 10 % and 40 % debt at 5 % less 25 % tax cost 7.5 %': async play => {
    expect((await play({}, { set: capital }))['partner.discountRate']).toBeCloseTo(0.075, 12)
  },
  'the lesson: 80 growing by 2.5 % at 7.5 % are worth 1,640 after five years, 1,142.36 today': async play => {
    const found = await play(freeOf(80), { steps: 60, set: capital })
    expect(found['partner.value.dcf.terminal']).toBeCloseTo(1640, 8)
    expect(found['partner.value.dcf.later']).toBeCloseTo(1142.36, 2)
  },
  'five years of cash are worth what they are in continuous time, by the day': annuity('day', 1826, 1826 / 365.25),
  'by the week': annuity('week', 261, (261 * 7) / 365.25),
  'by the month': annuity('month', 60, 5),
  'by the quarter': annuity('quarter', 20, 5),
  'a rate a year is the same rate by any step': async play => {
    for (const step of ['day', 'week', 'month', 'quarter'] as const)
      expect((await play({}, { step, steps: 5 }))['partner.discountRate'], step).toBeCloseTo(0.1, 12)
  },
  'where cash flow grows as fast as it is discounted there is no value, and there is one where the end is a sale':
    async play => {
      for (const growth of [0.1, 0.12]) {
        const found = await play(freeOf(80), { set: { 'valuation.growth': growth } })
        expect(found['partner.value.dcf.terminal']).toBeNaN()
        expect(found['partner.value.dcf']).toBeNaN()
        expect(found['partner.value']).toBeGreaterThan(0)
      }
      const set = { 'valuation.growth': 0.12, 'valuation.exitMultiple': 6 }
      expect((await play(freeOf(75), { set }))['partner.value.dcf.terminal']).toBeCloseTo(600, 9)
      expect((await play({ ebitda: () => -1 }, { set }))['partner.value.dcf.terminal']).toBe(0)
    },
  'nothing comes after the end of an insolvent firm': async play => {
    const stopped = (t: number): number => (t >= 12 ? 1 : 0)
    for (const set of [{}, { 'valuation.exitMultiple': 6 }]) {
      const firm = { ...freeOf(80), receivable: (t: number) => 7 * (t + 1), own: () => 5, billings: () => 6e3, stopped }
      const found = await play(firm, { steps: 18, set })
      expect(found['partner.freeCash']).toBeCloseTo((13 * 80) / 12 - 13 * 7, 9)
      for (const id of ['dcf.terminal', 'dcf.later', 'parts', 'mrr']) expect(found[`partner.value.${id}`], id).toBe(0)
    }
  },
  'by parts: each line of the last twelve months at its price': async play => {
    const firm: Firm = { billings: t => (t < 12 ? 1e9 : 100e6 / 12), projects: () => 50e3, managed: () => 30e3 }
    const expected = 10e6 + 12 * (50e3 * 0.63 + 30e3 * 1.27)
    expect((await play(firm))['partner.value.parts']).toBeCloseTo(expected, 4)
  },
  'by the recurring month: 30 times what the partner delivers itself': async play => {
    for (const [step, own] of [
      ['month', 20e3],
      ['quarter', 60e3],
    ] as const) {
      const firm: Firm = { own: () => own, managed: () => 90e3 }
      const found = await play(firm, { step, steps: 8, set: { 'valuation.parts.monthly': 30 } })
      expect(found['partner.value.mrr'], step).toBeCloseTo(600e3, 6)
    }
  },
}
