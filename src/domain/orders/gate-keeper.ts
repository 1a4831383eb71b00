import type { Field } from '../../kernel/field.ts'
import type { Read } from '../../kernel/mechanism.ts'
import type { Gate, GateView, Order } from '../gate.ts'
import { atAmount, atBorn, atOrdinal, atReady, atSegment, atSource } from './rows.ts'

type Part = 'params' | 'reads' | 'draws'
type Declared = { params: Field<'trial'>; reads: Read<false>; draws: Field['scope'] }

/** What the gates declare, by `gate.name`, for the table's own declaration. */
export const declared = <P extends Part>(gates: readonly Gate[], part: P): Record<`gate ${string}`, Declared[P]> =>
  Object.fromEntries(
    gates.flatMap(gate => Object.entries(gate[part] ?? {}).map(([name, what]) => [`gate ${gate.name}.${name}`, what])),
  ) as Record<`gate ${string}`, Declared[P]>

/** The part of a context that one gate declared, by its own names. */
const ownPart = <V>(gate: Gate, part: Part, all: Readonly<Record<string, unknown>>): Record<string, V> =>
  Object.fromEntries(Object.keys(gate[part] ?? {}).map(name => [name, all[`gate ${gate.name}.${name}`] as V]))

type Seen = {
  readonly first: number
  readonly t: number
  readonly params: Readonly<Record<string, unknown>>
  readonly reads: Readonly<Record<string, unknown>>
  readonly draws: Readonly<Record<string, unknown>>
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Asks every gate about the order of trial i that stands at a place of the table, of which so much was `placed` before in the step. The answer
 * has bit g set for each gate g that is shut; 0 means that the order can be placed. At most 31 gates.
 */
export const gateKeeper = (
  gates: readonly Gate[],
  { first, t, params, reads, draws }: Seen,
  row: Float64Array,
): ((at: number, i: number, placed: number) => number) => {
  if (gates.length === 0) return () => 0
  const views = gates.map(
    (gate): Mutable<GateView> => ({
      trial: first,
      i: 0,
      t,
      params: ownPart(gate, 'params', params),
      reads: ownPart(gate, 'reads', reads),
      draws: ownPart(gate, 'draws', draws),
      placed: 0,
    }),
  )
  const order: Mutable<Order> = { source: 0, segment: 0, amount: 0, born: 0, ordinal: 0, ready: 0 }
  return (at, i, placed) => {
    order.source = row[at + atSource]
    order.segment = row[at + atSegment]
    order.amount = row[at + atAmount]
    order.born = row[at + atBorn]
    order.ordinal = row[at + atOrdinal]
    order.ready = row[at + atReady]
    let shut = 0
    for (let g = 0; g < gates.length; g++) {
      views[g].trial = first + i
      views[g].i = i
      views[g].placed = placed
      if (gates[g].shut(order, views[g])) shut |= 1 << g
    }
    return shut
  }
}
