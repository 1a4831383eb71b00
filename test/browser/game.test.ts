import { describe, expect, test } from 'vitest'
import { answering } from '../../src/browser/answering.ts'
import { type Game, newGame, seenOf } from '../../src/browser/game.ts'
import type { Tables } from '../../src/browser/tables.ts'
import type { Answer, Seen } from '../../src/browser/told.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { recorded } from '../../src/scenario/layers/read-files.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { bareStudyOf } from '../../src/study/study-of.ts'
import { figures, inPieces, resultOf } from '../helpers/watched-result.ts'

const file = 'scenarios/uv-partners.yaml'
const opened = async (set: readonly string[] = []) => {
  const { load, files } = recorded(nodeLoad(file, process.cwd()))
  const read = await readScenario(file, load, { set })
  if (!read.ok) throw new Error(read.issues[0].message)
  return { scenario: read.scenario, files: files()! }
}

const strategies = ['today', 'resell']

const ran = (scenario: Scenario, trials: number): Promise<Seen> => resultOf(scenario, trials, strategies)

const gameOf = (scenario: Scenario): Game => newGame(scenario, figures, { trials: 2000, strategies })

describe('a look in pieces is the run of as many futures, to the bit', () => {
  test('whatever the pieces, and however it went on', async () => {
    const { scenario } = await opened(['inputs.captureShare=35%'])
    const game = gameOf(scenario)
    const tables: Tables = new Map()
    for (const [trials, piece] of [
      [32, 32],
      [300, 64],
      [600, 128],
      // fewer than have been played: what the base is shown beside
      [50, 64],
    ] as const)
      expect(await seenOf(game, trials, inPieces(piece), tables)).toMatchObject(await ran(scenario, trials))
  })

  test('nothing is lost or moved when it is stopped in between', async () => {
    const { scenario } = await opened()
    const game = gameOf(scenario)
    const tables: Tables = new Map()
    // two variants a piece
    let left = 3
    expect(
      await seenOf(
        game,
        300,
        inPieces(64, async () => left-- > 0),
        tables,
      ),
    ).toBeUndefined()
    expect(game.leaves[0].count).toBe(64)
    expect(await seenOf(game, 300, inPieces(64), tables)).toMatchObject(await ran(scenario, 300))
  })
})

describe('no more is played than what is looked at', () => {
  test('is the same, to the bit, whatever else is looked at', async () => {
    const { scenario } = await opened()
    const all = Object.keys((await ran(scenario, 32)).strategies[0].metrics)
    expect(all).toEqual(figures)
    for (const ids of [['partner.ebitda'], ['vendor.contribution', 'partner.winRate'], []]) {
      const game = newGame(scenario, ids, { trials: 2000, strategies })
      const seen = await seenOf(game, 32, inPieces(32), new Map())
      const whole = await resultOf(scenario, 32, strategies, ids)
      expect(Object.keys(whole.strategies[0].metrics)).toEqual(ids)
      expect(seen).toMatchObject(whole)
      const all = bareStudyOf(game.scenario, { strategies, catalogue: game.model })
      expect(game.study.structure.work.length).toBeLessThan(all.structure.work.length)
    }
  })

  // Amounts with which a goal is reached in some futures or strategies, and not in all.
  test.each([
    ['of one element', 'mdf.campaign.leads >= 60'],
    ['in a window', 'partner.revenue in 2026 >= $2M'],
    ['of another strategy', 'vendor.contribution > vendor.contribution of today'],
    ['of the file', 'perCustomer <= $100k'],
  ])('a goal over a figure %s is that of a run', async (_, that) => {
    const name = 'scenarios/cs-software.yaml'
    const set = [`goals={partner: [{that: "${that}"}]}`, 'metrics.perCustomer="= partner.revenue / partner.customers"']
    const read = await readScenario(name, nodeLoad(name, process.cwd()), { set })
    if (!read.ok) throw new Error(read.issues[0].message)
    const ids = ['mdf.campaign.spend', 'vendor.contribution']
    const all = read.scenario.strategies.map(({ id }) => id)
    const whole = await resultOf(read.scenario, 32, all, ids)
    expect(Object.keys(whole.strategies[0].metrics)).toEqual(ids)
    expect(new Set(whole.goals.map(({ partner }) => partner?.p)).size).toBeGreaterThan(1)
    const game = newGame(read.scenario, ids, { trials: 2000 })
    expect(await seenOf(game, 32, inPieces(32), new Map())).toMatchObject(whole)
  })

  // The oracle is the same study with the whole model.
  test('what stops a run stops it, also where nothing that is looked at reads it', async () => {
    const parts = 'valuation.parts.resale="= 1 / (captureShare - captureShare)"'
    const { scenario } = await opened([parts])
    const stopped = await resultOf(scenario, 16, strategies).catch(error => error)
    expect(stopped.message).toMatch(/valuation\.parts\.resale is not a real number/)
    const game = newGame(scenario, ['vendor.contribution'], { trials: 2000, strategies })
    await expect(seenOf(game, 16, inPieces(16), new Map())).rejects.toThrow(stopped.message)
  })

  test('a check, an expectation and a figure of the file bring nothing along', async () => {
    const { scenario } = await opened()
    const alone = { ...scenario, metrics: [], statements: scenario.statements.filter(({ kind }) => kind === 'goal') }
    expect(alone.statements.length).toBeGreaterThan(0)
    expect(alone.statements.length).toBeLessThan(scenario.statements.length)
    expect(gameOf(scenario).study).toEqual(gameOf(alone).study)
  })
})

