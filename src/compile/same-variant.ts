import type { Variant } from './structure.ts'

/** Whether two pieces of plain data say the same, to the bit of every number. */
const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [own, other] = [a, b] as Record<string, unknown>[]
  const keys = Object.keys(own)
  return keys.length === Object.keys(other).length && keys.every(key => key in other && isSame(own[key], other[key]))
}

/** Whether two variants of one structure are the same play: whatever is played of one holds for the other. */
export const isSameVariant = (a: Variant, b: Variant): boolean => a.id === b.id && isSame(a.bindings, b.bindings)
