import type { Carried } from '../../kernel/chance.ts'
import type { Field } from '../../kernel/field.ts'
import { type EachDraw, type EachField, eachOf, type Read } from '../../kernel/mechanism.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import { causes, type Gate, type GateView, type Order } from '../gate.ts'
import { facts } from './facts.ts'

type Name = `gate ${string}`

const under = <V>(gates: readonly Gate[], of: (gate: Gate) => Readonly<Record<string, V>>): Record<Name, V> =>
  Object.fromEntries(
    gates.flatMap(gate => Object.entries(of(gate)).map(([name, what]) => [`gate ${gate.name}.${name}`, what])),
  ) as Record<Name, V>

const perSource = (scope: Field['scope']): EachDraw => ({ scope, each: ['source', 'segment'] })

const mapped = <A, B>(record: Readonly<Record<string, A>>, change: (a: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))

/** What the gates declare, by `gate.name`, for the table's own declaration. */
export const gateParams = (gates: readonly Gate[]): Record<Name, Field<'trial'>> =>
  under(gates, gate => ({ ...gate.params, ...gate.events }) as Record<string, Field<'trial'>>)
export const gateSegments = (gates: readonly Gate[]): Record<Name, EachField<Field<'trial'>>> =>
  under(gates, gate => mapped(gate.segments ?? {}, eachOf))
export const gateReads = (gates: readonly Gate[]): Record<Name, Read<false>> => under(gates, gate => gate.reads ?? {})
export const gateDraws = (gates: readonly Gate[]): Record<Name, Field['scope'] | EachDraw> =>
  under<Field['scope'] | EachDraw>(gates, gate => ({ ...gate.draws, ...mapped(gate.orderDraws ?? {}, perSource) }))

/** The part of a context that one gate declared, by its own names. */
const ownPart = <V>(gate: Gate, named: object | undefined, all: Readonly<Record<string, unknown>>): Record<string, V> =>
  Object.fromEntries(Object.keys(named ?? {}).map(name => [name, all[`gate ${gate.name}.${name}`] as V]))

type Seen = Pick<GateView, 't' | 'months' | 'clocks'> & {
  readonly first: number
  readonly params: Readonly<Record<string, unknown>>
  readonly reads: Readonly<Record<string, unknown>>
  readonly draws: Readonly<Record<string, unknown>>
  readonly carried: Readonly<Record<string, unknown>>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Fills in what an order is that stands at a place of a table. */
export type Take = (at: number, order: Mutable<Order>) => void

/** Answers for the order that was asked about last; masks of causes. */
export type Keeper = {
  shut: number
  /** Of the shut gates, those that a remedy could open. */
  curable: number
  /** Those that are open only because of a remedy. */
  byRemedy: number
  /** What trials have placed in this step before the order that is asked about. */
  placed: number
  placedHours: number
  /** Asks every gate about the order at a slot of trial i. */
  readonly ask: (at: number, i: number) => number
  /** Lets every gate draw what it wants to know of a new order. */
  readonly enter: (at: number, i: number) => void
  /** The first step in which all of a set of gates can be open, as they are known. */
  readonly opens: (at: number, i: number, mask: number) => number
}

const causeOf = ({ cause = 'legal' }: Gate): number => causes.indexOf(cause)

/** The gates at a step, those of them that are in play, and what they say of the orders in a table. */
export const gateKeeper = (
  gates: readonly Gate[],
  { first, t, months, clocks, params, reads, draws, carried }: Seen,
  take: Take,
  {
    known = undefined as Float64Array | undefined,
    width = 0,
    segments = 1,
    asksHours = false,
    isRegistered = (_at: number, _trial: number, _i: number): boolean => false,
  } = {},
): Keeper & { readonly isAnyInPlay: boolean } => {
  const views = gates.map(
    (gate): Mutable<GateView> => ({
      trial: first,
      i: 0,
      t,
      when: t,
      months,
      clocks,
      params: ownPart<Param>(gate, gate.params, params),
      segments: ownPart<readonly Param[]>(gate, gate.segments, params),
      events: ownPart<Sampler>(gate, gate.events, params),
      reads: ownPart(gate, gate.reads, reads),
      draws: ownPart(gate, gate.draws, draws),
      orderDraws: ownPart(gate, gate.orderDraws, draws),
      carried: ownPart<readonly Carried[]>(gate, gate.orderDraws, carried),
      placed: 0,
      placedHours: 0,
      isHelped: false,
      asksHours,
    }),
  )
  const places = gates.map(causeOf)
  const inPlay = gates.map((gate, g) => gate.isInPlay?.(views[g]) ?? true)
  const order: Mutable<Order> = {
    source: 0,
    segment: 0,
    from: 0,
    amount: 0,
    born: 0,
    ordinal: 0,
    ready: 0,
    hours: 0,
    isRegistered: false,
    drawn: 0,
  }
  const takeUp = (at: number, i: number): void => {
    take(at, order)
    order.from = order.source * segments + order.segment
    order.hours = known === undefined ? 0 : known[at * width + facts.hours]
    order.isRegistered = isRegistered(at, first + i, i)
  }
  const look = (g: number, at: number, i: number): Mutable<GateView> => {
    const view = views[g]
    view.trial = first + i
    view.i = i
    view.when = Math.max(t, order.ready)
    view.placed = keeper.placed
    view.placedHours = keeper.placedHours
    view.isHelped = false
    order.drawn = known === undefined ? 0 : known[at * width + facts.drawn + g]
    return view
  }
  const isShut = (g: number, at: number, i: number): boolean => {
    const gate = gates[g]
    const view = look(g, at, i)
    if (!gate.shut(order, view)) return false
    const place = places[g]
    if (known === undefined || gate.isFirm) return true
    if (known[at * width + facts.opens + place] > view.when) return true
    view.isHelped = true
    if (gate.shut(order, view)) return true
    keeper.byRemedy |= 1 << place
    return false
  }
  const keeper = {
    shut: 0,
    curable: 0,
    byRemedy: 0,
    placed: 0,
    placedHours: 0,
    isAnyInPlay: inPlay.some((is, g) => is && gates[g].isInPlay !== undefined),
    ask(at: number, i: number): number {
      keeper.shut = 0
      keeper.curable = 0
      keeper.byRemedy = 0
      takeUp(at, i)
      for (let g = 0; g < gates.length; g++) {
        if (!inPlay[g] || !isShut(g, at, i)) continue
        keeper.shut |= 1 << places[g]
        if (!gates[g].isFirm) keeper.curable |= 1 << places[g]
      }
      return keeper.shut
    },
    enter(at: number, i: number): void {
      takeUp(at, i)
      for (let g = 0; g < gates.length; g++)
        if (known !== undefined) known[at * width + facts.drawn + g] = gates[g].draw?.(order, look(g, at, i)) ?? 0
    },
    opens(at: number, i: number, mask: number): number {
      takeUp(at, i)
      let last = t
      for (let g = 0; g < gates.length; g++) {
        if (!inPlay[g] || (mask & (1 << places[g])) === 0) continue
        if (!isShut(g, at, i)) continue
        const itself = gates[g].opens?.(order, look(g, at, i)) ?? Number.POSITIVE_INFINITY
        const helped = known === undefined || gates[g].isFirm ? itself : known[at * width + facts.opens + places[g]]
        last = Math.max(last, Math.min(itself, helped))
      }
      return last
    },
  }
  return keeper
}
