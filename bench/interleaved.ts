import { median } from './median.ts'

/** Who is timed, and one timing: seconds, or whatever is measured. */
export type Contestant = { readonly name: string; readonly measure: () => number | Promise<number> }

/** Our own side, and the same again: how far the two are apart is what this machine makes of no difference at all. */
export const ours = 'ours'
export const oursAgain = 'ours again'

/**
 * Who is timed when: everybody once a round, every other round backwards, and each pair of rounds begins with the next one.
 * After an even number of rounds nobody has been earlier than another on average; after twice as many as there are
 * contestants each has been first, and last, equally often.
 */
export const turns = (names: readonly string[], rounds: number): readonly (readonly string[])[] =>
  Array.from({ length: rounds }, (_, round) => {
    const first = (round >> 1) % Math.max(1, names.length)
    const turned = [...names.slice(first), ...names.slice(0, first)]
    return round % 2 === 0 ? turned : turned.reverse()
  })

/** What was measured of each contestant, in the order of the rounds. */
export const interleaved = async (
  contestants: readonly Contestant[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const measured = new Map(contestants.map(({ name }): [string, number[]] => [name, []]))
  const byName = new Map(contestants.map(one => [one.name, one]))
  for (const round of turns([...byName.keys()], rounds))
    for (const name of round) measured.get(name)!.push(await byName.get(name)!.measure())
  return measured
}

/** The ratio of the medians of two contestants. */
export const ratioOf = (measured: ReadonlyMap<string, readonly number[]>, one: string, other: string): number =>
  median(measured.get(one) ?? []) / median(measured.get(other) ?? [])
