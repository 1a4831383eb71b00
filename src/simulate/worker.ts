import type { Instance, Structure } from '../compile/structure.ts'
import { stepsIn } from '../kernel/calendar.ts'
import type { Context, Mechanism } from '../kernel/mechanism.ts'
import type { Param } from '../kernel/param.ts'
import { type Arena, viewAt } from './arena.ts'
import type { Block } from './block.ts'
import type { Bound } from './params.ts'

/** One instance ready to work on a block: its context is pointed at the views of each step. */
export type Worker = {
  readonly start: () => void
  readonly step: (t: number) => void
}

type Views = Record<string, Float64Array | readonly Float64Array[]>

/** A list of slots seen `back` steps ago, as one view or as one for each element. */
type Pointer = {
  readonly into: Views
  readonly key: string
  readonly slots: readonly number[]
  readonly each: boolean
  readonly back: number
  /** Of a list: its views at each position of the rings, once they have been asked for. */
  readonly phases: (readonly Float64Array[] | undefined)[]
}

const firesAt = (mechanism: Mechanism, structure: Structure): readonly boolean[] | undefined =>
  mechanism.at === 'step'
    ? undefined
    : mechanism.at === 'partnerYearEnd'
      ? structure.partnerYearEnds
      : structure.vendorYearEnds

/**
 * A record of the same keys, to be filled. Made whole, because an engine that sees a dozen keys arrive one by one keeps
 * them in a dictionary, and every look of a mechanism's loop into it is then a search.
 */
const blank = <V>(like: Readonly<Record<string, unknown>>): Record<string, V> =>
  Object.fromEntries(Object.keys(like).map(key => [key, undefined as V]))

/** The steps that a lag says; one that is longer than the horizon looks at what was before the start, like any other. */
const lagOf = (bound: Bound, { months, steps }: Structure): number => {
  const { data, mask } = bound[0].value as Param
  if (mask !== 0 || bound.length > 1) throw new Error('a lag must be one certain number')
  return Math.min(stepsIn(data[0], months), steps + 1)
}

/** Points the instance at a place of the structure's work at an arena, with the parameters of one variant. */
export const createWorker = (
  instance: Instance,
  place: number,
  mechanism: Mechanism,
  {
    structure,
    arena,
    bound,
    block,
    overflow,
    listOverflow,
  }: {
    readonly structure: Structure
    readonly arena: Arena
    readonly bound: readonly Bound[]
    readonly block: Block
    readonly overflow: () => void
    readonly listOverflow: () => void
  },
): Worker => {
  const reads: Views = blank(instance.reads)
  const writes: Views = blank(instance.writes)
  const params = blank<unknown>(instance.params)
  const state = Object.fromEntries(
    Object.entries(mechanism.state).map(([key, kind]) => [
      key,
      arena.stateOf(place, key, kind === 'trial' ? 0 : kind === 'slots' ? 1 : kind),
    ]),
  )
  const context = {
    trials: block.count,
    first: block.first,
    t: -1,
    years: structure.years,
    months: structure.months,
    slots: arena.slots,
    listed: arena.listed,
    params,
    reads,
    writes,
    state,
    draws: instance.draws,
    overflow,
    listOverflow,
  }

  const point = ({ into, key, slots: at, each, back, phases }: Pointer, t: number): void => {
    if (!each) {
      into[key] = viewAt(arena.rings[at[0]], t, back)
      return
    }
    const phase = (t + phases.length) % phases.length
    phases[phase] ??= at.map(slot => viewAt(arena.rings[slot], t, back))
    into[key] = phases[phase]
  }
  /** After so many steps a list of slots stands at the same views again. */
  const phasesOf = (at: readonly number[]): Pointer['phases'] => {
    const depths = new Set(at.map(slot => arena.rings[slot].length))
    depths.delete(1)
    return new Array(depths.size > 1 ? structure.steps + 1 : ([...depths][0] ?? 1))
  }
  const pointers: Pointer[] = []
  for (const [key, { slots: looked, each, back }] of Object.entries(instance.reads)) {
    const steps = typeof back === 'number' ? back : lagOf(bound[back.param], structure)
    pointers.push({ into: reads, key, slots: looked, each, back: steps, phases: phasesOf(looked) })
  }
  for (const [key, { slots: written, each }] of Object.entries(instance.writes))
    pointers.push({ into: writes, key, slots: written, each, back: 0, phases: phasesOf(written) })

  const moving = pointers.filter(({ slots: at }) => at.some(slot => arena.rings[slot].length > 1))
  for (const pointer of pointers) point(pointer, 0)

  const bindAt = (t: number): void => {
    for (const [key, at] of Object.entries(instance.params)) {
      const holding = (n: number): unknown => bound[n].findLast(piece => piece.from <= Math.max(0, t))?.value
      params[key] = typeof at === 'number' ? holding(at) : at.map(holding)
    }
  }
  bindAt(0)
  const changes = new Set(
    Object.values(instance.params).flatMap(at =>
      (typeof at === 'number' ? [at] : at).flatMap(n => bound[n].slice(1).map(piece => piece.from)),
    ),
  )

  const fires = firesAt(mechanism, structure)
  const owned = Object.values(instance.writes).flatMap(write => write.slots)
  /** In steps in which a period-end mechanism rests, its flows are zero and its stocks stay. */
  const rest = (t: number): void => {
    for (const slot of owned) {
      const ring = arena.rings[slot]
      if (structure.slots[slot].kind !== 'stock') viewAt(ring, t, 0).fill(0)
      else if (ring.length > 1) viewAt(ring, t, 0).set(viewAt(ring, t, 1))
    }
  }
  const moveTo = (t: number): void => {
    context.t = t
    for (const pointer of moving) point(pointer, t)
  }
  return {
    start() {
      if (!mechanism.start) return
      moveTo(-1)
      mechanism.start(context as unknown as Context)
    },
    step(t) {
      if (changes.has(t)) bindAt(t)
      if (fires && !fires[t]) return rest(t)
      moveTo(t)
      mechanism.step(context as unknown as Context)
    },
  }
}
