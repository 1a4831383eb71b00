import fc from 'fast-check'
import { describe, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { anyGated } from '../helpers/any-gated.ts'
import { anyScenario } from '../helpers/any-scenario.ts'
import { emptyIsNothing, moneyScales, presentationIsForm } from '../helpers/metamorphic.ts'

// No number is known, but how two runs must differ is. Five hundred scenarios for each are in the nightly tests.
describe('whatever the scenario', () => {
  it.each([
    ['money x 2 gives results x 2, to the bit', moneyScales],
    ['agent or principal: the same EBITDA, cash and value, to the bit', presentationIsForm],
    ['a segment in which nothing happens changes nothing, to the bit', emptyIsNothing],
  ] as const)('%s', (_name, holds) => {
    fc.assert(
      fc.property(anyScenario, built => holds(catalogue, built, 8)),
      { numRuns: 15, seed: 20_260_101 },
    )
  })
})

describe('with gates, talk, remedies, hazards and named deals', () => {
  it.each([
    ['money x 2 gives results x 2, to the bit', moneyScales],
    ['agent or principal: the same EBITDA, cash and value, to the bit', presentationIsForm],
    ['a segment in which nothing happens changes nothing, to the bit', emptyIsNothing],
  ] as const)('%s', (_name, holds) => {
    fc.assert(
      fc.property(anyGated, built => holds(catalogue, built, 8)),
      { numRuns: 6, seed: 20_260_107 },
    )
  })
})
