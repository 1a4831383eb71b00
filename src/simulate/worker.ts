import type { Instance, Structure } from '../compile/structure.ts'
import { stepsIn } from '../kernel/calendar.ts'
import type { Carried } from '../kernel/chance.ts'
import { grown } from '../kernel/grown.ts'
import type { Context, Mechanism } from '../kernel/mechanism.ts'
import type { Param } from '../kernel/param.ts'
import type { Stream } from '../kernel/philox.ts'
import { type Arena, type Ring, viewAt } from './arena.ts'
import type { Clocks } from './clocks.ts'
import type { Bound } from './params.ts'
import { blank, type Look, lookOf, type Seen, viewsAt } from './seen.ts'

/** The memory that instances work in, and what all of them share. */
export type Place = {
  readonly structure: Structure
  readonly arena: Arena
  readonly clocks: Clocks
  readonly overflow: () => void
  readonly listOverflow: () => void
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** One instance at work in an arena, for one variant after the other: its context shows the views of each step. */
export type Worker = {
  readonly params: Instance['params']
  /** All of them in one list. */
  readonly bindings: readonly number[]
  readonly mechanism: Mechanism
  readonly context: Mutable<Omit<Context, 'params'>> & { readonly params: Record<string, unknown> }
  readonly reads: Look
  readonly writes: Look
  /** After so many steps all stand at the same views again; and what is seen at each of them, once it has been. */
  readonly period: number
  readonly seen: (Seen | undefined)[]
  /** Reads whose lag a parameter says. */
  readonly lags: readonly { readonly key: string; readonly param: number }[]
  /** What is zero before the start. */
  readonly zero: readonly Float64Array[]
  /** The steps in which it does something, and what it owns; undefined for all. */
  readonly fires: readonly boolean[] | undefined
  readonly owned: readonly { readonly ring: Ring; readonly stays: boolean }[]
  /** The parameters of the variant, and the steps from which some of them are others. */
  bound: readonly Bound[]
  changes: readonly number[]
}

const firesAt = (mechanism: Mechanism, structure: Structure): readonly boolean[] | undefined =>
  mechanism.at === 'step'
    ? undefined
    : mechanism.at === 'partnerYearEnd'
      ? structure.partnerYearEnds
      : structure.vendorYearEnds

/**
 * In how many steps something can work that does so for a time: as its field allows, so that every variant finds its
 * memory, or as the horizon does. Two more, because it may begin and end inside of steps.
 */
const mostSteps = (param: number, { params, months, steps }: Structure): number =>
  Math.min(Math.ceil(params[param].range[1] / months), steps) + 2

/** A record of the same keys, or of lists as long. */
const mapped = <A, B>(
  record: Readonly<Record<string, A | readonly A[]>>,
  change: (one: A) => B,
): Record<string, B | readonly B[]> =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      return [key, Array.isArray(value) ? grown(value, change) : change(value as A)]
    }),
  )

/** The same bits as signed words, which engines keep as such. */
const signed = ({ k0, k1, c3 }: Stream): Stream => ({ k0: k0 | 0, k1: k1 | 0, c3: c3 | 0 })

/** The least number that all of these divide, or `most` where that is less. */
const roundOf = (lengths: readonly number[], most: number): number => {
  let round = 1
  for (const length of new Set(lengths)) {
    let next = round
    while (next % length !== 0 && next < most) next += round
    round = Math.min(next, most)
  }
  return round
}

const slotsIn = (looks: Instance['reads'] | Instance['writes']): readonly number[] =>
  Object.values(looks).flatMap(({ slots }) => slots)

