import { nearest } from '../../kernel/nearest.ts'

/** Words that people take for keys, and the keys. */
const otherWords: Readonly<Record<string, string>> = {
  headcount: 'heads',
  people: 'heads',
  staff: 'heads',
  price: 'rate',
  hourlyrate: 'rate',
  utilization: 'utilisation',
}

/** A key without case, underscores and hyphens. */
export const folded = (key: string): string => key.toLowerCase().replace(/[ _-]+/g, '')

/** Whether a known key, which has no separators, is a folded one. */
export const isSame = (known: string, plain: string): boolean =>
  known.length === plain.length && known.toLowerCase() === plain

/** The known key that another one seems to stand for: written otherwise, by another word, or misspelt. */
export const meantBy = (key: string, known: readonly string[]): string | undefined => {
  const plain = folded(key)
  const same = known.find(one => isSame(one, plain))
  if (same !== undefined) return same
  const other = Object.hasOwn(otherWords, plain) ? otherWords[plain] : undefined
  return other !== undefined && known.includes(other) ? other : nearest(key, known)
}
