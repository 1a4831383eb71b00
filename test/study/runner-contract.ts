import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { mechanism } from '../../src/kernel/mechanism.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, type Runner } from '../../src/study/runner.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

const scenario = buildScenario({ ...realistic, steps: 3 })
const trials = 600

/** The bytes that a plain loop gives. */
const expected = runStudy(scenario, { trials, runner: inProcess }).then(({ result }) => JSON.stringify(result))

/** What every runner promises, wherever it works its blocks. */
export const runnerContract = (name: string, runner: Runner): void => {
  describe(`the runner ${name}`, () => {
    it('gives the bytes that a plain loop gives, for any size of block', async () => {
      for (const blockSize of [256, 512, 2048])
        expect(JSON.stringify((await runStudy(scenario, { trials, runner, blockSize })).result)).toBe(await expected)
    })

    it('refuses a block that would cut a leaf of 256 trials', async () => {
      for (const blockSize of [0, 100, 300, -256])
        await expect(runStudy(scenario, { trials, runner, blockSize })).rejects.toThrow(/multiple of 256/)
    })

    it('refuses a study without trials', async () => {
      const study = { ...studyOf(scenario, { trials: 1 }), trials: 0 }
      await expect(runner(study, catalogue, { blockSize: 256 })).rejects.toThrow(/at least one trial/)
    })

    it('tells how far it is, rising, and ends at the total', async () => {
      const told: number[] = []
      await runStudy(scenario, {
        trials,
        runner,
        blockSize: 256,
        onProgress: (done, total) => {
          expect(total).toBe(trials)
          told.push(done)
        },
      })
      expect(told).toEqual([...told].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(trials)
      expect(told.length).toBeGreaterThan(1)
    })

    it('stops with the reason when it is told to, before the start and under way', async () => {
      const reason = new Error('enough')
      await expect(runStudy(scenario, { trials, runner, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
      const controller = new AbortController()
      const worked: number[] = []
      const run = runStudy(scenario, {
        trials,
        runner,
        blockSize: 256,
        signal: controller.signal,
        onProgress: done => {
          worked.push(done)
          controller.abort(reason)
        },
      })
      await expect(run).rejects.toBe(reason)
      expect(Math.max(...worked)).toBeLessThan(trials)
    })

    it('passes a failure on', async () => {
      const broken = mechanism({
        name: 'broken',
        writes: {},
        step: ({ first }) => {
          if (first >= 256) throw new Error('the second block went wrong')
        },
      })
      const model = { ...catalogue, mechanisms: [...catalogue.mechanisms, broken] }
      const run = runStudy(scenario, { trials, runner, blockSize: 256, catalogue: model })
      await expect(run).rejects.toThrow('the second block went wrong')
    })

    it('works a study that is plain data, and leaves it as it was', async () => {
      const study = studyOf(scenario, { trials })
      const copy = structuredClone(study)
      expect(copy).toEqual(study)
      expect(JSON.parse(JSON.stringify(study))).toEqual(study)
      await runner(study, catalogue, { blockSize: 1024 })
      expect(study).toEqual(copy)
    })
  })
}
