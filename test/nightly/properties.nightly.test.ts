import fc from 'fast-check'
import { describe, it } from 'vitest'
import { catalogueWith } from '../../src/domain/catalogue.ts'
import { allColumns } from '../../src/domain/columns.ts'
import { anyScenario } from '../helpers/any-scenario.ts'
import { anyServices } from '../helpers/any-services.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { hours } from '../helpers/invariants/services.ts'
import { emptyIsNothing, moneyScales, presentationIsForm } from '../helpers/metamorphic.ts'
import { watch } from '../helpers/watch.ts'

const model = catalogueWith([
  { name: 'moody', shut: ({ born, ordinal }, { t }) => (born + ordinal) % 3 === 0 && t % 4 !== 0 },
])

// The properties of test/properties on many scenarios, with a fresh seed each night; a failure prints its seed.
describe('whatever the scenario', () => {
  it('all that must hold does, in every trial and step', () => {
    const scenarios = anyScenario.map(built => ({ ...built, set: { ...built.set, 'valuation.multiple': 4.5 } }))
    fc.assert(
      fc.property(scenarios, built => {
        const seen = watch(buildScenario(built), allColumns, { trials: 40, catalogue: model }).get('only')
        if (!seen) throw new Error('the strategy is missing')
        for (const check of Object.values(invariants)) check({ seen, built, trials: 40, steps: built.steps ?? 24 })
      }),
      { numRuns: 1_500 },
    )
  })

  it('every hour and every dollar of work is accounted for', () => {
    fc.assert(
      fc.property(anyServices, built => {
        const seen = watch(buildScenario(built), allColumns, { trials: 16, catalogue: model }).get('only')
        if (!seen) throw new Error('the strategy is missing')
        hours({ seen, built, trials: 16, steps: built.steps ?? 24 })
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['money x 2', moneyScales],
    ['agent or principal', presentationIsForm],
    ['an empty segment', emptyIsNothing],
  ] as const)('%s changes what it must, to the bit', (_name, holds) => {
    fc.assert(
      fc.property(anyScenario, built => holds(model, built, 16)),
      { numRuns: 500 },
    )
  })
})
