import type { Field } from '../../kernel/field.ts'
import { type EachDraw, type EachField, eachOf, type Read } from '../../kernel/mechanism.ts'
import type { Gate, GateView } from '../gate.ts'

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

/** What a gate declared of a kind: its own name of each part, and that in the table's declaration. */
type Names = readonly (readonly [own: string, inTable: string])[]

/** The parts of a table's context that one gate declared. */
export type Declared = Readonly<
  Record<keyof Pick<GateView, 'params' | 'segments' | 'events' | 'reads' | 'draws' | 'orderDraws'>, Names>
>

export const declaredBy = (gate: Gate): Declared => {
  const of = (named: object = {}): Names => Object.keys(named).map(name => [name, `gate ${gate.name}.${name}`])
  return {
    params: of(gate.params),
    segments: of(gate.segments),
    events: of(gate.events),
    reads: of(gate.reads),
    draws: of(gate.draws),
    orderDraws: of(gate.orderDraws),
  }
}

/** A part of a context under the gate's own names. */
export const ownPart = <V>(names: Names, all: Readonly<Record<string, unknown>>): Readonly<Record<string, V>> => {
  const own: Record<string, V> = {}
  for (const [name, inTable] of names) own[name] = all[inTable] as V
  return own
}
