import type { Change } from './change.ts'

/** Changes that are laid over together and get one part; `changes` are places among all of them. */
export type Group = { readonly label: string; readonly changes: readonly number[] }

/** So many parts are told apart: 2 to that power scenarios are played. */
export const most = 6

/** Each change by itself where they are few; else those under one key of the top level together. */
export const groupsOf = (changes: readonly Change[]): readonly Group[] => {
  if (changes.length <= most) return changes.map(({ id }, n) => ({ label: id, changes: [n] }))
  const keys = [...new Set(changes.map(({ key }) => key))].sort()
  return keys.map(key => {
    const found = changes.flatMap((change, n) => (change.key === key ? [n] : []))
    return { label: found.length === 1 ? changes[found[0]].id : key, changes: found }
  })
}

const longest = 3

/** Groups as one. */
export const together = (groups: readonly Group[], label?: string): Group => {
  const labels = groups.map(group => group.label)
  const names =
    labels.length > longest ? [...labels.slice(0, longest - 1), `${labels.length - longest + 1} more`] : labels
  return {
    label: label ?? (names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`),
    changes: groups.flatMap(group => group.changes).sort((a, b) => a - b),
  }
}

/** The changes of the groups whose bits are set. */
export const changesIn = (groups: readonly Group[], set: number): readonly number[] =>
  groups.flatMap(({ changes }, k) => (set & (1 << k) ? changes : [])).sort((a, b) => a - b)

/** Every set of n groups. */
export const allSets = (n: number): readonly number[] => Array.from({ length: 1 << n }, (_, set) => set)

/** Sets of one group, and of all but one. */
export const fewSets = (n: number): readonly number[] => {
  const ones = Array.from({ length: n }, (_, k) => 1 << k)
  return [...ones, ...ones.map(one => (1 << n) - 1 - one)]
}

const pairsOf = (n: number): readonly (readonly [number, number])[] =>
  Array.from({ length: n }, (_, a) => Array.from({ length: n - a - 1 }, (__, b) => [a, a + 1 + b] as const)).flat()

/**
 * Groups of which every set makes a sound scenario: two at a time become one, each time those that leave the fewest
 * unsound sets. Ends, for all or none of the changes are what was read.
 */
export const soundGroups = (
  groups: readonly Group[],
  sets: (n: number) => readonly number[],
  isSound: (changes: readonly number[]) => boolean,
): readonly Group[] => {
  for (let now = groups; ; ) {
    const unsound = sets(now.length).filter(set => !isSound(changesIn(now, set)))
    if (unsound.length === 0 || now.length < 2) return now
    const left = ([a, b]: readonly [number, number]): number =>
      unsound.filter(set => ((set >> a) & 1) === ((set >> b) & 1)).length
    const [a, b] = pairsOf(now.length).reduce((best, pair) => (left(pair) < left(best) ? pair : best))
    now = [...now.filter((_, k) => k !== a && k !== b), together([now[a], now[b]])]
  }
}

/** At most six groups: the five that matter most by `weights`, and the rest as one. */
export const largest = (groups: readonly Group[], weights: readonly number[]): readonly Group[] => {
  if (groups.length <= most) return groups
  const ranked = groups.map((_, k) => k).sort((a, b) => weights[b] - weights[a] || a - b)
  const kept = ranked.slice(0, most - 1).sort((a, b) => a - b)
  return [
    ...kept.map(k => groups[k]),
    together(
      ranked.slice(most - 1).map(k => groups[k]),
      'the rest',
    ),
  ]
}
