import { isSeed, maxTrials, minTrials, type Sampling, samplings } from '../scenario/limits.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { didYouMean, quoted } from '../scenario/words.ts'
import { exactTrials } from '../summarise/column-state.ts'

/** Why something cannot be played as it is asked for, and the way out. */
export type Unplayable = { readonly message: string; readonly help: string }

type Play = {
  readonly trials?: number
  readonly seed?: string
  readonly sampling?: Sampling
  readonly strategies?: readonly string[]
}

/** What is wrong with a number of futures; undefined if nothing is. */
export const noTrials = (trials: number): Unplayable | undefined =>
  Number.isInteger(trials) && trials >= 1 && trials <= maxTrials
    ? undefined
    : {
        message: `trials is ${trials}`,
        help: `say a whole number from 1 to ${maxTrials.toLocaleString('en-US')}`,
      }

/** What is wrong with a number of futures of which every one is held, to be set beside others; undefined if nothing is. */
export const noHeldTrials = (trials: number): Unplayable | undefined =>
  Number.isInteger(trials) && trials >= minTrials && trials <= exactTrials
    ? undefined
    : {
        message: `trials is ${trials}`,
        help: `every future is held: say a whole number from ${minTrials} to ${exactTrials.toLocaleString('en-US')}`,
      }

/** What is wrong with a seed; undefined if nothing is. */
export const noSeed = (seed: string): Unplayable | undefined =>
  isSeed(seed)
    ? undefined
    : { message: `the seed is ${quoted(seed)}`, help: 'say 1 to 200 characters, none of them a control character' }

/** What is wrong with an id among those of the strategies to play; undefined if nothing is. */
export const noStrategy = (
  { strategies }: Pick<Scenario, 'strategies'>,
  named: readonly string[],
): Unplayable | undefined => {
  const known = strategies.map(({ id }) => id)
  const unknown = named.find(id => !known.includes(id))
  return unknown === undefined
    ? undefined
    : {
        message: `unknown strategy ${quoted(unknown)}`,
        help: didYouMean(unknown, known) ?? `the scenario has: ${known.join(', ')}`,
      }
}

/** What is wrong with how a scenario is to be played; undefined if nothing is. */
export const unplayable = (
  scenario: Pick<Scenario, 'strategies'>,
  { trials, seed, sampling, strategies }: Play,
): Unplayable | undefined => {
  const wrong = (trials === undefined ? undefined : noTrials(trials)) ?? noStrategy(scenario, strategies ?? [])
  if (wrong !== undefined) return wrong
  const unseeded = seed === undefined ? undefined : noSeed(seed)
  if (unseeded !== undefined) return unseeded
  if (sampling !== undefined && !samplings.includes(sampling))
    return { message: `unknown sampling ${quoted(sampling)}`, help: `say one of: ${samplings.join(', ')}` }
  return undefined
}
