import type { Known } from '../compile/wire.ts'
import { isFailure } from '../kernel/failure.ts'
import { nothingParsed, type Parsed } from '../scenario/layers/chain.ts'
import { replayed } from '../scenario/layers/read-files.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import { type Game, type Manner, newGame, type Rest, seenOf } from './game.ts'
import { type Hand, noHand } from './hand.ts'
import { moving, resting } from './looks.ts'
import type { Tables } from './tables.ts'
import type { Answer, Asked } from './told.ts'

export type Answering = {
  readonly post: (answer: Answer) => void
  /** Gives messages a turn. */
  readonly breathe: () => Promise<void>
  /** A clock in milliseconds. */
  readonly now: () => number
  /** Who plays a part of it beside, if anybody. */
  readonly hand?: Hand
}

/** Futures of a first look: the most of these that are played in so many milliseconds, else the fewest. */
const [firstLooks, firstWithin] = [[64, 32, 16], 30]
const firstMost = firstLooks[0]

/** Futures of a stretch that is not stopped: short while a slider moves, cheaper once it rests. */
const [pieceMoving, pieceResting] = [64, 128]

const unhindered: Rest = async () => true

type Refused = { readonly why: string }

/** What need not be found out again about a run whose numbers move: none of it moves an answer. */
type Memory = { readonly parsed: Parsed; readonly known: Known }

const opened = async (
  { run, figures }: Extract<Asked, { kind: 'open' }>,
  set: readonly string[],
  { parsed, known }: Memory,
  base?: Game | Refused,
): Promise<Game | Refused> => {
  const { files, seed, strategies } = run
  const read = await readScenario(files.file, replayed(files), { set: [...run.set, ...set], parsed })
  if (!read.ok) {
    const [first] = read.issues.filter(({ severity }) => severity === 'error')
    return { why: first.help === undefined ? first.message : `${first.message} (${first.help})` }
  }
  const options = { seed, trials: resting, known, ...(strategies === null ? {} : { strategies }) }
  return newGame(read.scenario, figures, options, base === undefined || 'why' in base ? undefined : base)
}

/**
 * Answers what a page asks, the latest alone: of every question first a few futures, then more. A first look that has begun
 * is told, however many questions come meanwhile: else nothing would be seen of a slider while it is dragged. What is
 * played after that is dropped between two stretches of work once it has been overtaken.
 */
export const answering = ({ post, breathe, now, hand = noHand }: Answering): ((asked: Asked) => void) => {
  const tables: Tables = new Map()
  const memory: Memory = { parsed: nothingParsed(), known: [] }
  let open: Extract<Asked, { kind: 'open' }> | undefined
  let base: Game | Refused | undefined
  let last: { readonly key: string; readonly game: Game | Refused } | undefined
  let waiting: Extract<Asked, { kind: 'look' }> | undefined
  let busy = false
  let pace = 0

  const gameOf = async (set: readonly string[]): Promise<Game | Refused> => {
    if (open === undefined) throw new Error('a look was asked for before the run was told')
    base ??= await opened(open, [], memory)
    if (set.length === 0) return base
    const key = JSON.stringify(set)
    if (last?.key !== key) last = { key, game: await opened(open, set, memory, base) }
    return last.game
  }

  /** A game's first futures, with a note of how long one takes. */
  const timed = async (game: Game, trials: number, manner: Manner) => {
    const done = game.seen.size > 0
    const before = now()
    const seen = await seenOf(game, trials, manner, tables, hand)
    if (seen && !done && trials <= firstMost) pace = (now() - before) / trials
    return seen
  }

  const answer = async (
    { id, set, trials }: Extract<Asked, { kind: 'look' }>,
    goesOn: () => boolean,
  ): Promise<void> => {
    const game = await gameOf(set)
    if (base === undefined || 'why' in game || 'why' in base) {
      const refused = 'why' in game ? game : (base as Refused)
      post({ kind: 'refused', id, why: refused.why })
      return
    }
    const yielding: Rest = async () => {
      await breathe()
      return goesOn()
    }
    const few = firstLooks.find(count => pace * count <= firstWithin) ?? firstLooks[firstLooks.length - 1]
    // what was seen of it already is there at once
    const first = Math.min(trials, Math.max(few, ...game.seen.keys()))
    const later = trials > moving ? pieceResting : pieceMoving
    for (const stage of [first, moving, resting].filter((stage, n) => n === 0 || (stage > first && stage <= trials))) {
      const manner: Manner =
        stage === first ? { piece: few, rest: unhindered, ahead: 2 } : { piece: later, rest: yielding, ahead: 1 }
      const was = await timed(base, stage, manner)
      const is = was && (await timed(game, stage, manner))
      if (!was || !is) return
      post({ kind: 'look', id, trials: stage, of: trials, isBase: game === base, now: is, base: was })
    }
  }

  const work = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (waiting) {
      const asked = waiting
      waiting = undefined
      try {
        await answer(asked, () => waiting === undefined)
      } catch (error) {
        post({ kind: isFailure(error) ? 'refused' : 'broken', id: asked.id, why: (error as Error).message })
      }
    }
    busy = false
  }

  return told => {
    if (told.kind === 'open') open = told
    else {
      waiting = told
      void work()
    }
  }
}
