import type { Structure, Variant } from '../compile/structure.ts'
import { catalogue } from '../domain/catalogue.ts'
import { failure, isFailure } from '../kernel/failure.ts'
import type { Block, BlockColumns } from '../simulate/block.ts'
import { type Drawn, nothingDrawn } from '../simulate/params.ts'
import { simulateBlock } from '../simulate/simulate.ts'
import { type Tables, tablesOf } from './tables.ts'

/** What a hand is given to play; the structure only where it is another than that of the task before. */
export type Task = { readonly structure?: Structure; readonly variant: Variant; readonly block: Block }

/** What came of a task; in the order of the tasks. */
export type Done =
  | { readonly columns: BlockColumns }
  | { readonly wrong: { readonly message: string; readonly isFailure: boolean } }

/** A worker beside the one that answers, which plays a variant of a block for it. */
export type Hand = {
  /** How many tasks it has that it has not answered; undefined where it is not there. */
  readonly busy: () => number | undefined
  /** Lets what it answers in, where it has something to do. */
  readonly turn: () => Promise<void>
  /** The figures to the bit as they are here; undefined where there is no hand, or it was lost, and has to be done without. */
  readonly play: (structure: Structure, variant: Variant, block: Block) => Promise<BlockColumns | undefined>
}

/** Nobody beside. */
export const noHand: Hand = {
  busy: () => undefined,
  turn: async () => {},
  play: async () => undefined,
}

type Waiting = { readonly resolve: (columns: BlockColumns | undefined) => void; readonly reject: (why: Error) => void }

/** A hand that is reached by messages, once there is a way to it; and what to do with its answers, or when it is lost. */
export const handBy = (breathe: () => Promise<void>) => {
  let post: ((task: Task) => void) | undefined
  /** Who waits, in the order of the tasks, which is that of the answers. */
  let waiting: Waiting[] = []
  let sent: Structure | undefined
  const hand: Hand = {
    busy: () => (post === undefined ? undefined : waiting.length),
    turn: async () => {
      if (waiting.length > 0) await breathe()
    },
    play: (structure, variant, block) =>
      new Promise((resolve, reject) => {
        if (post === undefined) {
          resolve(undefined)
          return
        }
        post({ ...(structure === sent ? {} : { structure }), variant, block })
        sent = structure
        waiting.push({ resolve, reject })
      }),
  }
  return {
    hand,
    reach: (to: (task: Task) => void): void => {
      post = to
    },
    hear: (done: Done): void => {
      const [one, ...rest] = waiting
      waiting = rest
      if ('columns' in done) one?.resolve(done.columns)
      else one?.reject(done.wrong.isFailure ? failure(done.wrong.message) : new Error(done.wrong.message))
    },
    lose: (): void => {
      post = undefined
      const all = waiting
      waiting = []
      for (const { resolve } of all) resolve(undefined)
    },
  }
}

/** Plays what a hand is given. */
export const playing = (post: (done: Done) => void): ((task: Task) => void) => {
  const tables: Tables = new Map()
  let structure: Structure | undefined
  /** What was drawn of the block before, by what it is bound to: shared by whatever is played of it. */
  let drawn: { readonly first: number; readonly count: number; readonly values: Drawn } | undefined
  return task => {
    const { variant, block } = task
    structure = task.structure ?? structure
    try {
      if (!structure) throw new Error('a hand was given a task before a structure')
      if (drawn?.first !== block.first || drawn.count !== block.count)
        drawn = { ...block, values: nothingDrawn(structure) }
      const size = tablesOf(tables, block.count)
      const [columns] = simulateBlock(structure, catalogue, [variant], block, size, drawn.values)
      post({ columns })
    } catch (error) {
      post({ wrong: { message: (error as Error).message, isFailure: isFailure(error) } })
    }
  }
}
