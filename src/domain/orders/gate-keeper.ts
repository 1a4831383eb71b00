import type { Carried } from '../../kernel/chance.ts'
import type { Param, Sampler } from '../../kernel/param.ts'
import type { Stream } from '../../kernel/philox.ts'
import { causes, type Gate, type GateView, type Order } from '../gate.ts'
import { facts } from './facts.ts'
import { type Declared, declaredBy, ownPart } from './gate-declaration.ts'
import { type Registration, wouldRegister } from './registration.ts'
import { atAmount, atBorn, atOrdinal, atReady, atSegment, atSource } from './rows.ts'

type Seen = Pick<GateView, 't' | 'months' | 'clocks'> & {
  readonly first: number
  readonly params: Readonly<Record<string, unknown>>
  readonly reads: Readonly<Record<string, unknown>>
  readonly draws: Readonly<Record<string, unknown>>
  readonly carried: Readonly<Record<string, unknown>>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A gate of the model, and what is known of it before any step. */
export type Post = {
  readonly gate: Gate
  readonly declared: Declared
  /** The bit of its cause in a mask, and the place of that cause. */
  readonly bit: number
  readonly place: number
}

/** A gate that does not say what it is counted under is paperwork. */
export const postsOf = (gates: readonly Gate[]): readonly Post[] =>
  gates.map(gate => {
    const place = causes.indexOf(gate.cause ?? 'legal')
    return { gate, declared: declaredBy(gate), bit: 1 << place, place }
  })

/** A gate in a step: what it does, and from where it looks. */
type Seat = {
  readonly shut: Gate['shut']
  readonly opens: Gate['opens'] | undefined
  readonly draw: Gate['draw'] | undefined
  readonly spares: Gate['spares'] | undefined
  readonly deposit: Gate['deposit'] | undefined
  readonly view: Mutable<GateView>
  readonly bit: number
  readonly place: number
  readonly isFirm: boolean
  readonly isInPlay: boolean
  /** Where a row keeps what the gate drew of an order, and the gate's bit among those that may ever be shut for it. */
  readonly drawn: number
  readonly mark: number
}

/** The gates at a step and the table that they look at; what they say of the order that was asked about last is in masks. */
export type Keeper = {
  readonly first: number
  readonly t: number
  readonly row: Float64Array
  readonly segments: number
  /** Without it rows are no more than what an order is: there are no facts. */
  readonly registration: Registration | undefined
  readonly seats: readonly Seat[]
  readonly playing: readonly Seat[]
  readonly order: Mutable<Order>
  /** Of the shut gates, those that a remedy could open. */
  curable: number
  /** Those that are open only because of a remedy. */
  byRemedy: number
}

/** Numbers that are fractions begin as one: an engine that meets a whole one first makes all that sees them fast again. */
const fraction = 0.5

const seatOf = (
  { gate, declared, bit, place }: Post,
  g: number,
  asksHours: boolean,
  { first, t, months, clocks, params, reads, draws, carried }: Seen,
): Seat => {
  const view: Mutable<GateView> = {
    trial: first,
    i: 0,
    t,
    when: t,
    months,
    clocks,
    params: ownPart<Param>(declared.params, params),
    segments: ownPart<readonly Param[]>(declared.segments, params),
    events: ownPart<Sampler>(declared.events, params),
    reads: ownPart<Float64Array>(declared.reads, reads),
    draws: ownPart<Stream>(declared.draws, draws),
    orderDraws: ownPart<readonly Stream[]>(declared.orderDraws, draws),
    carried: ownPart<readonly Carried[]>(declared.orderDraws, carried),
    placed: fraction,
    placedHours: fraction,
    isHelped: false,
    asksHours,
  }
  const { shut, opens, draw, spares, deposit } = gate
  const isInPlay = gate.isInPlay?.(view) ?? true
  const isFirm = gate.isFirm ?? false
  const drawn = facts.drawn + g
  return { shut, opens, draw, spares, deposit, view, bit, place, isFirm, isInPlay, drawn, mark: 1 << g }
}

const newOrder = (): Mutable<Order> => ({
  source: 0,
  segment: 0,
  from: 0,
  amount: fraction,
  born: 0,
  ordinal: 0,
  ready: 0,
  hours: fraction,
  isRegistered: false,
  drawn: 0,
})

/** The gates of a table at a step. */
export const gateKeeper = (
  posts: readonly Post[],
  seen: Seen,
  row: Float64Array,
  segments: number,
  registration?: Registration,
  asksHours = false,
): Keeper => {
  const seats = posts.map((post, g) => seatOf(post, g, asksHours, seen))
  return {
    first: seen.first,
    t: seen.t,
    row,
    segments,
    registration,
    seats,
    playing: seats.filter(({ isInPlay }) => isInPlay),
    order: newOrder(),
    curable: 0,
    byRemedy: 0,
  }
}

/** Turns to a trial, which has placed nothing in this step yet. */
export const turnTo = ({ playing, first }: Keeper, i: number): void => {
  for (let n = 0; n < playing.length; n++) {
    const { view } = playing[n]
    view.trial = first + i
    view.i = i
    view.placed = 0
    view.placedHours = 0
  }
}

/** Lets the gates know of an order that the trial has placed. */
export const tellPlaced = ({ playing }: Keeper, amount: number, hours: number): void => {
  for (let n = 0; n < playing.length; n++) {
    const { view } = playing[n]
    view.placed += amount
    view.placedHours += hours
  }
}

const takeUp = ({ order, row, segments, registration, first }: Keeper, at: number, i: number): void => {
  order.source = row[at + atSource]
  order.segment = row[at + atSegment]
  order.from = order.source * segments + order.segment
  order.amount = row[at + atAmount]
  order.born = row[at + atBorn]
  order.ordinal = row[at + atOrdinal]
  order.ready = row[at + atReady]
  order.hours = registration === undefined ? 0 : row[at + facts.hours]
  order.isRegistered = registration !== undefined && wouldRegister(registration, row, at, order.from, first + i, i)
}

const isShut = (keeper: Keeper, seat: Seat, at: number): boolean => {
  const { order, row, registration, t } = keeper
  const { view, shut } = seat
  view.when = Math.max(t, order.ready)
  view.isHelped = false
  order.drawn = registration === undefined ? 0 : row[at + seat.drawn]
  if (!shut(order, view)) return false
  if (registration === undefined || seat.isFirm) return true
  if (row[at + facts.opens + seat.place] > view.when) return true
  view.isHelped = true
  if (shut(order, view)) return true
  keeper.byRemedy |= seat.bit
  return false
}

/** Asks every gate about an order of the trial; those that are shut. */
export const ask = (keeper: Keeper, at: number, i: number): number => {
  const { playing, row, registration } = keeper
  const held = registration === undefined ? -1 : row[at + facts.held]
  let shut = 0
  let curable = 0
  keeper.byRemedy = 0
  takeUp(keeper, at, i)
  for (let n = 0; n < playing.length; n++) {
    const seat = playing[n]
    if ((held & seat.mark) === 0 || !isShut(keeper, seat, at)) continue
    shut |= seat.bit
    if (!seat.isFirm) curable |= seat.bit
  }
  keeper.curable = curable
  return shut
}

/** What the customer pays with the order that was asked about last, which has passed all gates. */
export const depositOf = ({ playing, order, byRemedy }: Keeper): number => {
  let paid = 0
  for (let n = 0; n < playing.length; n++) {
    const { deposit, view, bit } = playing[n]
    if (deposit !== undefined && (byRemedy & bit) !== 0) paid += deposit(order, view)
  }
  return paid
}

/** Lets every gate draw what it wants to know of a new order, and notes those that may ever be shut for it. */
export const drawOf = (keeper: Keeper, at: number, i: number): void => {
  const { seats, order, row, first, t } = keeper
  let held = 0
  takeUp(keeper, at, i)
  for (let n = 0; n < seats.length; n++) {
    const { view, draw, drawn, spares, mark } = seats[n]
    view.trial = first + i
    view.i = i
    view.when = Math.max(t, order.ready)
    order.drawn = draw === undefined ? 0 : draw(order, view)
    row[at + drawn] = order.drawn
    if (spares === undefined || !spares(order)) held |= mark
  }
  row[at + facts.held] = held
}

/** The first step in which all of a set of gates can be open, as they are known. */
export const canOpen = (keeper: Keeper, at: number, i: number, mask: number): number => {
  const { playing, order, row, registration, t } = keeper
  takeUp(keeper, at, i)
  let last = t
  for (let n = 0; n < playing.length; n++) {
    const seat = playing[n]
    if ((mask & seat.bit) === 0 || !isShut(keeper, seat, at)) continue
    seat.view.isHelped = false
    const itself = seat.opens === undefined ? Number.POSITIVE_INFINITY : seat.opens(order, seat.view)
    const helped = registration === undefined || seat.isFirm ? itself : row[at + facts.opens + seat.place]
    last = Math.max(last, Math.min(itself, helped))
  }
  return last
}
