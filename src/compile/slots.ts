import { type Column, columnOf, fixedAt, standingAt, type Target } from '../kernel/column.ts'
import type { Axis } from '../kernel/field.ts'
import { combinations, type Elements, label, type Sets } from './elements.ts'
import type { Sum } from './structure.ts'

/** Names to places: one slot for each element that somebody writes, one for each sum that somebody reads. */
export type SlotTable = {
  /** A slot for an element; an error if it has a writer already. */
  readonly claim: (target: Target, elements: Elements, writer: string) => number
  /** The slot of a target at these elements, other axes summed; 0 (always zero) where nobody writes. */
  readonly find: (target: Target, elements: Elements) => number
  readonly sums: () => readonly (Sum & { readonly name: string })[]
  readonly names: () => readonly { readonly name: string; readonly kind: Column['kind'] }[]
}

export const slotTable = (sets: Sets): SlotTable => {
  const names: { name: string; kind: Column['kind'] }[] = [{ name: 'zero', kind: 'stock' }]
  const written = new Map<string, { slot: number; writer: string }>()
  const summed = new Map<string, number>()
  const sums: (Sum & { name: string })[] = []
  const atOf = (target: Target, elements: Elements): Elements =>
    ({ ...elements, ...fixedAt(standingAt(target, elements)) }) as Elements
  const keyOf = (target: Target, elements: Elements): string =>
    label(columnOf(target).name, columnOf(target).over, atOf(target, elements))
  return {
    claim(target, elements, writer) {
      const name = keyOf(target, elements)
      const earlier = written.get(name)
      if (earlier) throw new Error(`"${name}" is written by "${earlier.writer}" and by "${writer}"`)
      written.set(name, { slot: names.length, writer })
      return names.push({ name, kind: columnOf(target).kind }) - 1
    },
    find(target, elements) {
      const column = columnOf(target)
      const at = atOf(target, elements)
      const open: Axis[] = column.over.filter(axis => at[axis] === undefined)
      const members = combinations(sets, open)
        .map(rest => written.get(label(column.name, column.over, { ...at, ...rest }))?.slot)
        .filter(slot => slot !== undefined)
      if (members.length < 2) return members[0] ?? 0
      if (column.kind === 'list') throw new Error(`"${column.name}" is a list, and lists are not summed`)
      const name = `sum of ${label(column.name, column.over, Object.fromEntries(column.over.map(a => [a, at[a] ?? '*'])))}`
      const known = summed.get(name)
      if (known !== undefined) return known
      const into = names.push({ name, kind: column.kind }) - 1
      sums.push({ name, into, of: members })
      summed.set(name, into)
      return into
    },
    sums: () => sums,
    names: () => names,
  }
}
