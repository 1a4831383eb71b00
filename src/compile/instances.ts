import { addressOf } from '../kernel/address.ts'
import { stepsIn } from '../kernel/calendar.ts'
import { columnOf, fixedAt, standingAt } from '../kernel/column.ts'
import type { Axis, Field } from '../kernel/field.ts'
import type { Mechanism, Read } from '../kernel/mechanism.ts'
import type { Stream } from '../kernel/philox.ts'
import { combinations, concretePath, type Elements, label, type Sets } from './elements.ts'
import type { SlotTable } from './slots.ts'
import type { Instance, Look } from './structure.ts'

/** A parameter of the structure: a field at its elements. */
export type ParamRef = { readonly field: Field; readonly path: string }

/** An instance before the length of a step is known. */
export type InstanceNode = { readonly name: string; readonly instance: (stepMonths: number) => Instance }

/** Axes that something has besides those that the mechanism stands at. */
const others = (over: readonly Axis[], has: readonly Axis[]): Axis[] => over.filter(axis => !has.includes(axis))

/** Axes whose elements are also elements of another one, where who stands at them is no business of the other's. */
const lends: Readonly<Partial<Record<Axis, Axis>>> = { source: 'activity' }

/** The elements at which a mechanism stands. */
const standsAt = ({ over, without }: Mechanism, sets: Sets): Elements[] =>
  combinations(sets, over).filter(elements =>
    over.every(axis => {
      const name = elements[axis] as string
      const lender = lends[axis]
      return without[axis]?.includes(name) !== true && (lender === undefined || !sets[lender].includes(name))
    }),
  )

const restrict = (elements: Elements, over: readonly Axis[]): Elements =>
  Object.fromEntries(over.filter(axis => elements[axis] !== undefined).map(axis => [axis, elements[axis]]))

/**
 * Mechanisms at every element of their axes. Slots are claimed for all writers first, so that a read finds them
 * whatever the order of the catalogue.
 */
export const instantiate = (
  mechanisms: readonly Mechanism[],
  sets: Sets,
  slots: SlotTable,
  seed: string,
): { readonly nodes: readonly InstanceNode[]; readonly params: readonly ParamRef[] } => {
  const params: ParamRef[] = []
  const known = new Map<string, number>()
  const paramAt = (field: Field, elements: Elements): number => {
    const path = concretePath(field.path, field.over, elements)
    const key = field.before ? `${path} before` : path
    const at = known.get(key) ?? params.push({ field, path }) - 1
    known.set(key, at)
    return at
  }
  const paramsOf = (mechanism: Mechanism, elements: Elements): Instance['params'] =>
    mapValues(mechanism.params, given => {
      if (!('each' in given)) return paramAt(given, elements)
      const field = given.each as Field
      return combinations(sets, others(field.over, mechanism.over)).map(rest =>
        paramAt(field, { ...elements, ...rest }),
      )
    })
  const writesOf = (mechanism: Mechanism, elements: Elements, name: string): Instance['writes'] =>
    mapValues(mechanism.writes, given => {
      const each = 'each' in given
      const target = each ? given.each : given
      const free = others(columnOf(target).over, [...mechanism.over, ...(Object.keys(fixedAt(target)) as Axis[])])
      if (free.length > 0 && !each) throw new Error(`"${name}" writes "${columnOf(target).name}" without each element`)
      return { each, slots: combinations(sets, free).map(rest => slots.claim(target, { ...elements, ...rest }, name)) }
    })
  const drawsOf = (mechanism: Mechanism, elements: Elements): Instance['draws'] =>
    mapValues(mechanism.draws, (given, draw): Stream | Stream[] => {
      const streamAt = (scope: string, over: readonly Axis[], at: Elements): Stream =>
        addressOf(seed, scope, label(`${mechanism.luck ?? mechanism.name}.${draw}`, over, at))
      if (typeof given === 'string') return streamAt(given, mechanism.over, elements)
      if ('of' in given) return addressOf(seed, given.scope, label(given.of, mechanism.over, elements))
      const over = [...mechanism.over, ...given.each]
      return combinations(sets, given.each).map(rest => streamAt(given.scope, over, { ...elements, ...rest }))
    })
  const readsOf = (
    mechanism: Mechanism,
    elements: Elements,
    own: Instance['params'],
    stepMonths: number,
  ): Instance['reads'] =>
    mapValues(mechanism.reads, (read: Read): Look => {
      const column = columnOf(read.target)
      const target = standingAt(read.target, elements)
      const here = restrict(elements, column.over)
      const free = others(column.over, [...mechanism.over, ...(Object.keys(fixedAt(read.target)) as Axis[])])
      const spread = read.each ? (read.axes ?? free) : []
      const { when } = read
      const back =
        when === 'now'
          ? 0
          : when === 'last'
            ? 1
            : 'months' in when
              ? stepsIn(when.months, stepMonths)
              : { param: own[when.param] as number }
      return {
        each: read.each,
        back,
        slots: combinations(sets, spread).map(rest => slots.find(target, { ...here, ...rest })),
      }
    })

  const claimed = mechanisms.flatMap(mechanism =>
    standsAt(mechanism, sets).map(elements => {
      const name = label(mechanism.name, mechanism.over, elements)
      return { mechanism, elements, name, writes: writesOf(mechanism, elements, name) }
    }),
  )
  const nodes = claimed.map(({ mechanism, elements, name, writes }): InstanceNode => {
    const own = paramsOf(mechanism, elements)
    const draws = drawsOf(mechanism, elements)
    return {
      name,
      instance: stepMonths => ({
        mechanism: mechanism.name,
        elements,
        params: own,
        reads: readsOf(mechanism, elements, own, stepMonths),
        writes,
        draws,
      }),
    }
  })
  return { nodes, params }
}

const mapValues = <V, W>(
  record: Readonly<Record<string, V>>,
  change: (value: V, key: string) => W,
): Record<string, W> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
