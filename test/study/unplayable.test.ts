import { describe, expect, it } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import type { StudyOptions } from '../../src/study/study-of.ts'
import { buildScenario } from '../helpers/build-scenario.ts'

const scenario = buildScenario({ steps: 2, set: {}, strategies: { today: {}, resell: {} } })
const play = (options: StudyOptions) => runStudy(scenario, { trials: 2, isBare: true, ...options })

// Oracle: what a scenario file and the command line refuse, the library refuses in the same words, and as a failure.
describe('a study that cannot be played as it is asked for', () => {
  it.each<[string, StudyOptions, string, string]>([
    ['of no trials', { trials: 0 }, 'trials is 0', 'say a whole number from 1 to 10,000,000'],
    ['of fewer than none', { trials: -5 }, 'trials is -5', 'say a whole number from 1 to 10,000,000'],
    ['of a part of a trial', { trials: 1.5 }, 'trials is 1.5', 'say a whole number from 1 to 10,000,000'],
    ['of what is no number', { trials: Number.NaN }, 'trials is NaN', 'say a whole number from 1 to 10,000,000'],
    ['without an end', { trials: 1e7 + 1 }, 'trials is 10000001', 'say a whole number from 1 to 10,000,000'],
    ['of a misspelt strategy', { strategies: ['resel'] }, 'unknown strategy "resel"', 'did you mean "resell"?'],
    ['of an unknown one', { strategies: ['today', 'x'] }, 'unknown strategy "x"', 'the scenario has: today, resell'],
    [
      'with a blank seed',
      { seed: ' ' },
      'the seed is " "',
      'say 1 to 200 characters, none of them a control character',
    ],
    ['drawn otherwise', { sampling: 'halton' as 'sobol' }, 'unknown sampling "halton"', 'say one of: plain, sobol'],
  ])('%s', async (_name, options, message, help) => {
    await expect(play(options)).rejects.toMatchObject({ kind: 'limit', message, help })
  })

  it('and what can be is', async () => {
    const { result } = await play({ trials: 1, seed: 'a', sampling: 'plain', strategies: ['resell'] })
    expect([result.trials, result.seed, result.strategies.map(({ id }) => id)]).toEqual([1, 'a', ['today', 'resell']])
  })
})
