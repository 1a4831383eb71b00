import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Look, Metric, Window } from '../kernel/metric.ts'
import type { Kernels } from '../kernel/simd/kernels.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'
import type { PathsTaken } from './block.ts'
import { metricOf, valueInto } from './metric-values.ts'

/** What a run keeps of the columns while it steps: the windows that metrics need. Paths are handed on. */
export type Recorder = {
  /** Forgets what it kept of another variant. */
  readonly begin: () => void
  readonly keep: (t: number, taken: PathsTaken) => void
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
 * Takes the values of a step in, which `ended` so many months after the start. A function of the module, so that it is
 * made fast once, and not for each stretch of trials and variant anew.
 */
const take = ({ ring, look, from, to, values, highest }: Kept, kernels: Kernels, t: number, ended: number): void => {
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
        values[i] = ended
      }
}

/** A column as it is in a step, or (`out`, which it is written to) a metric of the columns of that step. */
type Path = { readonly rings: readonly Ring[]; readonly needs: readonly string[]; readonly out: Out | undefined }
type Out = { readonly metric: Metric; readonly values: Float64Array }

const pathOf = (
  timeline: Structure['timelines'][number],
  catalogue: Pick<Catalogue, 'metrics'>,
  { rings, trials }: Arena,
): Path => {
  if ('slot' in timeline) return { rings: [rings[timeline.slot]], needs: [], out: undefined }
  return {
    rings: Object.values(timeline.needs).map(slot => rings[slot]),
    needs: Object.keys(timeline.needs),
    out: { metric: metricOf(catalogue, timeline.metric), values: new Float64Array(trials) },
  }
}

const pathAt = ({ rings, needs, out }: Path, t: number): Float64Array => {
  if (out === undefined) return viewAt(rings[0], t, 0)
  const columns = rings.map(ring => viewAt(ring, t, 0))
  valueInto(out.values, out.metric, needs, columns)
  return out.values
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
  const ended = Float64Array.from({ length: structure.steps }, (_, t) => (t + 1) * structure.months)
  const means = structure.means.map(({ slot }) => arena.rings[slot])
  return {
    begin() {
      for (const { values, start, highest } of all) {
        values.fill(start)
        highest.fill(0)
      }
    },
    keep(t, taken) {
      for (let n = 0; n < all.length; n++) take(all[n], arena.kernels, t, ended[t])
      for (let n = 0; n < timelines.length; n++) taken.timeline(n, t, pathAt(timelines[n], t))
      for (let n = 0; n < means.length; n++) taken.mean(n, t, viewAt(means[n], t, 0))
    },
    window: (slot, window) => (kept.get(keyOf(slot, window)) as { values: Float64Array }).values,
  }
}