describe('a worker', () => {
  /** `meanwhile` is called whenever the worker lets messages in. */
  const heard = async (meanwhile: () => void = () => {}) => {
    const { files } = await opened()
    const answers: Answer[] = []
    let clock = 0
    const tell = answering({
      post: answer => answers.push(answer),
      breathe: () =>
        new Promise<void>(resolve =>
          setImmediate(() => {
            meanwhile()
            resolve()
          }),
        ),
      now: () => clock++,
    })
    tell({ kind: 'open', run: { files, set: [], seed: 'uv-partners', strategies }, figures })
    const until = async (isIt: (answer: Answer) => boolean): Promise<Answer> => {
      for (;;) {
        const found = answers.find(isIt)
        if (found) return found
        await new Promise(resolve => setImmediate(resolve))
      }
    }
    return { tell, answers, until }
  }

  test('answers a first look, then more, each beside the same futures of the run as it is', async () => {
    const { tell, answers, until } = await heard()
    tell({ kind: 'look', id: 1, set: ['inputs.captureShare=40%'], trials: 500 })
    await until(({ kind, id }) => kind === 'look' && id === 1 && answers.length === 2)
    const { scenario } = await opened()
    const set = (await opened(['inputs.captureShare=40%'])).scenario
    for (const [n, trials] of [64, 500].entries()) {
      const answer = answers[n] as Extract<Answer, { kind: 'look' }>
      expect([answer.trials, answer.of]).toEqual([trials, 500])
      expect(answer.base).toMatchObject(await ran(scenario, trials))
      expect(answer.now).toMatchObject(await ran(set, trials))
    }
  })

  test('drops what has been overtaken', async () => {
    const { tell, answers, until } = await heard()
    tell({ kind: 'look', id: 1, set: ['inputs.captureShare=40%'], trials: 2000 })
    await until(({ id }) => id === 1)
    tell({ kind: 'look', id: 2, set: ['inputs.captureShare=30%'], trials: 500 })
    await until(answer => answer.kind === 'look' && answer.id === 2 && answer.trials === 500)
    expect(answers.filter(({ id }) => id === 1).every(answer => answer.kind === 'look' && answer.trials < 2000)).toBe(
      true,
    )
    expect(answers.findLastIndex(({ id }) => id === 1)).toBeLessThan(answers.findIndex(({ id }) => id === 2))
  })

  test('shows first looks of a slider that is dragged without a pause, each of the position that it says', async () => {
    const seen: number[] = []
    let id = 0
    // at every turn that messages get the slider has moved on
    const move = () => {
      if (id === 12) return
      seen.push(answers.length)
      id++
      tell({ kind: 'look', id, set: id % 4 === 0 ? [] : [`inputs.captureShare=${25 + id}%`], trials: 500 })
    }
    const { tell, answers, until } = await heard(move)
    move()
    await until(answer => answer.kind === 'look' && answer.id === 12 && answer.trials === 500)
    // none of the twelve was told before the first look of the one before was there
    expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => n))
    const looks = answers.filter(answer => answer.kind === 'look')
    expect(looks.slice(0, 12).map(one => [one.id, one.of])).toEqual(Array.from({ length: 12 }, (_, n) => [n + 1, 500]))
    expect(looks.map(({ isBase }) => isBase)).toEqual(looks.map(one => one.id % 4 === 0))
    for (const id of [3, 4, 5]) {
      const look = looks.find(one => one.id === id)!
      const { scenario } = await opened(look.isBase ? [] : [`inputs.captureShare=${25 + id}%`])
      expect(look.now).toMatchObject(await ran(scenario, look.trials))
    }
  })

  test('says why something is no scenario, and goes on', async () => {
    const { tell, until } = await heard()
    tell({ kind: 'look', id: 1, set: ['program.margin=140%'], trials: 500 })
    expect(await until(({ id }) => id === 1)).toMatchObject({ kind: 'refused' })
    tell({ kind: 'look', id: 2, set: [], trials: 64 })
    expect(await until(({ id }) => id === 2)).toMatchObject({ kind: 'look', trials: 64 })
  })
})
