import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { catalogue as theModel } from '../domain/catalogue.ts'
import { failure } from '../kernel/failure.ts'
import { bestKernels } from '../kernel/simd/simd.ts'
import { inProcessWith, type Runner, type RunOptions } from '../study/runner.ts'
import type { Study } from '../study/study.ts'
import { addState, type StudyState } from '../study/work.ts'
import type { Told, Worked } from './block-worker.ts'
import { lender } from './lender.ts'
import { longest, stretchesOf } from './stretches.ts'

/** Fewer trials, times steps, times variants, than this are done before threads have begun. */
const worthwhile = 100_000

/** From so many trials on a thread hands over what its blocks came to, so that this is kept once and not by every thread. */
const handOver = longest

/** Room for what is short-lived, so that it is not looked through again and again. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

export type ThreadOptions = {
  /** The module of a thread, as Node can load it: from the built package. */
  readonly worker: URL
  /** How many threads; as many as the machine runs at once, if nothing is said. */
  readonly count?: number
  /** Trials, times steps, times variants, from which threads are worth beginning. */
  readonly atLeast?: number
}

/** A runner whose threads stay for the next study, until they are ended. */
export type ThreadPool = {
  readonly runner: Runner
  /** A runner of the same threads, whose studies rather get those that have played a study of it before. */
  readonly runnerOf: (owner: object) => Runner
  /** Begins the threads before there is a study for them; without it the first study that is worth it does. */
  readonly begin: () => void
  readonly end: () => Promise<void>
}

const thrown = (wrong: NonNullable<Worked['wrong']>): Error => {
  const error = wrong.isFailure ? failure(wrong.message, wrong) : new Error(wrong.message)
  if (wrong.stack !== undefined) error.stack = wrong.stack
  return error
}

/** A thread, why it ended if it has, whether or not it had a block by then, and who waits for an answer and hears of it. */
type Thread = {
  readonly worker: Worker
  ended?: Error
  fail?: ((why: Error) => void) | undefined
  structure?: Study['structure']
}

const begun = (worker: Worker): Thread => {
  const thread: Thread = { worker }
  const end = (why: Error): void => {
    thread.ended ??= why
    thread.fail?.(thread.ended)
  }
  worker.once('error', end)
  worker.once('exit', () => end(new Error('a thread ended before its block was done')))
  return thread
}

const tell = ({ worker }: Thread, told: Told): void => worker.postMessage(told)

/** Its structure, which is most of a study, is only sent where the thread does not have it from the last one. */
const giveStudy = (thread: Thread, study: Study): void => {
  const { structure, ...rest } = study
  tell(thread, { study: thread.structure === structure ? rest : study })
  thread.structure = structure
}

/** What a thread answers; it is asked one thing at a time. No promise that stays may wait for it: it would keep every answer. */
const ask = <Answer>(thread: Thread, told: Told): Promise<Answer> =>
  new Promise((resolve, reject) => {
    if (thread.ended) return reject(thread.ended)
    thread.fail = reject
    thread.worker.once('message', (answer: Answer) => {
      thread.fail = undefined
      resolve(answer)
    })
    tell(thread, told)
  })

type Lender = ReturnType<typeof lender<Thread>>

const inThreads = async (
  study: Study,
  { blockSize, onProgress, signal }: RunOptions,
  count: number,
  { borrow, giveBack }: Lender,
  owner: object,
): Promise<StudyState> => {
  const stretches = stretchesOf<NonNullable<Worked['wrong']>>({
    trials: study.trials,
    workers: count,
    ...(typeof blockSize === 'number' ? { blockSize } : {}),
  })
  let done = 0
  let state: StudyState | undefined
  /** Adds what a thread's blocks came to, merged where they were worked; nothing where others had them all. */
  const takeFrom = async (thread: Thread): Promise<void> => {
    const part = await ask<StudyState | undefined>(thread, 'hand over')
    if (part) state = addState(state, part)
  }
  const share = async (_: unknown, n: number): Promise<void> => {
    const thread = await borrow({ owner, isFirst: n === 0 })
    let stretch = stretches.take()
    if (!stretch) {
      giveBack(thread)
      return
    }
    giveStudy(thread, study)
    for (let held = 0; stretch; stretch = stretches.take()) {
      if (held >= handOver) {
        await takeFrom(thread)
        held = 0
      }
      const { first, end, size } = stretch
      for (let at = first; at < end && !stretches.isPast(at); at += size) {
        const block = { first: at, count: Math.min(size, end - at) }
        const { wrong } = await ask<Worked>(thread, { block })
        if (wrong) stretches.fail(at, wrong)
        done += block.count
        onProgress?.(done, study.trials)
        signal?.throwIfAborted()
      }
      held += end - first
    }
    if (stretches.wrong() === undefined) await takeFrom(thread)
    giveBack(thread)
  }
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal?.reason)
  })
  signal?.addEventListener('abort', stop, { once: true })
  const worked = Promise.all(Array.from({ length: stretches.useful }, share))
  await Promise.race([stopped, worked]).finally(() => signal?.removeEventListener('abort', stop))
  const wrong = stretches.wrong()
  if (wrong) throw thrown(wrong)
  if (!state) throw new Error('no thread had a block')
  return state
}

/**
 * Blocks worked side by side in threads of this process, to the same bytes as a plain loop. Threads have the model of
 * their own module; a study of another catalogue is worked in this thread, and so is one of few trials for which none
 * has begun. End the pool when no study is under way any more, or to stop one.
 */
export const threadPool = ({
  worker,
  count = availableParallelism(),
  atLeast = worthwhile,
}: ThreadOptions): ThreadPool => {
  let threads: readonly Thread[] = []
  let lent: Lender | undefined
  const begin = (): Lender => {
    threads = Array.from({ length: count }, () => begun(new Worker(worker, { resourceLimits })))
    return lender(threads)
  }
  const runnerOf =
    (owner: object): Runner =>
    async (study, catalogue, options) => {
      const { steps } = study.structure
      const isSmall = lent === undefined && study.trials * steps * study.variants.length < atLeast
      if (catalogue !== theModel || study.trials < 1 || isSmall || count < 2)
        return inProcessWith(bestKernels())(study, catalogue, options)
      options.signal?.throwIfAborted()
      lent ??= begin()
      return inThreads(study, options, count, lent, owner)
    }
  return {
    runner: runnerOf({}),
    runnerOf,
    begin: () => {
      if (count > 1) lent ??= begin()
    },
    end: async () => {
      const ending = threads
      threads = []
      lent = undefined
      await Promise.all(ending.map(thread => thread.worker.terminate()))
    },
  }
}

/** Threads that are there for one study each. */
export const threads =
  (options: ThreadOptions): Runner =>
  async (study, catalogue, runOptions) => {
    const { runner, end } = threadPool(options)
    try {
      return await runner(study, catalogue, runOptions)
    } finally {
      await end()
    }
  }
