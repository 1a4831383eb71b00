import { describe, expect, it } from 'vitest'
import { rebateLines } from '../../src/report/rebate-lines.ts'
import { tipTables } from '../../src/report/tip-tables.ts'
import type { RebateResult } from '../../src/study/beyond-levels.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario } from '../helpers/build-scenario.ts'

const one = (rebate: string, payout: number, ofMean: number): RebateResult => ({
  strategy: 'today',
  rebate,
  trials: 512,
  turnover: 1e6,
  payout,
  ofMean,
  gap: payout - ofMean,
  trueUp: { mean: 1, p10: -2, p90: 3 },
})

// By hand.
describe('what is said of rebates', () => {
  it('is where average turnover misleads, the worst first, and no more than three', () => {
    const rebates = [
      one('even', 100_000, 100_000),
      one('close', 100_000, 104_000),
      one('a', 10_000, 0),
      one('b', 22_400, 40_000),
      one('c', 5_000, 9_000),
      one('d', 900, 400),
    ]
    expect(rebateLines({ rebates }, id => `“${id}”`)).toEqual([
      'Under “today” the rebate “b” earns $22k on average; a plan on average turnover would say $40k.',
      'Under “today” the rebate “a” earns $10k on average; a plan on average turnover would say $0.',
      'Under “today” the rebate “c” earns $5.0k on average; a plan on average turnover would say $9.0k.',
    ])
  })

  it('is nothing without rebates', () => {
    expect(rebateLines({}, String)).toEqual([])
  })
})

it('the table of rebates has what the result has', async () => {
  const scenario = buildScenario({
    steps: 12,
    rebates: ['it'],
    set: {
      'segments.only.dealSize': 1,
      'installed.resold.only.customers': 10,
      'installed.resold.only.value': 12_000,
      'program.margin': 0.2,
      'program.rebates.it.type': 'linear',
      'program.rebates.it.rate': 0.1,
    },
  })
  const { result } = await runStudy(scenario, { trials: 16 })
  const table = tipTables(result).find(({ name }) => name === 'rebates') ?? expect.unreachable()
  const [row] = result.rebates ?? expect.unreachable()
  expect(table.columns.map(({ name, values }) => [name, values[0]])).toEqual([
    ['strategy', 'only'],
    ['rebate', 'it'],
    ['trials', 16],
    ['turnover', row.turnover],
    ['payout', row.payout],
    ['ofMean', row.ofMean],
    ['gap', row.gap],
    ['trueUp_mean', row.trueUp.mean],
    ['trueUp_p10', row.trueUp.p10],
    ['trueUp_p90', row.trueUp.p90],
  ])
  expect(row.turnover).toBeGreaterThan(0)
})
