import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Look, Metric, Window } from '../kernel/metric.ts'
import type { Kernels } from '../kernel/simd/kernels.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'
import type { Paths } from './block.ts'
import { metricOf, valueInto } from './metric-values.ts'

/** What a run keeps of the columns while it steps: the windows that metrics need, and whole paths of timelines and means. */
export type Recorder = {
  /** Forgets what it kept of another variant, and writes the paths of this one there. */
  readonly begin: (paths: Paths) => void
  readonly keep: (t: number) => void
  /** The kept values of a slot's window, one a trial, until the next variant is played; NaN where the horizon is shorter than the window. */
  readonly window: (slot: number, window: Window) => Float64Array
}

/** A window as steps; undefined where the horizon is shorter than it. */
const spanOf = (window: Window, { steps, months }: Structure): Exclude<Window, string> | undefined => {
  if (typeof window === 'object') return window
  const to = steps - 1
  if (window === 'end') return { look: 'end', from: to, to }
  if (window !== 'last12') return { look: window, from: 0, to }
  const from = steps - Math.max(1, Math.floor(12 / months + 0.5))
  return from < 0 ? undefined : { look: 'total', from, to }
}

type Kept = {
  readonly ring: Ring
  readonly look: Look
  readonly from: number
  readonly to: number
  /** What it begins with. */
  readonly start: number
  readonly values: Float64Array
  /** Of `highAt`: the highest so far. */
  readonly highest: Float64Array
}

/** What a look begins with. */
const startOf = (look: Look): number =>
  look === 'low'
    ? Number.POSITIVE_INFINITY
    : look === 'high'
      ? Number.NEGATIVE_INFINITY
      : look === 'highAt'
        ? Number.NaN
        : 0

const keptOf = (ring: Ring, window: Window, structure: Structure, values: Float64Array): Kept => {
  const span = spanOf(window, structure)
  const { look, from, to } = span ?? { look: 'end', from: structure.steps, to: structure.steps }
  return {
    ring,
    look,
    from,
    to,
    start: span === undefined ? Number.NaN : startOf(look),
    values,
    highest: new Float64Array(look === 'highAt' ? values.length : 0),
  }
}

/**
 * Takes the values of a step in. A function of the module, so that it is made fast once, and not for each stretch of
 * trials and variant anew.
 */
const take = ({ ring, look, from, to, values, highest }: Kept, kernels: Kernels, t: number, months: number): void => {
  if (t < from || t > to) return
  if (look === 'end') {
    if (t === to) values.set(viewAt(ring, t, 0))
    return
  }
  const now = viewAt(ring, t, 0)
  if (look === 'total') kernels.addOne(values, now)
  else if (look === 'low') kernels.low(values, now)
  else if (look === 'high') kernels.high(values, now)
  else
    for (let i = 0; i < values.length; i++)
      if (now[i] > highest[i]) {
        highest[i] = now[i]
        values[i] = (t + 1) * months
      }
}

/** A column as it is in a step, or a metric of the columns of that step. */
type Path = { readonly rings: readonly Ring[]; readonly needs: readonly string[]; readonly metric: Metric | undefined }

const pathOf = (
  timeline: Structure['timelines'][number],
  catalogue: Pick<Catalogue, 'metrics'>,
  { rings }: Arena,
): Path => {
  if ('slot' in timeline) return { rings: [rings[timeline.slot]], needs: [], metric: undefined }
  return {
    rings: Object.values(timeline.needs).map(slot => rings[slot]),
    needs: Object.keys(timeline.needs),
    metric: metricOf(catalogue, timeline.metric),
  }
}

const writePath = ({ rings, needs, metric }: Path, out: Float64Array, t: number): void => {
  if (metric === undefined) out.set(viewAt(rings[0], t, 0))
  else
    valueInto(
      out,
      metric,
      needs,
      rings.map(ring => viewAt(ring, t, 0)),
    )
}

const keyOf = (slot: number, window: Window): string =>
  typeof window === 'string' ? `${slot}:${window}` : `${slot}:${window.look}:${window.from}:${window.to}`

export const createRecorder = (structure: Structure, catalogue: Pick<Catalogue, 'metrics'>, arena: Arena): Recorder => {
  const kept = new Map<string, Kept>()
  for (const { needs } of structure.metrics)
    for (const { slot, window } of Object.values(needs)) {
      const key = keyOf(slot, window)
      if (!kept.has(key)) kept.set(key, keptOf(arena.rings[slot], window, structure, arena.kept[kept.size]))
    }
  const all = [...kept.values()]
  const timelines = structure.timelines.map(one => pathOf(one, catalogue, arena))
  const means = structure.means.map(({ slot }) => arena.rings[slot])
  let paths: Paths = { timelines: [], means: [] }
  return {
    begin(into) {
      paths = into
      for (const { values, start, highest } of all) {
        values.fill(start)
        highest.fill(0)
      }
    },
    keep(t) {
      for (let n = 0; n < all.length; n++) take(all[n], arena.kernels, t, structure.months)
      for (let n = 0; n < timelines.length; n++) writePath(timelines[n], paths.timelines[n][t], t)
      for (let n = 0; n < means.length; n++) paths.means[n][t].set(viewAt(means[n], t, 0))
    },
    window: (slot, window) => (kept.get(keyOf(slot, window)) as { values: Float64Array }).values,
  }
}
