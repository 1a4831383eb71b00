import type { Change } from './change.ts'
import { allSets, fewSets, type Group, groupsOf, largest, most, soundGroups } from './groups.ts'
import type { Plays } from './play.ts'

/** The scenario in which some of the changes were made, by their places among all: what is wrong with it, and its figures. */
export type Between = {
  readonly faultIn: (changes: readonly number[]) => string | undefined
  readonly play: (changes: readonly number[], trials: number) => Promise<Plays>
}

/** Trials on which groups are ranked where there are too many. */
const glance = 256

/** How far a change goes: the greatest over the figures and strategies, as a share of what was or is there. */
const movedBy = (before: Plays, after: Plays): number => {
  let reach = 0
  for (const [strategy, figures] of before)
    for (const [metric, { mean }] of figures) {
      const is = after.get(strategy)?.get(metric)?.mean ?? null
      if (mean === null || is === null || mean === is) continue
      reach = Math.max(reach, Math.abs(is - mean) / Math.max(Math.abs(mean), Math.abs(is)))
    }
  return reach
}

/**
 * At most six groups of changes of which every set makes a sound scenario: each change by itself, or what stands under
 * one key; the five that reach farthest alone, and the rest. With the reason why some are together that could be apart.
 */
export const apart = async (
  changes: readonly Change[],
  { faultIn, play }: Between,
  trials: number,
): Promise<{ readonly groups: readonly Group[]; readonly notes: readonly string[] }> => {
  const known = new Map<string, string | undefined>()
  const notes: string[] = []
  const isSound = (taken: readonly number[]): boolean => {
    if (taken.length === 0 || taken.length === changes.length) return true
    const key = taken.join()
    if (!known.has(key)) known.set(key, faultIn(taken))
    const fault = known.get(key)
    if (fault !== undefined && notes.length === 0)
      notes.push(`changes that only make sense together are one part; without the others of it: ${fault}`)
    return fault === undefined
  }
  const coarse = groupsOf(changes)
  const found = coarse.length > most ? soundGroups(coarse, fewSets, isSound) : coarse
  const weights: number[] = []
  if (found.length > most) {
    const few = Math.min(trials, glance)
    const before = await play([], few)
    for (const group of found) weights.push(movedBy(before, await play(group.changes, few)))
  }
  return { groups: soundGroups(largest(found, weights), allSets, isSound), notes }
}
