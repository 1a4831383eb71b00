import type { Catalogue } from '../domain/catalogue.ts'
import type { MakeKernels } from '../kernel/simd/kernels.ts'
import { plainKernels } from '../kernel/simd/plain.ts'
import type { Block } from '../simulate/block.ts'
import { newTables } from '../simulate/simulate.ts'
import { blockOf } from '../summarise/tree.ts'
import type { Study } from './study.ts'
import { addState, type StudyState, workBlock } from './work.ts'

/** Trials of a block, a multiple of 256; or who says how many the next one has. */
export type BlockSize = number | (() => number)

/** How a runner goes about a study; moves no bit of what it gives. */
export type RunOptions = {
  /** Trials per block, a multiple of 256, or who says how many are next; no part of the result. */
  readonly blockSize: BlockSize
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** Where blocks are worked. Every runner gives the same bytes. */
export type Runner = (study: Study, catalogue: Catalogue, options: RunOptions) => Promise<StudyState>

/**
 * So many trials, or trials times steps times variants, between two turns of others, unless somebody paces the blocks: each
 * turn takes a thousandth of a second, and so much work some tenths of a second.
 */
const breath = { trials: 16_384, work: 100_000 }

/** Lets timers, signals and the screen have a turn. */
const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))

const oneByOne = async (
  study: Study,
  { blockSize, onProgress, signal }: RunOptions,
  play: (block: Block, before: StudyState | undefined) => StudyState,
): Promise<StudyState> => {
  const { structure, variants } = study
  let state: StudyState | undefined
  let breathed = 0
  for (let first = 0; first < study.trials; ) {
    signal?.throwIfAborted()
    const size = blockOf(typeof blockSize === 'number' ? blockSize : blockSize())
    state = play({ first, count: Math.min(size, study.trials - first) }, state)
    first += size
    onProgress?.(Math.min(first, study.trials), study.trials)
    const since = first - breathed
    const isLittle = since < breath.trials && since * structure.steps * variants.length < breath.work
    if (typeof blockSize === 'number' && isLittle && first < study.trials) continue
    breathed = first
    await breathe()
  }
  if (!state) throw new Error('a study needs at least one trial')
  return state
}

/** A loop in this process, over columns as these kernels do it. */
export const inProcessWith =
  (make: MakeKernels): Runner =>
  (study, catalogue, options) => {
    const tables = newTables(make)
    return oneByOne(study, options, (block, before) => workBlock(study, catalogue, block, tables, before))
  }

/** A loop in this process in plain TypeScript, which every engine runs. */
export const inProcess: Runner = inProcessWith(plainKernels)

/** The same loop with everything sent through structured clone: what passes here can go to another thread. */
export const serialised: Runner = (study, catalogue, options) =>
  oneByOne(study, options, (block, before) =>
    addState(before, structuredClone(workBlock(structuredClone(study), catalogue, structuredClone(block)))),
  )
