import { expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { newTables, simulateBlock } from '../../src/simulate/simulate.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { mergeStates, reduceBlock, type StudyState, workBlock } from '../../src/study/work.ts'
import { type ColumnState, valuesOf } from '../../src/summarise/column-state.ts'
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

/** A column with its values in the order of the trials, in whatever pieces they came. */
const inOrder = (column: ColumnState) => ({ ...column, pieces: valuesOf(column) })

// The second implementation: a state of each block by itself, merged into new ones.
it.each(['all', [0, 5], []] as const)('what a block adds is what merging adds, in any order, kept: %j', kept => {
  const whole = studyOf(buildScenario({ ...realistic, steps: 6 }), { trials: 700 })
  const study = { ...whole, kept }
  const blocks = [
    { first: 512, count: 188 },
    { first: 0, count: 256 },
    { first: 256, count: 256 },
  ]
  const added = blocks.reduce<StudyState | undefined>((sum, block) => {
    return workBlock(study, catalogue, block, newTables(), sum)
  }, undefined) as StudyState
  const merged = blocks.map(block => workBlock(study, catalogue, block)).reduce(mergeStates)
  const comparable = ({ metrics, influence, ...rest }: StudyState) => ({
    ...rest,
    metrics: metrics.map(row => row.map(inOrder)),
    influence: [influence.leaves, influence.targets].map(all => all.map(pieces => pieces.map(({ values }) => values))),
  })
  expect(comparable(added)).toEqual(comparable(merged))
})
