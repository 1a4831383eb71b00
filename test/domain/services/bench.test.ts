import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { services } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { withPath } from '../../helpers/served-path.ts'
import { watch } from '../../helpers/watch.ts'
import { misled } from '../../planted/mutant.ts'

/** Ten heads of 100 hours a month that can be billed, at $100 an hour and $6,000 a month; no deals. */
const bench: Built['set'] = {
  'services.multiplier.value': 2,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'firstYear',
  'services.components.project.share': 1,
  'services.components.project.lasts': 6,
  'services.components.project.delivered': 'bench',
  'partner.bench.heads': 10,
  'partner.bench.hours': { value: 125, per: 'month' },
  'partner.bench.utilisation': 0.8,
  'partner.bench.rate': 100,
  'partner.bench.cost': { value: 6000, per: 'month' },
  'partner.bench.wait': 2,
}

const steps = { month: 24, week: 104, day: 731 } as const
type Step = keyof typeof steps
const nothing = withPath(() => ({ bookings: 0, annual: 0 }))

/** A column of the one trial, step by step. */
const play = (more: Built['set'], model = nothing, step: Step = 'month', strategies?: Built['strategies']) => {
  const built: Built = {
    step,
    steps: steps[step],
    components: ['project'],
    set: { ...bench, ...more },
    ...(strategies && { strategies }),
  }
  const seen = watch(buildScenario(built), Object.values(services), { trials: 1, catalogue: model })
  const only = seen.values().next().value ?? expect.unreachable()
  return (column: Column): number[] => only(column).map(([x]) => x)
}

const total = (path: readonly number[]): number => path.reduce((a, b) => a + b, 0)

describe('a bench with a backlog', () => {
  it('bills its hours until the work is done, at its rate, and is idle after that', () => {
    const seen = play({ 'partner.bench.backlog': 250_000 })
    expect(seen(services.billed).slice(0, 4)).toEqual([1000, 1000, 500, 0])
    expect(seen(services.idle).slice(0, 4)).toEqual([0, 0, 500, 1000])
    expect(seen(services.revenue).slice(0, 4)).toEqual([100_000, 100_000, 50_000, 0])
    expect(seen(services.load).slice(0, 3)).toEqual([1.5, 0.5, 0])
    expect(seen(services.margin)[2]).toBe(50_000 - 60_000)
  })

  it('gives what waits longer than the wait to subcontractors, as far as they can take it', () => {
    const set = { 'partner.bench.backlog': 500_000, 'partner.bench.subcontract.cost': 90 }
    const seen = play({ ...set, 'partner.bench.subcontract.upTo': { value: 300, per: 'month' } })
    // of 5,000 hours 1,000 are billed; 4,000 wait, 2,000 of them too long; then 2,700, 700 of them; then 1,400, none
    expect(seen(services.subcontractHours).slice(0, 5)).toEqual([300, 300, 0, 0, 0])
    expect(seen(services.backlogHours).slice(0, 5)).toEqual([3700, 2400, 1400, 400, 0])
    expect(seen(services.revenue).slice(0, 5)).toEqual([130_000, 130_000, 100_000, 100_000, 40_000])
    expect(seen(services.benchRevenue)[0]).toBe(100_000)
    expect(seen(services.margin)[0]).toBe(130_000 - 60_000 - 300 * 90)
    expect(total(seen(services.subcontracted))).toBe(600 * 90)
    const last = play({ ...set, 'partner.bench.subcontract.upTo': { value: 1950, per: 'month' } })
    expect(last(services.subcontractHours).slice(0, 3), 'never more than waits too long').toEqual([1950, 0, 0])
  })

  it('is late while its backlog is long', () => {
    const late = { 'partner.bench.late.after': 1, 'partner.bench.late.churn': 0.4 }
    const seen = play({ 'partner.bench.backlog': 320_000, ...late })
    expect(seen(services.load).slice(0, 4)).toEqual([2.2, 1.2, expect.closeTo(0.2, 12), 0])
    expect(seen(services.lateness).slice(0, 4)).toEqual([0.4, 0.4, 0, 0])
    const unsaid = play({ 'partner.bench.backlog': 320_000, 'partner.bench.late.churn': 0.4 })
    expect(unsaid(services.lateness).slice(0, 2), 'from the wait on, if nobody says').toEqual([0.4, 0])
  })

  it('hires while it is long, and a bench of nobody is late', () => {
    const hiring = { 'partner.bench.backlog': 600_000, 'partner.bench.hiring': { value: 2, per: 'month' } } as const
    expect(play(hiring)(services.heads).slice(0, 4)).toEqual([12, 14, 16, 16])
    const nobody = play({ ...hiring, 'partner.bench.heads': 0, 'partner.bench.late.churn': 0.4 })
    expect(nobody(services.lateness)[0]).toBe(0.4)
    expect(nobody(services.heads)[3]).toBe(8)
  })
})

