import { parentPort, workerData } from 'node:worker_threads'
import { catalogue } from '../domain/catalogue.ts'
import { isFailure } from '../kernel/failure.ts'
import type { Block } from '../simulate/block.ts'
import { newTables } from '../simulate/simulate.ts'
import type { Study } from '../study/study.ts'
import { type StudyState, workBlock } from '../study/work.ts'

/** What a thread sends back of a block: its state, or what went wrong. */
export type Worked =
  | { readonly state: StudyState }
  | { readonly wrong: { readonly message: string; readonly stack?: string; readonly isFailure: boolean } }

const study = workerData as Study
const tables = newTables()

parentPort?.on('message', (block: Block) => {
  const worked = ((): Worked => {
    try {
      return { state: workBlock(study, catalogue, block, tables) }
    } catch (error) {
      const { message, stack } = error as Error
      return { wrong: { message, ...(stack === undefined ? {} : { stack }), isFailure: isFailure(error) } }
    }
  })()
  parentPort?.postMessage(worked)
})
