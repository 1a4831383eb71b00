import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns, books, incentives, program } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const [trials, steps] = [16, 30]

/** A reseller with three rebates, two levels and a SPIF; in some futures it is insolvent before the end. */
const built: Built = {
  segments: ['midMarket'],
  rebates: ['growing', 'loyal', 'stretch'],
  bands: ['high', 'low'],
  levels: ['gold', 'silver'],
  steps,
  set: {
    'segments.midMarket.dealSize': 20_000,
    'segments.midMarket.cycle': { kind: 'uniform', params: [0, 5] },
    'segments.midMarket.churn': { value: 0.2, per: 'year' },
    'installed.resold.midMarket.customers': 6,
    'installed.resold.midMarket.value': 20_000,
    'installed.direct.midMarket.customers': 6,
    'installed.direct.midMarket.value': 20_000,
    'partner.sales.reps': 3,
    'partner.sales.ramp': 3,
    'partner.sales.cost': { value: 9000, per: 'month' },
    'partner.sales.mix.midMarket': 1,
    'partner.sales.winRate': 0.4,
    'partner.sales.incrementality': 0.5,
    'partner.funding.ownerCap': 200_000,
    'vendor.direct.wonDeals': { value: 2, per: 'month' },
    'vendor.direct.mix.midMarket': 1,
    'vendor.referral.resells': 0.4,
    'program.margin': 0.3,
    'program.rebates.loyal.type': 'wholeVolume',
    'program.rebates.loyal.bands.low.rate': 0.02,
    'program.rebates.loyal.bands.high.from': 60_000,
    'program.rebates.loyal.bands.high.rate': 0.05,
    'program.rebates.loyal.cap': 4000,
    'program.rebates.loyal.floor': 600,
    'program.rebates.loyal.deposit': 1500,
    'program.rebates.growing.type': 'growth',
    'program.rebates.growing.per': 'year',
    'program.rebates.growing.rate': 0.03,
    'program.rebates.growing.growthOver': 100_000,
    'program.rebates.stretch.type': 'target',
    'program.rebates.stretch.increment': 'period',
    'program.rebates.stretch.base': 'bookings',
    'program.rebates.stretch.target': 300_000,
    'program.rebates.stretch.bonus': 8000,
    'program.rebates.stretch.clawback': 'yes',
    'program.tiers.silver.from': 215_000,
    'program.tiers.silver.margin': 0.02,
    'program.tiers.silver.starts': 'yes',
    'program.tiers.gold.from': 350_000,
    'program.tiers.gold.margin': 0.05,
    'program.tiers.gold.referral': 0.2,
    'program.tiers.gold.winLift': 0.3,
    'program.levels.review': 'vendorQuarter',
    'program.levels.lag': 3,
    'program.levels.lastYear': 300_000,
    'program.spif.perDeal': 500,
    'program.spif.from': 3.5,
    'program.spif.until': 9,
    'program.spif.lift': 0.2,
    'valuation.multiple': 4.5,
  },
}

type Columns = Readonly<Record<string, { data: Float64Array; mask: number }>>

/** A parameter that is something else. */
const told = (name: string, value: number) => (context: { readonly params: Columns }) => ({
  params: { ...context.params, [name]: { data: Float64Array.of(value), mask: 0 } },
})

