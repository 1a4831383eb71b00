import { stepsIn } from '../kernel/calendar.ts'
import type { ParamRef } from './instances.ts'
import { inReadingOrder } from './order.ts'
import type { SlotTable } from './slots.ts'
import type { Instance, Look, Structure, Sum, Variant } from './structure.ts'

/** The most steps that a read can look back: as a lag's field allows, so that every variant finds its memory. */
const mostBack = (back: Look['back'], params: readonly ParamRef[], months: number, steps: number): number =>
  typeof back === 'number' ? back : Math.min(stepsIn(params[back.param].field.range[1], months), steps + 1)

/** How many steps of each slot are kept: the present one, and as many as somebody looks back. */
export const depthsOf = (
  slots: SlotTable,
  instances: readonly Instance[],
  identities: Structure['identities'],
  params: readonly ParamRef[],
  { months, steps }: { readonly months: number; readonly steps: number },
): number[] => {
  const depths = slots.names().map(() => 1)
  const deepen = (slot: number, back: number): void => {
    depths[slot] = Math.max(depths[slot], back + 1)
  }
  for (const { reads } of instances)
    for (const { slots: looked, back } of Object.values(reads))
      for (const slot of looked) deepen(slot, mostBack(back, params, months, steps))
  for (const { terms } of identities) for (const { slot, back } of terms) deepen(slot, back)
  return depths
}

/** A lag is one certain number in every variant, because memory is laid out by it. */
export const checkLags = (
  instances: readonly Instance[],
  variants: readonly Variant[],
  params: readonly ParamRef[],
): void => {
  for (const { reads } of instances)
    for (const { back } of Object.values(reads))
      if (typeof back === 'object' && variants.some(({ bindings }) => bindings[back.param].kind !== 'constant'))
        throw new Error(`"${params[back.param].path}" must be one certain number`)
}

type Named<T> = T & { readonly name: string }

/** Instances and sums, each after what it reads of the same step. */
export const inOrder = (
  instances: readonly Instance[],
  names: readonly string[],
  sums: readonly Named<Sum>[],
): (Instance | Sum)[] => {
  const writer = new Map<number, number>()
  instances.forEach(({ writes }, n) => {
    for (const { slots } of Object.values(writes)) for (const slot of slots) writer.set(slot, n)
  })
  sums.forEach(({ into }, n) => {
    writer.set(into, instances.length + n)
  })
  const writersOf = (slots: readonly number[]): number[] => [
    ...new Set(slots.map(slot => writer.get(slot)).filter(n => n !== undefined)),
  ]
  const work = [...instances, ...sums.map(({ into, of }) => ({ into, of }))]
  const order = inReadingOrder([
    ...instances.map(({ reads }, n) => ({
      name: names[n],
      after: writersOf(Object.values(reads).flatMap(({ slots, back }) => (back === 0 ? slots : []))),
    })),
    ...sums.map(({ name, of }) => ({ name, after: writersOf(of) })),
  ])
  return order.map(n => work[n])
}
