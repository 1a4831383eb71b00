import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { hours } from '../helpers/invariants/services.ts'
import { realistic } from '../helpers/realistic.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const trials = 8

/** A bench that does everything it can: it learns, builds, is late and gives work away. */
const built: Built = {
  ...realistic,
  steps: 14,
  strategies: { only: {} },
  set: {
    ...realistic.set,
    'partner.sales.reps': 4,
    'partner.bench.backlog': 900_000,
    'partner.bench.wait': 1,
    'partner.bench.ramp': 5,
    'partner.bench.subcontract.upTo': { value: 200, per: 'month' },
    'services.components.implementation.lag': 2,
    'services.solution.hours': 400,
    'services.solution.months': 4,
    'services.solution.fits': 0,
    'partner.lastYear.revenue.project': 1e6,
  },
}

const elements = (column: unknown): readonly Float64Array[] => column as readonly Float64Array[]
const everyOne = (column: unknown, change: (x: number, i: number) => number): void => {
  for (const element of elements(column)) eachOf(element, change)
}

/** The bug, the model that has it, and whether the run itself stops. */
const bugs: readonly (readonly [string, Catalogue, boolean])[] = [
  [
    'a subcontractor is paid for work that stays to be done',
    spoilt('services/delivery', ({ writes: { backlogHours, subcontractHours } }) => {
      eachOf(elements(backlogHours)[0], (x, i) => x + subcontractHours[i])
    }),
    true,
  ],
  [
    'what a subcontractor did is not invoiced',
    spoilt('services/delivery', ({ writes: { revenue, benchRevenue } }) => {
      const whole = Float64Array.from(benchRevenue, (_, i) => elements(revenue).reduce((s, x) => s + x[i], 0))
      everyOne(revenue, (x, i) => (whole[i] > 0 ? (x * benchRevenue[i]) / whole[i] : x))
    }),
    true,
  ],
  [
    'people who learn are billed as well',
    misled('services/delivery', ({ trials: n, reads }) => ({ reads: { ...reads, training: new Float64Array(n) } })),
    true,
  ],
  [
    'the solution is built at night',
    misled('services/delivery', ({ trials: n, reads }) => ({ reads: { ...reads, build: new Float64Array(n) } })),
    true,
  ],
  [
    'work in the book is not worked off',
    misled('services/delivery', ({ reads }) => ({
      reads: { ...reads, opening: elements(reads['opening']).map(x => new Float64Array(x.length)) },
    })),
    true,
  ],
  [
    'hours that wait are forgotten',
    spoilt('services/delivery', ({ writes: { backlogHours } }) => everyOne(backlogHours, x => 0.9 * x)),
    true,
  ],
  [
    'dollars are worked off and their hours are not',
    spoilt('services/delivery', ({ writes: { backlogHours }, reads: { hoursBefore } }) => {
      for (const [c, element] of elements(backlogHours).entries()) element.set(elements(hoursBefore)[c])
    }),
    true,
  ],
  [
    'own work at twice its price',
    spoilt('services/delivery', ({ writes: { benchRevenue } }) => eachOf(benchRevenue, x => 2 * x)),
    false,
  ],
  [
    'work that waited is done for nothing',
    spoilt('services/delivery', ({ writes: { dropped, revenue } }) => {
      everyOne(dropped, () => 0)
      everyOne(revenue, x => 0.99 * x)
    }),
    true,
  ],
  [
    'an hour is billed at the price of a minute less',
    misled('services/demand', ({ params }) => ({
      params: { ...params, rate: { mask: 0, data: Float64Array.of(145 * (60 / 59)) } },
    })),
    false,
  ],
]

const sees = (model: Catalogue): boolean => {
  const seen = watch(buildScenario(built), allColumns, { trials, catalogue: { ...model, identities: [] } }).get('only')
  try {
    const plain = Object.fromEntries(Object.entries(built.set).filter(([path]) => !path.includes('solution')))
    hours({ seen: seen ?? expect.unreachable(), built: { ...built, set: plain }, trials, steps: built.steps ?? 24 })
    return false
  } catch {
    return true
  }
}

const stops = (model: Catalogue): boolean => {
  try {
    watch(buildScenario(built), [], { trials, catalogue: model })
    return false
  } catch (error) {
    if (isFailure(error)) return true
    throw error
  }
}

// The solution of this scenario has no vertical yet that saves hours in it: every hour has one price.
describe('a planted bug in services', () => {
  it('is needed: without one all is accounted for, and everything happens', () => {
    expect(sees(catalogue)).toBe(false)
    expect(stops(catalogue)).toBe(false)
  })

  it.each(bugs)('%s', (_bug, model, runStops) => {
    expect(sees(model)).toBe(true)
    expect(stops(model)).toBe(runStops)
  })
})
