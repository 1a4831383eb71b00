import { failure } from '../kernel/failure.ts'
import { bestKernels } from '../kernel/simd/simd.ts'
import { inProcessWith } from '../study/runner.ts'
import { type ThreadPool, threadPool } from './threads.ts'

/** Threads need a module that Node can load by itself: they are used from the built package. */
const isBuilt = import.meta.url.endsWith('.js')

/** A pool of nobody: what it is given is played in this thread. */
const alone = (): ThreadPool => {
  const runner = inProcessWith(bestKernels())
  return { runner, runnerOf: () => runner, begin: () => {}, end: async () => {} }
}

/**
 * Threads that play trials side by side, as many as the machine runs at once or `count` of them, to the same bytes as
 * one. Their `runner` goes into the options of a study, and of as many as there are; end them after the last, or the
 * process stays. A study of few trials, or of another model than tandem's, is played in this thread.
 */
export const ownThreads = (count?: number): ThreadPool => {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1))
    throw failure(`there cannot be ${count} threads`, { help: 'say a whole number from 1' })
  if (!isBuilt) return alone()
  return threadPool({
    worker: new URL('./block-worker.js', import.meta.url),
    ...(count === undefined ? {} : { count }),
  })
}
