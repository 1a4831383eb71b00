import { describe, expect, it } from 'vitest'
import { services } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { type Point, withPath } from '../../helpers/served-path.ts'
import { watch } from '../../helpers/watch.ts'

const base: Built['set'] = {
  'services.multiplier.value': 2,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'firstYear',
  'services.components.project.share': 0.5,
  'services.components.project.lasts': 9,
  'services.components.project.delivered': 'bench',
  'services.components.managed.share': 0.3,
  'services.components.managed.while': 'customer',
  'services.components.managed.delivered': 'bench',
  'services.components.support.share': 0.2,
  'services.components.support.while': 'customer',
  'services.components.support.margin': 0.4,
  'partner.bench.heads': 1000,
  'partner.bench.rate': 100,
  'segments.only.churn': { value: 0.2, per: 'year' },
}

const lastYear = {
  'partner.lastYear.revenue.project': 1_200_000,
  'partner.lastYear.revenue.managed': 900_000,
  'partner.lastYear.revenue.support': 300_000,
}

const steps = { month: 24, week: 104, day: 731 } as const

const play = (path: (t: number) => Point, more: Built['set'] = lastYear, step: keyof typeof steps = 'month') => {
  const built: Built = {
    step,
    steps: steps[step],
    components: ['project', 'managed', 'support'],
    set: { ...base, ...more },
  }
  const seen = watch(buildScenario(built), Object.values(services), { trials: 1, catalogue: withPath(path) }).get(
    'only',
  )
  return (column: Column, component?: string): number[] =>
    (seen ?? expect.unreachable())(column, component === undefined ? {} : { component }).map(([x]) => x)
}

const sum = (path: readonly number[], from = 0, to = path.length): number =>
  path.slice(from, to).reduce((a, b) => a + b, 0)

const none: Point = { bookings: 0, annual: 0 }

describe("a firm begins with last year's book", () => {
  // Half of a multiplier of 2 is one dollar of project per dollar booked: $100k a month is $1.2M a year.
  it('and its first year is the last one, if as much is sold as then', () => {
    const seen = play(() => ({ bookings: 100_000, annual: 0 }))
    for (const x of seen(services.revenue, 'project')) expect(x).toBeCloseTo(100_000, 6)
    expect(sum(seen(services.revenue, 'project'), 0, 12)).toBeCloseTo(1_200_000, 5)
  })

  it('its project work runs out in a straight line if nothing is sold: half of nine months of it is left to do', () => {
    const project = play(() => none)(services.revenue, 'project')
    expect(project[0]).toBeCloseTo(100_000 * (1 - 0.5 / 9), 6)
    expect(project[8]).toBeCloseTo((100_000 * 0.5) / 9, 6)
    expect(project.slice(9)).toEqual(Array(15).fill(0))
    expect(sum(project)).toBeCloseTo(100_000 * 4.5, 6)
    const late = play(() => none, { ...lastYear, 'services.components.project.lag': 3 })(services.revenue, 'project')
    expect(sum(late), 'after the start lag of deals that were signed').toBeCloseTo(100_000 * 7.5, 6)
  })

  it('what goes on runs off with the customers who were there', () => {
    const opening = (t: number): number => (t < 12 ? 500_000 : 300_000)
    const seen = play(t => ({ bookings: 0, annual: opening(t), opening: opening(t) }))
    expect(sum(seen(services.revenue, 'managed'), 0, 12)).toBeCloseTo(900_000, 5)
    expect(sum(seen(services.revenue, 'support'), 0, 12)).toBeCloseTo(300_000, 5)
    expect(seen(services.revenue, 'managed')[13]).toBeCloseTo((900_000 * 0.6) / 12, 6)
    expect(sum(seen(services.recurringRevenue), 0, 12)).toBeCloseTo(1_200_000, 5)
  })

  it('or with churn, if none of them is known', () => {
    const seen = play(() => none)
    const monthly = 0.8 ** (1 / 12)
    // the mean of a step's ends, over two years
    const left = Array.from({ length: 24 }, (_, t) => (monthly ** t + monthly ** (t + 1)) / 24)
    expect(sum(seen(services.revenue, 'managed'))).toBeCloseTo(900_000 * sum(left), 4)
  })

  it('and customers won since add what the multiplier says of them', () => {
    const path = (t: number): Point => ({ bookings: 0, annual: t < 3 ? 500_000 : 620_000, opening: 500_000 })
    const seen = play(path)
    // 0.6 dollars a year for $120k of software more
    expect(seen(services.revenue, 'managed')[2]).toBeCloseTo(900_000 / 12, 6)
    expect(seen(services.revenue, 'managed')[4]).toBeCloseTo((900_000 + 0.6 * 120_000) / 12, 6)
  })

  it('of books that are silent the multiplier speaks, for all customers', () => {
    const seen = play(() => ({ bookings: 0, annual: 500_000, opening: 500_000 }), {})
    expect(seen(services.revenue, 'managed')[1]).toBeCloseTo((0.6 * 500_000) / 12, 6)
    expect(seen(services.opening).every(x => x === 0)).toBe(true)
    const late = play(() => ({ bookings: 0, annual: 500_000, opening: 500_000 }), {
      'services.components.managed.lag': 3,
    })
    expect(late(services.revenue, 'managed')[0], 'a start lag is of new ones').toBeCloseTo((0.6 * 500_000) / 12, 6)
  })

  // What is left is that a step has its middle's value, and that nine months are a whole number of steps.
  it.each(['week', 'day'] as const)('by the %s as by the month', step => {
    const [a, b] = [play(() => none), play(() => none, lastYear, step)]
    for (const column of [services.revenue, services.opening, services.openingHours])
      expect(Math.abs(sum(b(column)) / sum(a(column)) - 1), column.name).toBeLessThan(0.01)
  })
})
