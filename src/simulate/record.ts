import type { Structure } from '../compile/structure.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Look, Window } from '../kernel/metric.ts'
import type { Kernels } from '../kernel/simd/kernels.ts'
import { type Arena, viewAt } from './arena.ts'
import type { PathsTaken } from './block.ts'

/** What a run keeps of the columns while it steps: the windows that metrics need. Paths are handed on. */
export type Recorder = {
  readonly keep: (t: number) => void
  /** The kept values of a slot's window, one a trial, until the next variant is played; NaN where the horizon is shorter than the window. */
  readonly window: (slot: number, window: Window) => Float64Array
}

/** A column as it is in a step, or a metric of the columns of that step; trial by trial. */
const pathOf = (
  timeline: Structure['timelines'][number],
  { metrics }: Pick<Catalogue, 'metrics'>,
  arena: Arena,
): ((t: number) => Float64Array) => {
  if ('slot' in timeline) return t => viewAt(arena.rings[timeline.slot], t, 0)
  const metric = metrics.find(({ id }) => id === timeline.metric)
  if (!metric) throw new Error(`the catalogue has no metric "${timeline.metric}"`)
  const needs = Object.entries(timeline.needs)
  return t => {
    const parts = needs.map(([need, slot]) => ({ need, values: viewAt(arena.rings[slot], t, 0) }))
    const needed: Record<string, number> = {}
    return Float64Array.from({ length: arena.trials }, (_, i) => {
      for (const { need, values } of parts) needed[need] = values[i]
      return metric.value(needed)
    })
  }
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
  readonly slot: number
  readonly span: ReturnType<typeof spanOf>
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

/**
 * Takes the values of a step in. A function of the module, so that it is made fast once, and not for each stretch of
 * trials and variant anew.
 */
const take = (
  { span, values, highest }: Kept,
  kernels: Kernels,
  now: Float64Array,
  t: number,
  months: number,
): void => {
  if (span === undefined || t < span.from || t > span.to) return
  if (span.look === 'total') kernels.addOne(values, now)
  else if (span.look === 'low') kernels.low(values, now)
  else if (span.look === 'high') kernels.high(values, now)
  else if (span.look === 'highAt') {
    for (let i = 0; i < values.length; i++)
      if (now[i] > highest[i]) {
        highest[i] = now[i]
        values[i] = (t + 1) * months
      }
  } else if (t === span.to) values.set(now)
}

const keyOf = (slot: number, window: Window): string =>
  typeof window === 'string' ? `${slot}:${window}` : `${slot}:${window.look}:${window.from}:${window.to}`

export const createRecorder = (
  structure: Structure,
  catalogue: Pick<Catalogue, 'metrics'>,
  arena: Arena,
  taken: PathsTaken,
): Recorder => {
  const kept = new Map<string, Kept>()
  for (const { needs } of structure.metrics)
    for (const { slot, window } of Object.values(needs)) {
      const key = keyOf(slot, window)
      if (kept.has(key)) continue
      const span = spanOf(window, structure)
      const values = arena.kept[kept.size]
      if (span === undefined) values.fill(Number.NaN)
      else values.fill(startOf(span.look))
      kept.set(key, { slot, span, values, highest: new Float64Array(span?.look === 'highAt' ? arena.trials : 0) })
    }
  const all = [...kept.values()]
  const timelines = structure.timelines.map(one => pathOf(one, catalogue, arena))
  const { means } = structure
  return {
    keep(t) {
      for (let n = 0; n < all.length; n++)
        take(all[n], arena.kernels, viewAt(arena.rings[all[n].slot], t, 0), t, structure.months)
      for (let n = 0; n < timelines.length; n++) taken.timeline(n, t, timelines[n](t))
      for (let n = 0; n < means.length; n++) taken.mean(n, t, viewAt(arena.rings[means[n].slot], t, 0))
    },
    window: (slot, window) => (kept.get(keyOf(slot, window)) as { values: Float64Array }).values,
  }
}
