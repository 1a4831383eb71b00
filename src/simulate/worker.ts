import type { Instance, Structure } from '../compile/structure.ts'
import { stepsIn } from '../kernel/calendar.ts'
import type { Carried } from '../kernel/chance.ts'
import type { Context, Mechanism } from '../kernel/mechanism.ts'
import type { Param } from '../kernel/param.ts'
import { type Arena, type Seen, type Views, viewAt } from './arena.ts'
import type { Block } from './block.ts'
import type { Clocks } from './clocks.ts'
import type { Bound } from './params.ts'

/** One instance ready to work on a block: its context shows the views of each step. */
export type Worker = {
  readonly start: () => void
  readonly step: (t: number) => void
}

/** Slots that are seen `back` steps ago under one name, as one view or as one for each. */
type Looked = { readonly slots: readonly number[]; readonly each: boolean; readonly back: number }

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

/**
 * In how many steps something can work that does so for a time: as its field allows, so that every variant finds its
 * memory, or as the horizon does. Two more, because it may begin and end inside of steps.
 */
const mostSteps = (param: number, { params, months, steps }: Structure): number =>
  Math.min(Math.ceil(params[param].range[1] / months), steps) + 2

/** Room for what is expected of each draw of an instance, where chance is off. */
const carriedOf = (
  { draws }: Instance,
  place: number,
  { chance }: Structure,
  arena: Arena,
): Record<string, Carried | readonly Carried[]> =>
  Object.fromEntries(
    Object.entries(draws).map(([name, stream]) => {
      const at = (key: string): Carried => (chance ? undefined : arena.stateOf(place, `carried ${key}`, 0))
      return [name, 'length' in stream ? stream.map((_, n) => at(`${name} ${n}`)) : at(name)]
    }),
  )

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
    clocks,
    overflow,
    listOverflow,
  }: {
    readonly structure: Structure
    readonly arena: Arena
    readonly bound: readonly Bound[]
    readonly block: Block
    readonly clocks: Clocks
    readonly overflow: () => void
    readonly listOverflow: () => void
  },
): Worker => {
  const params = blank<unknown>(instance.params)
  const state = Object.fromEntries(
    Object.entries(mechanism.state).map(([key, kind]) => [
      key,
      typeof kind === 'object'
        ? arena.stateOf(place, key, 0, mostSteps(instance.params[kind.upTo] as number, structure))
        : arena.stateOf(place, key, kind === 'trial' ? 0 : kind === 'slots' ? 1 : kind),
    ]),
  )
  const seen = (
    all: Readonly<Record<string, Omit<Looked, 'back'> & { readonly back?: Instance['reads'][string]['back'] }>>,
  ) =>
    Object.entries(all).map(([key, { slots, each, back = 0 }]): readonly [string, Looked] => [
      key,
      { slots, each, back: typeof back === 'number' ? back : lagOf(bound[back.param], structure) },
    ])
  const read = seen(instance.reads)
  const written = seen(instance.writes)
  const viewsAt = (all: typeof read, t: number): Views =>
    Object.fromEntries(
      all.map(([key, { slots, each, back }]) => {
        const views = slots.map(slot => viewAt(arena.rings[slot], t, back))
        return [key, each ? views : views[0]]
      }),
    )
  const seenAt = (t: number): Seen => ({ reads: viewsAt(read, t), writes: viewsAt(written, t) })
  const context = {
    trials: block.count,
    first: block.first,
    t: -1,
    // fractions at first: an engine that meets a whole number here makes every mechanism fast again for the first that is not
    years: 0.5,
    months: 0.5,
    slots: arena.slots,
    listed: arena.listed,
    params,
    ...seenAt(-1),
    state,
    draws: instance.draws,
    uniforms: arena.kernels.uniforms,
    carried: carriedOf(instance, place, structure, arena),
    clocks,
    overflow,
    listOverflow,
  }
  context.years = structure.years
  context.months = structure.months
  /** After so many steps all stand at the same views again. */
  const period = roundOf(
    [...read, ...written].flatMap(([, { slots }]) => slots.map(slot => arena.rings[slot].length)),
    structure.steps + 1,
  )
  /** A lag that a parameter says may be another one in another variant. */
  const isSame = Object.values(instance.reads).every(({ back }) => typeof back === 'number')
  const known = (isSame ? arena.seen.get(place) : undefined) ?? new Array<Seen | undefined>(period)
  if (isSame) arena.seen.set(place, known)
  const moveTo = (t: number): Context => {
    const phase = (t + period) % period
    const { reads, writes } = (known[phase] ??= seenAt(t))
    context.t = t
    context.reads = reads
    context.writes = writes
    return context as unknown as Context
  }

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
  return {
    start() {
      if (!mechanism.start) return
      mechanism.start(moveTo(-1))
    },
    step(t) {
      if (changes.has(t)) bindAt(t)
      if (fires && !fires[t]) return rest(t)
      mechanism.step(moveTo(t))
    },
  }
}
