import { type Carried, happens, partOf } from '../../kernel/chance.ts'

/** How many of so many alike are lost, each with this chance. */
export const lostOf = (luck: number, alike: number, chance: number, carried: Carried, i: number): number => {
  if (alike > 1) return partOf(luck, alike, chance, carried, i)
  return happens(luck, chance, carried, i) ? 1 : 0
}
