import type { Structure } from '../compile/structure.ts'

/** A stretch of trials; its size is no part of any result. */
export type Block = { readonly first: number; readonly count: number }

/** Trials per block unless somebody asks for another size. */
export const defaultBlockSize = 1024

/** One variant's figures for a block: per metric a value a trial, per timeline or mean and step a value a trial. */
export type BlockColumns = {
  readonly metrics: readonly Float64Array[]
  readonly timelines: readonly (readonly Float64Array[])[]
  readonly means: readonly (readonly Float64Array[])[]
}

/** What is kept of every step. */
export type Paths = Pick<BlockColumns, 'timelines' | 'means'>

/** Memory for the paths of one variant. */
export const newPaths = ({ timelines, means, steps }: Structure, trials: number): Paths => {
  const columns = (paths: number): Float64Array[][] => {
    const buffer = new Float64Array(paths * steps * trials)
    let at = 0
    return Array.from({ length: paths }, () => Array.from({ length: steps }, () => buffer.subarray(at, (at += trials))))
  }
  return { timelines: columns(timelines.length), means: columns(means.length) }
}

/** The first so many trials of a stretch. */
export const firstTrials = ({ metrics, timelines, means }: BlockColumns, count: number): BlockColumns => {
  const first = (values: Float64Array): Float64Array => values.subarray(0, count)
  return {
    metrics: metrics.map(first),
    timelines: timelines.map(path => path.map(first)),
    means: means.map(path => path.map(first)),
  }
}
