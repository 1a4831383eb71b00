import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allColumns } from '../../src/domain/columns.ts'
import { anyServices } from '../helpers/any-services.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { hours } from '../helpers/invariants/services.ts'
import { realistic } from '../helpers/realistic.ts'
import { watch } from '../helpers/watch.ts'

const trials = 8
const play = (built: Built, sums = false) => ({
  seen: watch(buildScenario(built), allColumns, { trials, sums }).get('only') ?? expect.unreachable(),
  built,
  trials,
  steps: built.steps ?? 24,
})

// The oracle is the test's own sum of the columns from the start, beside the run's own equations step by step.
describe('whatever is said of services', () => {
  it('every hour and every dollar of work is accounted for', () => {
    fc.assert(
      fc.property(anyServices, built => hours(play(built))),
      { numRuns: 25, seed: 20_260_401 },
    )
  })
})

const component = (name: string): readonly (readonly [string, Said])[] => [
  [`services.components.${name}.attach`, 1],
  [`services.components.${name}.lag`, 0],
]

// Each says what holds anyway, or belongs to something that is not there.
describe('a lever at nothing moves nothing, to the bit', () => {
  const built: Built = { ...realistic, steps: 18, strategies: { only: { 'partner.sales.reps': 2 } } }
  const columns = (more: Readonly<Record<string, Said>>) => {
    const { seen } = play({ ...built, set: { ...built.set, ...more } }, true)
    return allColumns.map(column => [column.name, seen(column)] as const)
  }
  const plain = columns({})

  it.each([
    ...component('implementation'),
    ...component('managed'),
    ...component('support'),
    ['services.multiplier.capture', 0.2],
    ['services.unbundled.chance', 0.5],
    ['services.unbundled.discount', 0.5],
    ['services.solution.fits', 0.5],
    ['services.solution.learning', 0.5],
    ['services.solution.winRate', 2],
    ['services.solution.build', 0],
    ['services.solution.hours', 0],
    ['partner.bench.ramp', 0],
    ['partner.bench.subcontract.upTo', 0],
    ['partner.bench.subcontract.cost', 500],
    ['partner.bench.late.churn', 0],
    ['partner.bench.late.after', 0],
    ['partner.lastYear.revenue.managed', 0],
    ['segments.midMarket.term', 12],
  ] as const)('%s at %s', (path, value) => {
    for (const [n, [name, path2]] of columns({ [path]: value }).entries()) expect(path2, name).toEqual(plain[n][1])
  })

  it('and one that is something does', () => {
    for (const [path, value] of [
      ['services.components.implementation.attach', 0.9],
      ['services.components.implementation.lag', 2],
      ['partner.bench.ramp', 6],
    ] as const)
      expect(columns({ [path]: value })).not.toEqual(plain)
  })
})
