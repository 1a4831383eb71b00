import { expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { simdKernels } from '../../src/kernel/simd/simd.ts'
import { newTables, simulateBlock } from '../../src/simulate/simulate.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

// The second implementation: a stage of its own for every variant and block, as if nothing had been played before.
it.each([
  ['happen by chance', {}],
  ['do not happen by chance', { chance: false as const }],
])('what was played before on a stage moves nothing, where events %s', (_, chance) => {
  const scenario = buildScenario({
    ...realistic,
    ...chance,
    steps: 14,
    strategies: {
      ...realistic.strategies,
      learnsLonger: { 'partner.bench.ramp': 5 },
      learnsAtOnce: { 'partner.bench.ramp': 0 },
    },
  })
  const { structure, variants } = compile(scenario, catalogue)
  const tables = newTables(simdKernels())
  const blocks = [0, 128, 256].map(first => ({ first, count: 128 }))
  for (const block of blocks)
    expect(simulateBlock(structure, catalogue, variants, block, tables)).toEqual(
      variants.map(variant => simulateBlock(structure, catalogue, [variant], block)[0]),
    )
  const stages = blocks.map(block => {
    simulateBlock(structure, catalogue, variants, block, tables)
    return tables.memory?.stage
  })
  expect(new Set(stages).size, 'all are played on one stage, or this says nothing').toBe(1)
})
