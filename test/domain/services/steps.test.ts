import { describe, expect, it } from 'vitest'
import { services } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { withPath } from '../../helpers/served-path.ts'
import { watch } from '../../helpers/watch.ts'

const steps = { month: 36, week: 157, day: 1096 } as const
const months = { month: 1, week: 84 / 365.25, day: 12 / 365.25 } as const
type Step = keyof typeof steps

/** A bench that is too small for a growing market: it hires, learns, gives work away, builds, and is late. */
const set: Built['set'] = {
  'services.multiplier.value': 2,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'sameYear',
  'services.multiplier.growth': { value: 0.15, per: 'year' },
  'segments.only.churn': { value: 0.1, per: 'year' },
  'services.components.project.share': 0.5,
  'services.components.project.lasts': 6,
  'services.components.project.lag': 2,
  'services.components.project.delivered': 'bench',
  'services.components.managed.share': 0.3,
  'services.components.managed.while': 'customer',
  'services.components.managed.delivered': 'bench',
  'services.components.support.share': 0.2,
  'services.components.support.while': 'customer',
  'services.components.support.margin': 0.4,
  'partner.bench.heads': 8,
  'partner.bench.utilisation': 0.7,
  'partner.bench.rate': 145,
  'partner.bench.cost': { value: 110e3, per: 'year' },
  'partner.bench.attrition': { value: 0.13, per: 'year' },
  'partner.bench.hiring': { value: 3, per: 'year' },
  'partner.bench.wait': 2,
  'partner.bench.ramp': 6,
  'partner.bench.backlog': 400_000,
  'partner.bench.subcontract.upTo': { value: 150, per: 'month' },
  'partner.bench.subcontract.cost': 115,
  'services.solution.build': 200_000,
  'services.solution.hours': 800,
  'services.solution.months': 8,
  'services.unbundled.chance': 0.4,
  'services.unbundled.discount': 0.2,
  'partner.lastYear.revenue.project': 600_000,
  'partner.lastYear.revenue.managed': 300_000,
}

const play = (step: Step) => {
  const built: Built = { step, steps: steps[step], components: ['project', 'managed', 'support'], set }
  // $1.2M a year is booked at first, 20 % more each year; software is what has been booked since
  const annualAt = (t: number): number =>
    t < 0 ? 0 : (1.2e6 * (1.2 ** (((t + 1) * months[step]) / 12) - 1)) / Math.log(1.2)
  const path = (t: number) => ({ bookings: annualAt(t) - annualAt(t - 1), annual: annualAt(t) })
  const seen = watch(buildScenario(built), Object.values(services), { trials: 1, catalogue: withPath(path) }).get(
    'only',
  )
  return (column: Column): number[] => (seen ?? expect.unreachable())(column).map(([x]) => x)
}

const sum = (path: readonly number[]): number => path.reduce((a, b) => a + b, 0)

// Only the step is changed: demand has the value of a step's middle, a ramp costs half of itself, what is hired, given
// away or built is so much a month. What is left is that hiring begins with a step, and lags are whole steps.
describe('three years of services in steps of another length', () => {
  const byMonth = play('month')
  it.each(['week', 'day'] as const)('by the %s are those by the month', step => {
    const seen = play(step)
    const close = (column: Column, within: number, look: (path: readonly number[]) => number = sum) => {
      const [a, b] = [look(byMonth(column)), look(seen(column))]
      expect(Math.abs(b / a - 1), `${column.name}: ${b} against ${a}`).toBeLessThan(within)
    }
    for (const column of [services.demand, services.demandHours, services.opening, services.revenue])
      close(column, 0.01)
    for (const column of [services.capacity, services.payroll, services.billed, services.projectRevenue])
      close(column, 0.01)
    for (const column of [services.recurringRevenue, services.buildCost, services.build]) close(column, 0.01)
    for (const column of [services.margin, services.training, services.subcontractHours]) close(column, 0.03)
    const end = (path: readonly number[]): number => path.at(-1) ?? Number.NaN
    for (const column of [services.heads, services.backlog, services.backlogHours, services.load])
      close(column, 0.03, end)
  })
})
