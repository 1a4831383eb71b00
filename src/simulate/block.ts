import type { Structure } from '../compile/structure.ts'

/** A stretch of trials; its size is no part of any result. */
export type Block = { readonly first: number; readonly count: number }

/** Trials per block unless somebody asks for another size: what they work on stays near the processor. */
export const defaultBlockSize = 256

/** One variant's figures for a block: per metric a value a trial, per timeline or mean and step a value a trial. */
export type BlockColumns = {
  readonly metrics: readonly Float64Array[]
  readonly timelines: readonly (readonly Float64Array[])[]
  readonly means: readonly (readonly Float64Array[])[]
}

/**
 * Who takes in one variant's paths step by step, so that they need not be kept: `n` is a place among timelines or means.
 * Values are those of a step and not to be changed; they are overwritten later. A step may come again, and then counts alone.
 */
export type PathsTaken = {
  readonly timeline: (n: number, t: number, values: Float64Array) => void
  readonly mean: (n: number, t: number, values: Float64Array) => void
}

/** Paths that are empty at first, and who keeps a copy of every step in them. */
export const keptPaths = (
  structure: Pick<Structure, 'timelines' | 'means'>,
): Pick<BlockColumns, 'timelines' | 'means'> & { readonly keep: PathsTaken } => {
  const timelines = structure.timelines.map((): Float64Array[] => [])
  const means = structure.means.map((): Float64Array[] => [])
  const keep: PathsTaken = {
    timeline(n, t, values) {
      timelines[n][t] = values.slice()
    },
    mean(n, t, values) {
      means[n][t] = values.slice()
    },
  }
  return { timelines, means, keep }
}

/** Lets somebody take in paths that were kept. */
export const handOn = ({ timelines, means }: Pick<BlockColumns, 'timelines' | 'means'>, taken: PathsTaken): void => {
  for (const [n, path] of timelines.entries()) for (const [t, values] of path.entries()) taken.timeline(n, t, values)
  for (const [n, path] of means.entries()) for (const [t, values] of path.entries()) taken.mean(n, t, values)
}

/** Some trials of a stretch, from one place in it up to another. */
export const someTrials = ({ metrics, timelines, means }: BlockColumns, from: number, to: number): BlockColumns => {
  const some = (values: Float64Array): Float64Array => values.subarray(from, to)
  return {
    metrics: metrics.map(some),
    timelines: timelines.map(path => path.map(some)),
    means: means.map(path => path.map(some)),
  }
}
