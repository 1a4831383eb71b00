import { describe, expect, it } from 'vitest'
import { incentives, program, resale } from '../../../src/domain/columns.ts'
import { periodYears } from '../../../src/kernel/unit.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': 20_000,
  'segments.only.cycle': 2,
  'segments.only.churn': { value: 0.1, per: 'year' },
  'installed.resold.only.customers': 40,
  'installed.resold.only.value': 20_000,
  'partner.sales.reps': 2,
  'partner.sales.ramp': 0,
  'partner.sales.mix.only': 1,
  'program.margin': 0.2,
  'program.rebates.bands.type': 'wholeVolume',
  'program.rebates.bands.bands.first.rate': 0.01,
  'program.rebates.bands.bands.second.from': 170_000,
  'program.rebates.bands.bands.second.rate': 0.03,
  'program.rebates.year.type': 'stepped',
  'program.rebates.year.increment': 'period',
  'program.rebates.year.bands.first.from': 300_000,
  'program.rebates.year.bands.first.rate': 0.02,
  'program.rebates.growing.type': 'growth',
  'program.rebates.growing.rate': 0.05,
  'program.rebates.growing.growthOver': 600_000,
  'program.spif.rate': 0.02,
  'program.spif.from': 4.5,
  'program.spif.until': 11.3,
  'program.tiers.silver.from': 700_000,
  'program.tiers.silver.margin': 0.03,
  'program.levels.lag': 2,
}

const trials = 256

const play = (step: 'day' | 'week' | 'month', more: Readonly<Record<string, Said>>): Watch => {
  const steps = step === 'month' ? 24 : Math.round(2 / periodYears[step])
  const built: Built = {
    step,
    steps,
    rebates: ['bands', 'growing', 'year'],
    bands: ['first', 'second'],
    levels: ['silver'],
    set: { ...set, ...more },
  }
  const columns = [incentives.rebates, incentives.rebatesAccrued, program.trueUp, incentives.spif, resale.purchases]
  return watch(buildScenario(built), columns, { trials, sums: true }).get('only') as Watch
}

const total = (path: readonly Float64Array[]): number =>
  path.reduce((sum, step) => sum + step.reduce((x, y) => x + y, 0), 0) / trials

// The same two years by the month and by the day; with other luck, so that sampling error is in the tolerance of 1 %.
describe('the length of a step', () => {
  it.each(['yearToDate', 'expected'] as const)('moves what the program gives by little: %s', accrue => {
    const more = { 'program.accrue': accrue }
    const [months, days] = [play('month', more), play('day', more)]
    for (const column of [incentives.rebates, incentives.rebatesAccrued, incentives.spif, resale.purchases]) {
      const [a, b] = [months, days].map(seen => total(seen(column)))
      expect(a, column.name).toBeGreaterThan(1000)
      expect(Math.abs(a / b - 1), `${column.name}: ${a} by the month, ${b} by the day`).toBeLessThan(0.01)
    }
  })
})
