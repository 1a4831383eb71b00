import { describe, expect, test } from 'vitest'
import { newGame, seenOf } from '../../src/browser/game.ts'
import { type Done, handBy, noHand, playing, type Task } from '../../src/browser/hand.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'
import { bareStudyOf } from '../../src/study/study-of.ts'
import { resultOf } from '../helpers/bare-result.ts'

const going = async (): Promise<boolean> => true
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const opened = async (set: readonly string[] = []) => {
  const read = await readScenario('scenarios/uv-partners.yaml', nodeLoad('scenarios/uv-partners.yaml', process.cwd()), {
    set,
  })
  if (!read.ok) throw new Error(read.issues[0].message)
  return read.scenario
}

const ran = (scenario: Scenario, trials: number) =>
  resultOf(
    scenario,
    trials,
    scenario.strategies.map(({ id }) => id),
  )

describe('a hand beside', () => {
  // The oracle is the run of as many futures, in one loop.
  test('plays some of the variants, to the bit of who plays all of them', async () => {
    const own = playing(done => void setImmediate(() => hear(structuredClone(done))))
    const tasks: Task[] = []
    const { hand, reach, hear } = handBy(turn)
    reach(task => {
      tasks.push(task)
      own(structuredClone(task))
    })
    for (const set of [[], ['inputs.captureShare=35%'], ['time.horizon=4 years']]) {
      const scenario = await opened(set)
      const game = newGame(scenario, { trials: 2000 })
      expect(await seenOf(game, 300, 64, new Map(), going, hand)).toEqual(await ran(scenario, 300))
    }
    expect(new Set(tasks.map(({ variant }) => variant.id)).size).toBeGreaterThan(1)
    // a structure goes along once, and again where it is another
    expect(tasks.filter(({ structure }) => structure !== undefined)).toHaveLength(3)
    expect(tasks.length).toBeGreaterThan(2 * 3)
  })

  test('that is lost is done without', async () => {
    const scenario = await opened()
    const { hand, reach, lose } = handBy(turn)
    let given = 0
    reach(() => {
      given++
      setImmediate(lose)
    })
    const game = newGame(scenario, { trials: 2000 })
    expect(await seenOf(game, 100, 64, new Map(), going, hand)).toEqual(await ran(scenario, 100))
    expect(given).toBe(1)
    expect(hand.isFree()).toBe(false)
  })

  test('says what went wrong, whoever is at fault', async () => {
    const scenario = await opened()
    for (const wrong of [
      { message: 'the books do not balance', isFailure: true },
      { message: 'x is undefined', isFailure: false },
    ]) {
      const { hand, reach, hear } = handBy(turn)
      reach(() => setImmediate(() => hear({ wrong })))
      const found = await seenOf(newGame(scenario, { trials: 2000 }), 64, 64, new Map(), going, hand).catch(e => e)
      expect([found.message, isFailure(found)]).toEqual([wrong.message, wrong.isFailure])
      expect(hand.isFree()).toBe(true)
    }
  })

  test('draws anew for other trials, and tells a failure of its own from a fault', async () => {
    const done: Done[] = []
    const play = playing(one => done.push(one))
    const { structure, variants } = bareStudyOf(await opened())
    play({ variant: variants[0], block: { first: 0, count: 4 } })
    expect(done.pop()).toEqual({
      wrong: { message: 'a hand was given a task before a structure', isFailure: false },
    })
    for (const [n, first] of [0, 0, 8].entries()) {
      const block = { first, count: 4 }
      play({ ...(n === 0 ? { structure } : {}), variant: variants[n % 2], block })
      const [columns] = simulateBlock(structure, catalogue, [variants[n % 2]], block)
      expect(done.pop()).toEqual({ columns })
    }
  })

  test('that is not there is never free', async () => {
    expect(noHand.isFree()).toBe(false)
    expect(handBy(turn).hand.isFree()).toBe(false)
    expect(await noHand.play(...([] as unknown as Parameters<typeof noHand.play>))).toBeUndefined()
    await noHand.turn()
  })
})