/** The bug, the model that has it, whether the run itself stops, and which checks see it. */
const bugs: readonly (readonly [string, Catalogue, boolean, readonly string[]])[] = [
  ['a cap is forgotten', misled('program/rebate', told('cap', 1e12)), false, ['rebates']],
  ['a floor is forgotten', misled('program/rebate', told('floor', 0)), false, ['rebates']],
  ['whole volume is paid as if it were stepped', misled('program/rebate', told('type', 0)), false, ['rebates']],
  ['last year counts for nothing', misled('program/rebate', told('growthOver', 0)), false, ['rebates']],
  [
    'a year to date is paid as periods by themselves',
    misled('program/rebate', told('increment', 0)),
    false,
    ['rebates'],
  ],
  [
    'a year goes on into the next',
    spoilt('program/rebate', ({ clocks, state: { year, earnedInYear, lastYear } }) => {
      if (!clocks.vendorYear.isEnd) return
      eachOf(year, (_, i) => lastYear[i])
      eachOf(earnedInYear, () => 0)
    }),
    false,
    ['rebates'],
  ],
  [
    'what was set aside is never set right',
    spoilt('program/rebate', ({ writes: { setAside, trueUp } }) => eachOf(setAside, (x, i) => x - trueUp[i])),
    false,
    ['rebates'],
  ],
  [
    'a deposit is not set off',
    spoilt('program/rebate', ({ writes: { payable, earned } }) => eachOf(payable, (_, i) => earned[i])),
    false,
    ['rebates'],
  ],
  [
    'a deposit is paid each month',
    spoilt('program/rebate', ({ params, writes: { deposit } }) => eachOf(deposit, () => params['deposit'].data[0])),
    false,
    ['rebates'],
  ],
  [
    'rebates are paid as soon as they are earned',
    misled('program/rebate-payment', told('paidAfter', 0)),
    false,
    ['rebates'],
  ],
  [
    'a rebate counts what the customers are invoiced',
    misled('program/rebate-turnover', ({ reads }) => ({
      reads: { ...reads, purchases: reads['purchases'].map(x => x / 0.7) },
    })),
    false,
    ['rebates'],
  ],
  [
    'rebates are booked and not paid',
    spoilt('program/rebates-booked', ({ writes: { paid } }) => eachOf(paid, () => 0)),
    true,
    ['identities'],
  ],
  [
    'an insolvent partner still has its rebates to get',
    misled('program/rebates-booked', ({ reads }) => ({ reads: { ...reads, stopped: reads['stopped'].map(() => 0) } })),
    false,
    ['rebates'],
  ],
  [
    'the vendor forgets to take back what it set aside for an insolvent partner',
    spoilt('program/rebates-booked', ({ reads, writes: { accrued, liability } }) => {
      const { stopped, liabilityBefore } = reads
      eachOf(accrued, (x, i) => (stopped[i] > 0 ? 0 : x))
      eachOf(liability, (x, i) => (stopped[i] > 0 ? liabilityBefore[i] : x))
    }),
    false,
    ['rebates'],
  ],
  [
    'the firm has no profit of its rebates',
    spoilt('books/partner-profit', ({ reads: { rebates }, writes: { ebitda } }) =>
      eachOf(ebitda, (x, i) => x - rebates[i]),
    ),
    true,
    ['identities'],
  ],
  ['a level is in effect as soon as it is decided', misled('program/level', told('lag', 0)), false, ['levels']],
  ['a level is never lost', misled('program/level-review', told('loses', 1)), false, ['levels']],
  ['last year counts for no level', misled('program/level-review', told('lastYear', 0)), false, ['levels']],
  [
    'a level is looked at each month',
    misled('program/level-review', ({ clocks }) => ({
      clocks: { ...clocks, vendorQuarter: { ...clocks.vendorQuarter, isEnd: true } },
    })),
    false,
    ['levels'],
  ],
  [
    'gold gives what silver gives',
    spoilt('program/level', ({ writes: { margin } }) => eachOf(margin, x => Math.min(x, 0.02))),
    false,
    ['levels'],
  ],
  [
    'who is in gold wins no more often',
    misled('sales/engine', ({ reads }) => ({ reads: { ...reads, level: reads['level'].map(() => 0) } })),
    false,
    ['orders', 'nothing won twice'],
  ],
  [
    'a SPIF lifts what is won long after it',
    misled('program/spif-lift', told('until', 1200)),
    false,
    ['orders', 'nothing won twice'],
  ],
  ['a SPIF never ends', misled('program/spif', told('until', 1200)), false, ['SPIFs']],
  ['a month that begins before the SPIF is paid in full', misled('program/spif', told('from', 3)), false, ['SPIFs']],
]

const play = (model: Catalogue, columns = allColumns) =>
  watch(buildScenario(built), columns, { trials, catalogue: model }).get('only') ?? expect.unreachable()

const caughtBy = (model: Catalogue): string[] => {
  const seen = play({ ...model, identities: [] })
  return Object.entries(invariants).flatMap(([name, check]) => {
    try {
      check({ seen, built, trials, steps })
      return []
    } catch {
      return [name]
    }
  })
}

const stops = (model: Catalogue): boolean => {
  try {
    play(model, [books.cash])
    return false
  } catch (error) {
    if (isFailure(error) && error.message.startsWith('the books do not balance')) return true
    throw error
  }
}

describe('a planted bug in the program', () => {
  it('is needed: without one every check holds, where all of it happens', () => {
    expect(stops(catalogue)).toBe(false)
    expect(caughtBy(catalogue)).toEqual([])
    const seen = play(catalogue)
    const stopped = seen(books.stopped)[steps - 2].filter(x => x === 1).length
    expect(stopped).toBeGreaterThan(2)
    expect(stopped).toBeLessThan(trials - 2)
    for (const rebate of ['growing', 'loyal', 'stretch'])
      expect(seen(program.earned, { rebate }).some(step => step.some(x => x > 0))).toBe(true)
    expect(seen(incentives.rebates).some(step => step.some(x => x < 0))).toBe(true)
    expect(new Set(seen(program.level).flatMap(step => [...step]))).toEqual(new Set([0, 1, 2]))
  })

  it.each(bugs)('%s', (_bug, model, runStops, checks) => {
    expect({ runStops: stops(model), checks: caughtBy(model) }).toEqual({ runStops, checks })
  })
})
