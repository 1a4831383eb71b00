import type { Stream } from '../../src/kernel/philox.ts'

/** Names that one seeded generator or another takes for the same. */
const names = ['', '1', '11', '111', 'ab', 'abab', 'Łukasz', 'Aukasz', 'a/b', 'a', 'b', 'a,b', 'a.b', '\u0000', '0']

const places: readonly (readonly [string, string, string])[] = [
  ...names.flatMap(name => [[name, 'world', 'x'] as const, ['1', name, 'x'] as const, ['1', 'world', name] as const]),
  ['a', 'b', ''],
  ['a/b', '', ''],
  ['', 'a', 'b'],
  ['ab', '', ''],
  ['', '', 'ab'],
  ['a/b', 'c', 'x'],
  ['a', 'b/c', 'x'],
]

/** Pairs of different (seed, scope, purpose) that an addressing gives one stream. */
export const taken = (address: (seed: string, scope: string, purpose: string) => Stream): readonly string[] => {
  const seen = new Map<string, string>()
  const found: string[] = []
  for (const parts of places) {
    const place = JSON.stringify(parts)
    const { k0, k1, c3 } = address(...parts)
    const stream = `${k0} ${k1} ${c3}`
    const other = seen.get(stream)
    if (other !== undefined && other !== place) found.push(`${other} and ${place}`)
    seen.set(stream, place)
  }
  return found
}