// By hand: somebody who learns in a straight line over r months loses r / 2 months of hours, whatever the step.
describe('people who join', () => {
  /** Four join the ten after a quarter of the horizon. */
  const change = (step: Step, ramp: number) => {
    const built: Built = {
      step,
      steps: steps[step],
      components: ['project'],
      set: { ...bench, 'partner.bench.ramp': ramp },
    }
    const heads = [
      [0, 10],
      [Math.round(steps[step] / 4), 14],
    ] as const
    const seen = watch(buildScenario(built), [services.training], {
      trials: 1,
      catalogue: nothing,
      change: scheduled({ 'partner.bench.heads': heads }),
    })
    return (seen.get('only') ?? expect.unreachable())(services.training).map(([x]) => x)
  }

  it.each(['month', 'week', 'day'] as const)('lose half their ramp, by the %s', step => {
    expect(total(change(step, 6))).toBeCloseTo(4 * 100 * 3, 6)
  })

  it('in a straight line: 11/12 of the first of six months, 1/12 of the last', () => {
    const training = change('month', 6)
    expect(training[5]).toBe(0)
    for (let k = 0; k < 6; k++) expect(training[6 + k]).toBeCloseTo((400 * (11 - 2 * k)) / 12, 9)
    expect(training[12]).toBeCloseTo(0, 9)
  })

  it('and those who replace others lose it as well', () => {
    const set = { 'partner.bench.backlog': 9e6, 'partner.bench.attrition': { value: 0.3, per: 'year' } } as const
    const seen = play({ ...set, 'partner.bench.ramp': 6 })
    const monthly = 1 - 0.7 ** (1 / 12)
    // in the steady state each month's leavers lose three months of 100 hours
    expect(seen(services.training)[20]).toBeCloseTo(10 * monthly * 300, 6)
    expect(seen(services.heads)[20]).toBe(10)
  })
})

describe('presales work', () => {
  const asked = (hours: number) =>
    misled(
      'services/bench',
      ({ trials, reads }) => ({ reads: { ...reads, presales: new Float64Array(trials).fill(hours) } }),
      nothing,
    )

  it('comes off the bench before anything is billed', () => {
    const seen = play({ 'partner.bench.backlog': 250_000 }, asked(150))
    expect(seen(services.presales)[0]).toBe(150)
    expect(seen(services.billed).slice(0, 4)).toEqual([850, 850, 800, 0])
    expect(seen(services.idle).slice(0, 4)).toEqual([0, 0, 50, 850])
  })

  it('is never more than there are hours', () => {
    const seen = play({ 'partner.bench.backlog': 250_000 }, asked(1200))
    expect(seen(services.presales)[0]).toBe(1000)
    expect(seen(services.billed)[0]).toBe(0)
  })
})

describe('a partner that has stopped', () => {
  const from = 3
  const names = ['services/bench', 'services/demand', 'services/delivery', 'services/solution', 'services/opening']
  const stopped = (model = withPath(() => ({ bookings: 10_000, annual: 120_000 }))) =>
    names.reduce(
      (changed, name) =>
        misled(
          name,
          ({ t, trials, reads }) => ({
            reads: { ...reads, stopped: new Float64Array(trials).fill(t >= from ? 1 : 0) },
          }),
          changed,
        ),
      model,
    )

  it('pays nobody, delivers nothing and leaves its book undone', () => {
    const set = {
      'partner.bench.backlog': 900_000,
      'partner.lastYear.revenue.project': 600_000,
      'services.solution.build': 120_000,
      'services.solution.hours': 600,
      'services.solution.months': 6,
    }
    const seen = play(set, stopped(catalogueOf()))
    const before = seen(services.backlog)[from - 1]
    expect(before).toBeGreaterThan(500_000)
    expect(seen(services.dropped)[from]).toBe(before)
    const gone = ['heads', 'payroll', 'capacity', 'revenue', 'demand', 'demandHours', 'opening', 'backlog'] as const
    const also = ['backlogHours', 'build', 'buildCost', 'solutionReady', 'margin', 'billed', 'idle', 'load'] as const
    for (const name of [...gone, ...also])
      expect(
        seen(services[name])
          .slice(from)
          .every(x => x === 0),
        name,
      ).toBe(true)
  })

  const catalogueOf = () => withPath(() => ({ bookings: 10_000, annual: 120_000 }), catalogue)
})
