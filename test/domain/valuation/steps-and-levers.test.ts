import { describe, expect, it } from 'vitest'
import { allColumns, worth } from '../../../src/domain/columns.ts'
import type { Step } from '../../../src/scenario/scenario.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { type Firm, fakeFirm, plain } from '../../helpers/fake-firm.ts'
import { realistic } from '../../helpers/realistic.ts'
import { typical } from '../../helpers/second-multiple.ts'
import { watch } from '../../helpers/watch.ts'

const { 'valuation.multiple': _said, ...certain } = plain

/** A firm that grows by a tenth of its start a year, whatever the step; flows are those of a step's middle. */
const growing = (years: number): Firm => {
  const of = (yearly: number) => (t: number) => yearly * (1 + 0.1 * (t + 0.5) * years) * years
  const at = (value: number) => (t: number) => value * (1 + 0.1 * (t + 1) * years)
  const yearOf = (t: number): number => Math.floor((t + 1) * years + 1e-9)
  return {
    ebitda: of(700e3),
    grossProfit: of(1.6e6),
    recurringProfit: of(1.2e6),
    resaleProfit: of(300e3),
    overhead: of(500e3),
    contribution: of(2e6),
    receivable: at(400e3),
    payable: at(90e3),
    deferred: at(120e3),
    debt: () => 100e3,
    cash: () => 300e3,
    billings: of(3e6),
    projects: of(400e3),
    managed: of(900e3),
    own: of(600e3),
    largest: at(180e3),
    served: of(1e6),
    distributed: t => (yearOf(t) > yearOf(t - 1) ? 150e3 : 0),
  }
}

describe('the same five years by another step', () => {
  const play = async (step: Step, steps: number, years: number) => {
    const set = { ...certain, ...typical, 'valuation.luck': 0, 'valuation.serve': 0.2, 'valuation.consent': 0 }
    const scenario = buildScenario({ step, steps, trials: 1, set: { ...set, 'partner.funding.peg': 2 } })
    const { samples } = await runStudy(scenario, { trials: 1, catalogue: fakeFirm(growing(years)) })
    return Object.fromEntries(Object.entries(samples['only']).map(([id, [x]]) => [id, x]))
  }

  it.each([
    ['week', 261, 7 / 365.25],
    ['day', 1827, 1 / 365.25],
    ['quarter', 20, 1 / 4],
  ] as const)('by the %s: every value is that by the month within 1 %%', async (step, steps, years) => {
    const [month, other] = [await play('month', 60, 1 / 12), await play(step, steps, years)]
    const ids = Object.keys(month).filter(id => /^(partner|joint)\./.test(id))
    expect(ids.length).toBe(14)
    for (const id of ids) {
      const off = Math.abs(other[id] / month[id] - 1)
      expect(off, `${id}: ${other[id]} for ${month[id]}`).toBeLessThan(0.01)
    }
  })
})

describe('what does nothing', () => {
  const all = Object.values(worth)
  const firm = growing(1 / 12)
  const run = (set: Built['set'], catalogue = fakeFirm(firm)) =>
    watch(buildScenario({ steps: 30, set: { ...certain, ...typical, ...set } }), all, { trials: 8, catalogue }).get(
      'only',
    ) ?? expect.unreachable()

  it.each<[string, Built['set'], Built['set']]>([
    [
      'an earn-out of nothing, however much of it is paid',
      { 'valuation.earnOut.share': 0, 'valuation.earnOut.paid': 0.1 },
      { 'valuation.earnOut.share': 0, 'valuation.earnOut.paid': 0.9 },
    ],
    [
      'debt that is no part of the capital, whatever it costs',
      { 'valuation.wacc.equity': 1, 'valuation.wacc.costOfEquity': 0.1, 'valuation.wacc.costOfDebt': 0 },
      { 'valuation.wacc.equity': 1, 'valuation.wacc.costOfEquity': 0.1, 'valuation.wacc.costOfDebt': 0.9 },
    ],
    [
      'growth without effect, whatever is usual',
      { 'valuation.trend.effect': 0, 'valuation.trend.usual': 0 },
      { 'valuation.trend.effect': 0, 'valuation.trend.usual': 0.5 },
    ],
    ['a vendor that is all there is', { 'valuation.concentration.vendor': 0 }, { 'valuation.concentration.vendor': 1 }],
    [
      'factors of a multiple that is said',
      { 'valuation.multiple': 4, 'valuation.luck': 0 },
      { 'valuation.multiple': 4, 'valuation.luck': 1, 'valuation.recurring.at50': 0, 'valuation.highest': 3 },
    ],
  ])('%s, to the bit', (_what, a, b) => {
    const [left, right] = [run(a), run(b)]
    for (const column of all) expect(right(column), column.name).toEqual(left(column))
  })

  it('is neither luck without a spread nor consent that is always given', () => {
    const seen = run({ 'valuation.luck': 0, 'valuation.consent': 1 })
    expect(seen(worth.luck).every(step => step.every(x => x === 1))).toBe(true)
    expect(seen(worth.withheld)[29].every(x => x === 0)).toBe(true)
    const moved = run({ 'valuation.luck': 0.1, 'valuation.consent': 0 })
    expect(moved(worth.luck)[0].every(x => x !== 1)).toBe(true)
    expect(moved(worth.withheld)[29].every(x => x > 0)).toBe(true)
  })
})

it('how a firm is valued moves nothing that anybody does or owns, to the bit', () => {
  const strategies = {
    plain: {},
    other: { 'valuation.multiple': 9, 'valuation.consent': 0, 'valuation.discount': 0.01, 'valuation.exitTax': 0.5 },
  }
  const own: readonly string[] = Object.values(worth).map(({ name }) => name)
  const rest = allColumns.filter(({ name }) => !own.includes(name))
  const seen = watch(buildScenario({ ...realistic, steps: 18, strategies }), rest, { trials: 16 })
  const [a, b] = ['plain', 'other'].map(id => seen.get(id) ?? expect.unreachable())
  for (const column of rest) expect(b(column), column.name).toEqual(a(column))
})
