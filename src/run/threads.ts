import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { catalogue as theModel } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import type { Block } from '../simulate/block.ts'
import { inProcess, type Runner, type RunOptions } from '../study/runner.ts'
import type { Study } from '../study/study.ts'
import { mergeStates, type StudyState } from '../study/work.ts'
import { leafTrials } from '../summarise/tree.ts'
import type { Worked } from './block-worker.ts'

/** Fewer trials than this are done before threads have begun. */
const worthwhile = 2048

/** What a thread has of a block of this many trials stays near it; this thread is free to hear an interruption. */
const bestBlock = 512

export type ThreadOptions = {
  /** The module of a thread, as Node can load it: from the built package. */
  readonly worker: URL
  /** How many threads; as many as the machine runs at once, if nothing is said. */
  readonly count?: number
  /** Trials from which threads are worth beginning. */
  readonly atLeast?: number
}

const thrown = ({ wrong }: Extract<Worked, { wrong: object }>): Error => {
  const error = wrong.isFailure ? failure(wrong.message) : new Error(wrong.message)
  if (wrong.stack !== undefined) error.stack = wrong.stack
  return error
}

/** A thread, and a promise that is broken when it ends, whether or not it has a block by then. */
type Thread = { readonly worker: Worker; readonly ended: Promise<never> }

const begun = (worker: Worker): Thread => {
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a thread ended before its block was done')))
  })
  ended.catch(() => {})
  return { worker, ended }
}

/** One block in a thread. */
const ask = ({ worker, ended }: Thread, block: Block): Promise<Worked> =>
  Promise.race([
    ended,
    new Promise<Worked>(resolve => {
      worker.once('message', resolve)
      worker.postMessage(block)
    }),
  ])

const inThreads = async (
  study: Study,
  { blockSize, onProgress, signal }: RunOptions,
  threads: readonly Thread[],
): Promise<StudyState> => {
  const parts = new Map<number, Worked>()
  let next = 0
  let done = 0
  let isWrong = false
  const sizeNow = (): number => {
    const size = typeof blockSize === 'number' ? blockSize : bestBlock
    if (size % leafTrials !== 0 || size < leafTrials)
      throw new Error(`a block must be a multiple of ${leafTrials} trials but is ${size}`)
    return size
  }
  const stopped = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  await Promise.race([
    stopped,
    Promise.all(
      threads.map(async thread => {
        while (next < study.trials && !isWrong) {
          const first = next
          const count = Math.min(sizeNow(), study.trials - first)
          next = first + count
          const worked = await ask(thread, { first, count })
          parts.set(first, worked)
          isWrong ||= 'wrong' in worked
          done += count
          onProgress?.(done, study.trials)
          signal?.throwIfAborted()
        }
      }),
    ),
  ])
  // in the order of the trials, so that what went wrong is what a plain loop would have met first
  const inOrder = [...parts.entries()].sort(([a], [b]) => a - b).map(([, worked]) => worked)
  return inOrder
    .map(worked => {
      if ('wrong' in worked) throw thrown(worked)
      return worked.state
    })
    .reduce(mergeStates)
}

/**
 * Blocks worked side by side in threads of this process, to the same bytes as a plain loop. Threads have the model of
 * their own module; a study of another catalogue, or of few trials, is worked in this thread.
 */
export const threads =
  ({ worker, count = availableParallelism(), atLeast = worthwhile }: ThreadOptions): Runner =>
  async (study, catalogue, options) => {
    if (catalogue !== theModel || study.trials < atLeast || count < 2) return inProcess(study, catalogue, options)
    options.signal?.throwIfAborted()
    const started = Array.from({ length: count }, () => begun(new Worker(worker, { workerData: study })))
    try {
      return await inThreads(study, options, started)
    } finally {
      await Promise.all(started.map(thread => thread.worker.terminate()))
    }
  }
