import fc from 'fast-check'
import { describe, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { causes } from '../../src/domain/gate.ts'
import { anyGated } from '../helpers/any-gated.ts'
import { anyScenario } from '../helpers/any-scenario.ts'
import type { Built } from '../helpers/build-scenario.ts'
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

/** Every cost of a remedy said, so that a test can multiply it, and the segment of every deal that has a name. */
const saidInFull = (built: Built): Built => ({
  ...built,
  set: {
    'gates.bench.remedy.perHour': 20,
    ...Object.fromEntries(causes.map(cause => [`gates.${cause}.remedy.cost`, 700])),
    ...Object.fromEntries((built.deals ?? []).map(name => [`deals.${name}.mix.${built.segments?.[0]}`, 1])),
    ...built.set,
  },
})

describe('with gates, talk, remedies, hazards and named deals', () => {
  it.each([
    ['money x 2 gives results x 2, to the bit', moneyScales],
    ['agent or principal: the same EBITDA, cash and value, to the bit', presentationIsForm],
    ['a segment in which nothing happens changes nothing, to the bit', emptyIsNothing],
  ] as const)('%s', (_name, holds) => {
    fc.assert(
      fc.property(anyGated.map(saidInFull), built => holds(catalogue, built, 8)),
      { numRuns: 6, seed: 20_260_107, endOnFailure: true },
    )
  })
})
