import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { catalogue as theModel } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import { inProcess, type Runner, type RunOptions } from '../study/runner.ts'
import type { Study } from '../study/study.ts'
import { mergeStates, type StudyState } from '../study/work.ts'
import { leafTrials } from '../summarise/tree.ts'
import type { Worked } from './block-worker.ts'

/** Fewer trials than this are done before threads have begun. */
const fewest = 2048

/** What a thread has of a block of this many trials stays near it; this thread is free to hear an interruption. */
const bestBlock = 512

export type ThreadOptions = {
  /** The module of a thread, and how Node is started in it (as this process, if nothing is said). */
  readonly worker: URL
  readonly execArgv?: readonly string[]
  /** How many threads; as many as the machine runs at once, if nothing is said. */
  readonly count?: number
}

const thrown = ({ wrong }: Extract<Worked, { wrong: object }>): Error => {
  const error = wrong.isFailure ? failure(wrong.message) : new Error(wrong.message)
  if (wrong.stack !== undefined) error.stack = wrong.stack
  return error
}

/** One block in a thread. */
const ask = (thread: Worker, block: object): Promise<Worked> =>
  new Promise((resolve, reject) => {
    const over = (settle: () => void): void => {
      thread.off('message', heard)
      thread.off('error', broken)
      thread.off('exit', gone)
      settle()
    }
    const heard = (worked: Worked): void => over(() => resolve(worked))
    const broken = (error: Error): void => over(() => reject(error))
    const gone = (): void => over(() => reject(new Error('a thread ended before its block was done')))
    thread.on('message', heard).on('error', broken).on('exit', gone)
    thread.postMessage(block)
  })

const inThreads = async (
  study: Study,
  { blockSize, onProgress, signal }: RunOptions,
  threads: readonly Worker[],
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
  ({ worker, execArgv, count = availableParallelism() }: ThreadOptions): Runner =>
  async (study, catalogue, options) => {
    if (catalogue !== theModel || study.trials < fewest || count < 2) return inProcess(study, catalogue, options)
    options.signal?.throwIfAborted()
    const started = Array.from(
      { length: count },
      () => new Worker(worker, { workerData: study, ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }) }),
    )
    try {
      return await inThreads(study, options, started)
    } finally {
      await Promise.all(started.map(thread => thread.terminate()))
    }
  }
