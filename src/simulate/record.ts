import type { Structure } from '../compile/structure.ts'
import { failure } from '../kernel/failure.ts'
import type { Window } from '../kernel/metric.ts'
import { type Arena, viewAt } from './arena.ts'
import type { Block } from './block.ts'

/** What a run keeps of the columns while it steps: the windows that metrics need, and whole paths of timelines. */
export type Recorder = {
  readonly keep: (t: number) => void
  /** The kept values of a slot's window, one a trial; NaN where the horizon is shorter than the window. */
  readonly window: (slot: number, window: Window) => Float64Array
  readonly timelines: () => Float64Array[][]
}

const keyOf = (slot: number, window: Window): string => `${window}:${slot}`

export const createRecorder = (structure: Structure, arena: Arena): Recorder => {
  const { steps, months } = structure
  const kept = new Map<string, { slot: number; window: Window; values: Float64Array }>()
  for (const { needs } of structure.metrics)
    for (const { slot, window } of Object.values(needs)) {
      const values = new Float64Array(arena.trials)
      if (window === 'low') values.fill(Number.POSITIVE_INFINITY)
      kept.set(keyOf(slot, window), { slot, window, values })
    }
  const yearSteps = Math.max(1, Math.floor(12 / months + 0.5))
  const lastYear = steps - yearSteps
  const paths = structure.timelines.map(() => [] as Float64Array[])
  return {
    keep(t) {
      for (const { slot, window, values } of kept.values()) {
        const now = viewAt(arena.rings[slot], t, 0)
        if (window === 'end') {
          if (t === steps - 1) values.set(now)
        } else if (window === 'low') {
          for (let i = 0; i < values.length; i++) if (now[i] < values[i]) values[i] = now[i]
        } else if (window === 'total' || t >= lastYear) for (let i = 0; i < values.length; i++) values[i] += now[i]
      }
      structure.timelines.forEach(({ slot }, n) => {
        paths[n].push(viewAt(arena.rings[slot], t, 0).slice())
      })
    },
    window(slot, window) {
      const { values } = kept.get(keyOf(slot, window)) as { values: Float64Array }
      return window === 'last12' && lastYear < 0 ? values.fill(Number.NaN) : values
    },
    timelines: () => paths,
  }
}

/** Checks what must hold in every trial of a step, to 1e-9 of the amounts in it. */
export const checkIdentities = (structure: Structure, arena: Arena, block: Block, t: number, variant: string): void => {
  for (const { name, terms } of structure.identities) {
    const views = terms.map(({ slot, back }) => viewAt(arena.rings[slot], t, back))
    for (let i = 0; i < arena.trials; i++) {
      let sum = 0
      let size = 1
      for (let k = 0; k < terms.length; k++) {
        const x = views[k][i]
        sum += terms[k].sign * x
        size += Math.abs(x)
      }
      if (!(Math.abs(sum) <= 1e-9 * size))
        throw failure(
          `the books do not balance: ${name} is off by ${sum} in strategy "${variant}", trial ${block.first + i}, ${structure.dates[t]}`,
        )
    }
  }
}
