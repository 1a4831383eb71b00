import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { type Failure, isFailure } from '../../src/kernel/failure.ts'
import { threadPool, threads } from '../../src/run/threads.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, type Runner } from '../../src/study/runner.ts'
import type { Study } from '../../src/study/study.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { valuesOf } from '../../src/summarise/column-state.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'
import { runnerContract } from '../study/runner-contract.ts'

// Node cannot load the source of a thread by itself, so it is bundled as the package's would be.
const folder = mkdtempSync(join(tmpdir(), 'tandem-thread-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const worker = join(folder, 'block-worker.mjs')
buildSync({
  entryPoints: ['src/run/block-worker.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: worker,
  logLevel: 'error',
})

const two = threads({ worker: pathToFileURL(worker), count: 2, atLeast: 1 })

runnerContract('in two threads', two)

it('passes on what a plain loop would have met first, as the same kind of error', async () => {
  // a same-year multiplier in a market in which nothing grows and nothing is lost has no steady state
  const scenario = buildScenario({
    ...realistic,
    steps: 3,
    set: {
      ...realistic.set,
      'services.multiplier.growth': { value: 0, per: 'year' },
      'segments.midMarket.churn': 0,
      'segments.enterprise.churn': 0,
    },
  })
  const met = async (runner: typeof two): Promise<Error> =>
    runStudy(scenario, { trials: 1024, runner, blockSize: 256 }).then(
      () => expect.unreachable(),
      (error: Error) => error,
    )
  const [loop, threaded] = [await met(inProcess), await met(two)]
  expect(isFailure(threaded)).toBe(true)
  expect(threaded.message).toBe(loop.message)
  expect(loop).toMatchObject({ site: { paths: ['services.multiplier.per'] } })
  expect((threaded as Failure).site).toEqual((loop as Failure).site)
})

it('draws Sobol points to the bytes of a plain loop', async () => {
  const scenario = buildScenario({ ...realistic, steps: 3 })
  const json = async (runner: Runner): Promise<string> =>
    JSON.stringify((await runStudy(scenario, { trials: 1024, runner, blockSize: 256, sampling: 'sobol' })).result)
  const expected = await json(inProcess)
  expect(expected).toContain('"kind":"sobol"')
  expect(await json(two)).toBe(expected)
})

it('leaves a study of few trials, or of another catalogue, to this thread', async () => {
  const scenario = buildScenario({ ...realistic, steps: 2 })
  const nowhere = threads({ worker: new URL('file:///no/such/module.js'), count: 2, atLeast: 3000 })
  const { result } = await runStudy(scenario, { trials: 300, runner: nowhere })
  expect(result.trials).toBe(300)
  await expect(runStudy(scenario, { trials: 1000, runner: nowhere })).rejects.toThrow()
})

it('works several studies at once in threads that stay, each to the bytes of a plain loop', async () => {
  const scenario = buildScenario({ ...realistic, steps: 3 })
  const { runner, end } = threadPool({ worker: pathToFileURL(worker), count: 2, atLeast: 2000 })
  const json = async (trials: number, by: Runner): Promise<string> =>
    JSON.stringify((await runStudy(scenario, { trials, runner: by, blockSize: 256 })).result)
  try {
    // the last ones are of too few trials to begin threads for, but threads are there
    const sizes = [600, 700, 1000, 300, 256]
    const side = await Promise.all(sizes.map(trials => json(trials, runner)))
    for (const [n, trials] of sizes.entries()) expect(side[n]).toBe(await json(trials, inProcess))
  } finally {
    await end()
  }
})

// A thread keeps the structure of its last study: one that comes without it must find that one, and no other.
it('works studies of one structure, with one of another in between, each to the bytes of a plain loop', async () => {
  const [small, other] = [2, 3].map(steps => studyOf(buildScenario({ ...realistic, steps }), { trials: 600 }))
  const valuesBy = async (by: Runner, study: Study) =>
    (await by(study, catalogue, { blockSize: 256 })).metrics.map(row => row.map(valuesOf))
  const { runner, end } = threadPool({ worker: pathToFileURL(worker), count: 2, atLeast: 1 })
  try {
    for (const study of [small, { ...small, trials: 300 }, other, small, { ...other, trials: 256 }])
      expect(await valuesBy(runner, study)).toEqual(await valuesBy(inProcess, study))
  } finally {
    await end()
  }
})

// Threads hand over what they have from 4,096 trials on, and sketches are added to in place: the plain loop has it all at the end.
it('hands over under way to the state of a plain loop, of figures that are kept and of sketches', async () => {
  const study = studyOf(buildScenario({ ...realistic, steps: 1 }), { trials: 12_000 })
  const { runner, end } = threadPool({ worker: pathToFileURL(worker), count: 2, atLeast: 1 })
  const inOrder = ({ metrics, pairs, timelines, means }: Awaited<ReturnType<Runner>>) => ({
    metrics: metrics.map(row => row.map(state => ({ ...state, pieces: valuesOf(state) }))),
    pairs,
    timelines,
    means,
  })
  try {
    for (const kept of ['all', [0, 5]] as const) {
      const [threaded, plain] = [runner, inProcess].map(by => by({ ...study, kept }, catalogue, { blockSize: 256 }))
      expect(inOrder(await threaded)).toEqual(inOrder(await plain))
    }
  } finally {
    await end()
  }
})
