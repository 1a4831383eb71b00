import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it, test } from 'vitest'
import { makeBaseline } from '../../src/check/make-baseline.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { resultJson } from '../../src/report/result-json.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { serialised } from '../../src/study/runner.ts'
import { type StudyOptions, studyOf } from '../../src/study/study-of.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

const sobol = { sampling: 'sobol', isBare: true } as const
const scenario = buildScenario({ ...realistic, steps: 3 })
const json = ({ result }: Outcome): string => JSON.stringify(result)

// Invariant: a point is a pure function of its trial.
describe('a run on Sobol points', () => {
  const whole = runStudy(scenario, { ...sobol, trials: 1024 })

  it('has the same bytes in blocks of any size, and sent through structured clone', async () => {
    const expected = json(await whole)
    for (const blockSize of [256, 512])
      expect(json(await runStudy(scenario, { ...sobol, trials: 1024, blockSize }))).toBe(expected)
    expect(json(await runStudy(scenario, { ...sobol, trials: 1024, blockSize: 256, runner: serialised }))).toBe(
      expected,
    )
  })

  it('plays a stretch by itself as within the whole, as it does the halves of a block that is too large', async () => {
    const { structure, variants } = studyOf(scenario, { ...sobol, trials: 1024 })
    const [resell] = variants.filter(({ id }) => id === 'resell')
    const { samples } = await whole
    const [{ metrics }] = simulateBlock(structure, catalogue, [resell], { first: 64, count: 64 })
    for (const [m, { id }] of structure.metrics.entries())
      expect(metrics[m], id).toEqual(samples['resell'][id].slice(64, 128))
  })

  it('begins with the futures of a shorter one', async () => {
    const { samples } = await whole
    const short = await runStudy(scenario, { ...sobol, trials: 256 })
    for (const [id, figures] of Object.entries(short.samples))
      for (const [metric, values] of Object.entries(figures))
        expect(values, `${id} ${metric}`).toEqual(samples[id][metric].slice(0, 256))
  })

  it('has the same luck in a strategy, whichever others are played and in whatever order', async () => {
    const { samples } = await whole
    const alone = await runStudy(scenario, { ...sobol, trials: 1024, strategies: ['resell'] })
    const { strategies, ...rest } = realistic
    const turned = buildScenario({
      ...rest,
      steps: 3,
      strategies: Object.fromEntries(Object.entries(strategies ?? {}).reverse()),
    })
    const other = await runStudy(turned, { ...sobol, trials: 1024 })
    expect(alone.samples['resell']).toEqual(samples['resell'])
    expect(other.samples).toEqual(samples)
  })

  it('is another one than plain Monte Carlo, and than with another seed', async () => {
    const { samples } = await whole
    const plain = await runStudy(scenario, { isBare: true, trials: 1024 })
    const other = await runStudy(scenario, { ...sobol, trials: 1024, seed: 'other' })
    expect(plain.samples['resell']).not.toEqual(samples['resell'])
    expect(other.samples['resell']).not.toEqual(samples['resell'])
  })

  it('says which inputs have a dimension, and fits the schema', async () => {
    const { result } = await whole
    expect(result.sampling).toMatchObject({ kind: 'sobol', scrambles: 16 })
    expect(result.sampling?.dimensions.slice(0, 2)).toEqual(['inputs.cap', 'inputs.eco'])
    expect(result.sampling?.dimensions.length).toBe(32)
    expect(result.sampling?.plain).toContain('vendor.cogs')
    const schema = JSON.parse(readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8'))
    const isResult = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
    isResult(JSON.parse(resultJson({ ...result, scenario: { ...result.scenario, hash: '0a'.repeat(32) } })))
    expect(isResult.errors ?? []).toEqual([])
  })

  it('is no baseline', async () => {
    const outcome = await whole
    expect(() => makeBaseline(outcome, {})).toThrow(/plain Monte Carlo/)
  })
})

test('plain sampling is what there is without a word', async () => {
  const options = { trials: 300, isBare: true }
  const said = json(await runStudy(scenario, { ...options, sampling: 'plain' }))
  expect(said).toBe(json(await runStudy(scenario, options)))
  expect(said).not.toContain('sampling')
})

describe('refused are', () => {
  const message = async (options: StudyOptions): Promise<string> =>
    runStudy(scenario, options).then(
      () => expect.unreachable(),
      (error: Error) => error.message,
    )

  it.each([
    [2, '16 and 32'],
    [17, '16 and 32'],
    [10_000, '8192 and 16384'],
    [16 * 3, '32 and 64'],
    [131_073, '65536 and 131072'],
    [262_144, '65536 and 131072'],
  ])('%i futures: the nearest are %s', async (trials, nearest) => {
    const refused = runStudy(scenario, { ...sobol, trials })
    const message = expect.stringContaining(`trials is ${trials}, and Sobol points come in 16 scrambles`)
    await expect(refused).rejects.toMatchObject({ message, help: `the nearest are ${nearest}` })
  })

  it('those that the file says', async () => {
    const built = buildScenario({ ...realistic, trials: 500 })
    const message = expect.stringMatching(/^run.trials is 500, /)
    await expect(runStudy(built, sobol)).rejects.toMatchObject({ message, help: 'the nearest are 256 and 512' })
  })

  it('checks that lay something over the strategies', async () => {
    expect(await message({ sampling: 'sobol', trials: 256, playsVariants: true })).toMatch(/plain Monte Carlo/)
  })
})
