import { parentPort } from 'node:worker_threads'
import type { Structure } from '../compile/structure.ts'
import { catalogue } from '../domain/catalogue.ts'
import { type FailureDetail, isFailure } from '../kernel/failure.ts'
import { bestKernels } from '../kernel/simd/simd.ts'
import type { Block } from '../simulate/block.ts'
import { newTables, simulateBlock } from '../simulate/simulate.ts'
import type { Study } from '../study/study.ts'
import { type StudyState, workBlock } from '../study/work.ts'

/**
 * What a thread is told: the study that is next (without its structure where that is the last one's), to work a block of
 * it, to hand over what its blocks came to since it last did.
 */
export type Told =
  | { readonly study: Omit<Study, 'structure'> & Partial<Pick<Study, 'structure'>> }
  | { readonly block: Block }
  | 'hand over'

/** What a thread answers of a block: that it is worked, or what went wrong. */
export type Worked = {
  readonly wrong?: FailureDetail & {
    readonly message: string
    readonly stack?: string
    readonly isFailure: boolean
  }
}

const tables = newTables(bestKernels())
let structure: Structure | undefined
let study: Study | undefined
let state: StudyState | undefined

const work = (block: Block): Worked => {
  if (!study) throw new Error('a thread was given a block before a study')
  try {
    state = workBlock(study, catalogue, block, tables, state)
    return {}
  } catch (error) {
    const { message, stack } = error as Error
    const { site, help }: FailureDetail = isFailure(error) ? error : {}
    return {
      wrong: {
        message,
        isFailure: isFailure(error),
        ...(stack === undefined ? {} : { stack }),
        ...(site === undefined ? {} : { site }),
        ...(help === undefined ? {} : { help }),
      },
    }
  }
}

/** Futures that are played for nothing, to learn how large tables have to be before whole blocks are played again for it. */
const trying = { first: 0, count: 8 }

const warmUp = ({ structure, variants }: Study): void => {
  try {
    simulateBlock(structure, catalogue, variants, trying, tables)
    // the most that any of so few needs is seldom the most that any of a block does
    tables.atFirst *= 2
    tables.listed *= 2
  } catch {
    // the block that these futures belong to says what is wrong with them
  }
}

parentPort?.on('message', (told: Told) => {
  if (told === 'hand over') {
    parentPort?.postMessage(state)
    state = undefined
  } else if ('study' in told) {
    const isFirst = tables.memory === undefined
    structure = told.study.structure ?? structure
    if (!structure) throw new Error('a thread was given a study before a structure')
    study = { ...told.study, structure }
    state = undefined
    if (isFirst) warmUp(study)
  } else parentPort?.postMessage(work(told.block))
})