/** Puts the instance of a mechanism to work in an arena; `aim` says for which variant. */
export const createWorker = (
  instance: Instance,
  mechanism: Mechanism,
  { structure, arena, clocks, overflow, listOverflow }: Place,
): Worker => {
  const { trials, slots, rings } = arena
  const zero: Float64Array[] = []
  const perTrial = (numbers = 1): Float64Array => {
    const state = new Float64Array(trials * numbers)
    zero.push(state)
    return state
  }
  const perSlot = (numbers: number): Float64Array => new Float64Array(trials * slots * numbers)
  const state = Object.fromEntries(
    Object.entries(mechanism.state).map(([key, kind]) => [
      key,
      typeof kind === 'object'
        ? perTrial(mostSteps(instance.params[kind.upTo] as number, structure))
        : kind === 'trial'
          ? perTrial()
          : perSlot(kind === 'slots' ? 1 : kind),
    ]),
  )
  const backOf = (key: string): number => {
    const { back } = instance.reads[key]
    return typeof back === 'number' ? back : 0
  }
  const reads = lookOf(instance.reads, arena, backOf)
  const writes = lookOf(instance.writes, arena, () => 0)
  const context = {
    trials,
    first: 0,
    t: -1,
    // fractions at first: an engine that meets a whole number here makes every mechanism fast again for the first that is not
    years: 0.5,
    months: 0.5,
    slots,
    listed: arena.listed,
    params: blank(instance.params),
    reads: reads.blank,
    writes: writes.blank,
    state,
    draws: mapped(instance.draws, signed),
    uniforms: arena.kernels.uniforms,
    // room for what is expected of each draw, where chance is off
    carried: mapped(instance.draws, (): Carried => (structure.chance ? undefined : perTrial())),
    clocks,
    overflow,
    listOverflow,
  }
  context.years = structure.years
  context.months = structure.months
  const period = roundOf(
    [...slotsIn(instance.reads), ...slotsIn(instance.writes)].map(slot => rings[slot].length),
    structure.steps + 1,
  )
  return {
    params: instance.params,
    bindings: Object.values(instance.params).flat(),
    mechanism,
    context: context as unknown as Worker['context'],
    reads,
    writes,
    period,
    seen: new Array<Seen | undefined>(period).fill(undefined),
    lags: Object.entries(instance.reads).flatMap(([key, { back }]) =>
      typeof back === 'number' ? [] : { key, param: back.param },
    ),
    zero,
    fires: firesAt(mechanism, structure),
    owned: slotsIn(instance.writes).map(slot => ({
      ring: rings[slot],
      stays: structure.slots[slot].kind === 'stock',
    })),
    bound: [],
    changes: [],
  }
}

/** The steps that a lag says; one that is longer than the horizon looks at what was before the start, like any other. */
const lagOf = (bound: Bound, { months, steps }: Structure): number => {
  const { data, mask } = bound[0].value as Param
  if (mask !== 0 || bound.length > 1) throw new Error('a lag must be one certain number')
  return Math.min(stepsIn(data[0], months), steps + 1)
}

const valueAt = (pieces: Bound, t: number): unknown => {
  let n = pieces.length - 1
  while (n > 0 && pieces[n].from > t) n--
  return pieces[n].value
}

/** Shows the parameters as they are in a step. */
const bindAt = ({ params, context, bound }: Worker, t: number): void => {
  for (const key in params) {
    const at = params[key]
    context.params[key] = typeof at === 'number' ? valueAt(bound[at], t) : grown(at, n => valueAt(bound[n], t))
  }
}

/** The steps in which a parameter is another one than before. */
const changesIn = ({ bindings, bound }: Worker): number[] => {
  const changes: number[] = []
  for (const n of bindings) for (let k = 1; k < bound[n].length; k++) changes.push(bound[n][k].from)
  return changes
}

/** Points a worker at one variant of the trials from `first` on: nothing is left of what it did before. */
export const aim = (worker: Worker, bound: readonly Bound[], first: number, structure: Structure): void => {
  const { context, lags, reads, seen, zero } = worker
  context.first = first
  worker.bound = bound
  worker.changes = changesIn(worker)
  for (const state of zero) state.fill(0)
  for (const { key, param } of lags) {
    const look = reads.all.find(one => one.key === key)
    const back = lagOf(bound[param], structure)
    if (look === undefined || look.back === back) continue
    look.back = back
    seen.fill(undefined)
  }
  bindAt(worker, 0)
}

/** In steps in which a period-end mechanism rests, its flows are zero and its stocks stay. */
const rest = ({ owned }: Worker, t: number): void => {
  for (const { ring, stays } of owned) {
    if (!stays) viewAt(ring, t, 0).fill(0)
    else if (ring.length > 1) viewAt(ring, t, 0).set(viewAt(ring, t, 1))
  }
}

const moveTo = ({ context, seen, period, reads, writes }: Worker, t: number): Context => {
  const phase = (t + period) % period
  let now = seen[phase]
  if (now === undefined) {
    now = { reads: viewsAt(reads, t), writes: viewsAt(writes, t) }
    seen[phase] = now
  }
  context.t = t
  context.reads = now.reads as Context['reads']
  context.writes = now.writes as Context['writes']
  return context as Context
}

/** Writes the starting values. */
export const startWorker = (worker: Worker): void => {
  if (worker.mechanism.start) worker.mechanism.start(moveTo(worker, -1))
}

export const stepWorker = (worker: Worker, t: number): void => {
  if (worker.changes.length > 0 && worker.changes.includes(t)) bindAt(worker, t)
  if (worker.fires && !worker.fires[t]) rest(worker, t)
  else worker.mechanism.step(moveTo(worker, t))
}
