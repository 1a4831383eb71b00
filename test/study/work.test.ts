import { expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { newTables, simulateBlock } from '../../src/simulate/simulate.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { reduceBlock, workBlock } from '../../src/study/work.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

// The second implementation: all variants played at once, every path kept until the end.
it('a block whose paths are reduced variant by variant comes to what it does when all are kept', () => {
  const study = studyOf(buildScenario({ ...realistic, steps: 14 }), { trials: 400 })
  const block = { first: 256, count: 144 }
  const played = simulateBlock(study.structure, catalogue, study.variants, block, newTables())
  const state = workBlock(study, catalogue, block)
  expect(state).toEqual(reduceBlock(study, block, played))
  // so little memory that halves of the block are played one after the other, and their paths joined
  expect(workBlock(study, catalogue, block, { ...newTables(), atFirst: 1, atMost: 64 * 16 })).toEqual(state)
  expect([state.pairs.length, state.paybacks.flat().length].every(n => n > 0)).toBe(true)
})
