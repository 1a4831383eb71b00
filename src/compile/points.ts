import type { Stream } from '../kernel/philox.ts'
import { mostDimensions } from '../kernel/sobol.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import type { Points, Variant } from './structure.ts'

const isSame = (a: Stream, b: Stream): boolean => a.k0 === b.k0 && a.k1 === b.k1 && a.c3 === b.c3

/** Those that have a luck of their own, each once: columns of one row of a table are one, named by the first. */
const apart = (leaves: readonly Leaf[]): Points['dimensions'] => {
  const found: Points['dimensions'][number][] = []
  for (const { path, stream } of leaves)
    if (!found.some(one => isSame(one.stream, stream))) found.push({ path, stream })
  return found
}

/** Whether a scenario, or a strategy of it, says a path by itself. */
export const saidIn =
  ({ settings, strategies }: Scenario) =>
  (path: string): boolean =>
    path.startsWith('inputs.') || settings.has(path) || strategies.some(one => one.settings.has(path))

/**
 * Which inputs take their uniforms from points, and in which dimension: what any of these variants draws once per trial,
 * what the scenario says before what the evidence library does, and of both in code-point order of the paths, so that
 * the order of the strategies moves nothing. What is beyond the last dimension is drawn as ever.
 */
export const pointsFor = (variants: readonly Variant[], isSaid: (path: string) => boolean): Points => {
  const leaves = variants.flatMap(leavesOf).sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const all = apart([...leaves.filter(({ path }) => isSaid(path)), ...leaves.filter(({ path }) => !isSaid(path))])
  return { dimensions: all.slice(0, mostDimensions), plain: all.slice(mostDimensions).map(({ path }) => path) }
}

/** The dimension of a stream; undefined where it has none. */
export const dimensionOf = ({ dimensions }: Points, stream: Stream): number | undefined => {
  const place = dimensions.findIndex(one => isSame(one.stream, stream))
  return place < 0 ? undefined : place
}
