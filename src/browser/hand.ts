import type { Structure, Variant } from '../compile/structure.ts'
import { catalogue } from '../domain/catalogue.ts'
import { failure, isFailure } from '../kernel/failure.ts'
import type { Block, BlockColumns } from '../simulate/block.ts'
import { type Drawn, nothingDrawn } from '../simulate/params.ts'
import { simulateBlock } from '../simulate/simulate.ts'
import { type Tables, tablesOf } from './tables.ts'

/** What a hand is given to play; the structure only where it is another than that of the task before. */
export type Task = { readonly structure?: Structure; readonly variant: Variant; readonly block: Block }

/** What came of the last task. */
export type Done =
  | { readonly columns: BlockColumns }
  | { readonly wrong: { readonly message: string; readonly isFailure: boolean } }

/** A worker beside the one that answers, which plays a variant of a block for it. */
export type Hand = {
  /** Whether it is there and has nothing to do. */
  readonly isFree: () => boolean
  /** Lets what it answers in, where it has something to do. */
  readonly turn: () => Promise<void>
  /** The figures to the bit as they are here; undefined where the hand was lost, and has to be done without. */
  readonly play: (structure: Structure, variant: Variant, block: Block) => Promise<BlockColumns | undefined>
}

/** Nobody beside. */
export const noHand: Hand = {
  isFree: () => false,
  turn: async () => {},
  play: async () => undefined,
}

type Waiting = { readonly resolve: (columns: BlockColumns | undefined) => void; readonly reject: (why: Error) => void }

/** A hand that is reached by messages, once there is a way to it; and what to do with its answers, or when it is lost. */
export const handBy = (breathe: () => Promise<void>) => {
  let post: ((task: Task) => void) | undefined
  let waiting: Waiting | undefined
  let sent: Structure | undefined
  const settle = (by: (one: Waiting) => void): void => {
    const one = waiting
    waiting = undefined
    if (one) by(one)
  }
  const hand: Hand = {
    isFree: () => post !== undefined && waiting === undefined,
    turn: async () => {
      if (waiting) await breathe()
    },
    play: (structure, variant, block) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        post?.({ ...(structure === sent ? {} : { structure }), variant, block })
        sent = structure
      }),
  }
  return {
    hand,
    reach: (to: (task: Task) => void): void => {
      post = to
    },
    hear: (done: Done): void =>
      settle(({ resolve, reject }) => {
        if ('columns' in done) resolve(done.columns)
        else reject(done.wrong.isFailure ? failure(done.wrong.message) : new Error(done.wrong.message))
      }),
    lose: (): void => {
      post = undefined
      settle(({ resolve }) => resolve(undefined))
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
