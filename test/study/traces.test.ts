import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { base, books } from '../../src/domain/columns.ts'
import { slice } from '../../src/kernel/column.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'
import { serialised } from '../../src/study/runner.ts'
import { tracesOf } from '../../src/study/traces.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

const [segment] = buildScenario(realistic).axes.segment
const columns = [slice(base.servedBookings, { segment }), books.receivable]

const scenario = buildScenario({
  ...realistic,
  steps: 6,
  strategies: { one: {}, two: { 'partner.sales.reps': 9 } },
})

/** The same columns of one strategy alone, as a block of the simulation leaves them. */
const inBlock = (id: string, count: number) => {
  const timelines = Object.fromEntries(columns.map((column, n) => [`path ${n}`, column]))
  const model = { ...catalogue, metrics: [], timelines, means: [], identities: [] }
  const { structure, variants } = compile({ ...scenario, metrics: [], statements: [] }, model, { strategies: [id] })
  return simulateBlock(structure, model, variants, { first: 0, count })[0].timelines
}

// The oracle is the simulation itself, each strategy by itself and without a study.
describe('what is traced', () => {
  it.each([
    ['all futures of a short run', 10, 10],
    ['256 of a long one', 4000, 256],
  ])('is %s, by strategy and column, step by step', async (_name, trials, many) => {
    const found = await tracesOf(scenario, ['two', 'one'], columns, { trials, catalogue })
    expect(found).toEqual([inBlock('two', many), inBlock('one', many)])
    expect(found.flat().some(path => path.some(step => step.some(value => value > 0)))).toBe(true)
    expect(found[0]).not.toEqual(found[1])
  })

  it('is the same to the bit where everything is sent to somewhere else', async () => {
    const options = { trials: 20, catalogue }
    const here = await tracesOf(scenario, ['one'], columns, options)
    expect(await tracesOf(scenario, ['one'], columns, { ...options, runner: serialised })).toEqual(here)
  })

  it('is nothing for nobody, and of no column', async () => {
    expect(await tracesOf(scenario, [], columns, { trials: 4, catalogue })).toEqual([])
    expect(await tracesOf(scenario, ['one', 'two'], [], { trials: 4, catalogue })).toEqual([[], []])
  })
})
