import { describe, expect, test } from 'vitest'
import { type Game, newGame, seenOf } from '../../src/browser/game.ts'
import { type Done, handBy, noHand, playing, type Task } from '../../src/browser/hand.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { simulateBlock } from '../../src/simulate/simulate.ts'
import { bareStudyOf } from '../../src/study/study-of.ts'
import { figures, inPieces, resultOf } from '../helpers/watched-result.ts'

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const opened = async (set: readonly string[] = []) => {
  const read = await readScenario('scenarios/uv-partners.yaml', nodeLoad('scenarios/uv-partners.yaml', process.cwd()), {
    set,
  })
  if (!read.ok) throw new Error(read.issues[0].message)
  return read.scenario
}

const gameOf = (scenario: Scenario): Game => newGame(scenario, figures, { trials: 2000 })

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
      const alone = await ran(scenario, 100)
      for (const ahead of [1, 2]) {
        const seen = await seenOf(gameOf(scenario), 100, inPieces(32, undefined, ahead), new Map(), hand)
        expect(seen).toMatchObject(alone)
      }
    }
    expect(new Set(tasks.map(({ variant }) => variant.id)).size).toBeGreaterThan(1)
    // a structure goes along once, and again where it is another
    expect(tasks.filter(({ structure }) => structure !== undefined)).toHaveLength(6)
    expect(tasks.length).toBeGreaterThan(2 * 3)
  })

  test('is given as much as it may have ahead, and no more than who gives it has left', async () => {
    const scenario = await opened()
    for (const [ahead, most] of [
      [1, 1],
      [2, 2],
      [9, 2],
    ]) {
      let given = 0
      const { hand, reach } = handBy(turn)
      reach(() => {
        given++
      })
      const game = gameOf(scenario)
      expect(game.study.variants).toHaveLength(5)
      // who never answers is waited for, but what is given before that is seen
      void seenOf(game, 16, inPieces(16, undefined, ahead), new Map(), hand)
      for (let n = 0; n < 20; n++) await turn()
      expect([ahead, given]).toEqual([ahead, most])
      expect(hand.busy()).toBe(most)
    }
  })

  test('that is lost is done without', async () => {
    const scenario = await opened()
    const { hand, reach, lose } = handBy(turn)
    let given = 0
    reach(() => {
      given++
      setImmediate(lose)
    })
    expect(await seenOf(gameOf(scenario), 100, inPieces(64, undefined, 2), new Map(), hand)).toMatchObject(
      await ran(scenario, 100),
    )
    expect(given).toBe(2)
    expect(hand.busy()).toBeUndefined()
  })

  test('says what went wrong, whoever is at fault', async () => {
    const scenario = await opened()
    for (const wrong of [
      { message: 'the books do not balance', isFailure: true },
      { message: 'x is undefined', isFailure: false },
    ]) {
      const { hand, reach, hear } = handBy(turn)
      reach(() => setImmediate(() => hear({ wrong })))
      const found = await seenOf(gameOf(scenario), 64, inPieces(64), new Map(), hand).catch(e => e)
      expect([found.message, isFailure(found)]).toEqual([wrong.message, wrong.isFailure])
      expect(hand.busy()).toBe(0)
    }
  })

  test('that cannot be told what to do keeps nobody waiting, and who asks next has his own answer', async () => {
    const { structure, variants } = bareStudyOf(await opened())
    const { hand, reach, hear } = handBy(turn)
    reach(() => {
      throw new Error('this cannot be sent')
    })
    const block = { first: 0, count: 4 }
    await expect(hand.play(structure, variants[0], block)).rejects.toThrow('this cannot be sent')
    expect(hand.busy()).toBe(0)
    const columns = { metrics: [], timelines: [], means: [] }
    reach(() => setImmediate(() => hear({ columns })))
    expect(await hand.play(structure, variants[0], block)).toBe(columns)
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

  test('that is not there is given nothing', async () => {
    expect(noHand.busy()).toBeUndefined()
    expect(handBy(turn).hand.busy()).toBeUndefined()
    expect(await noHand.play(...([] as unknown as Parameters<typeof noHand.play>))).toBeUndefined()
    expect(await handBy(turn).hand.play(...([] as unknown as Parameters<typeof noHand.play>))).toBeUndefined()
    await noHand.turn()
  })
})
