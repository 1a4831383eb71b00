import type { Change } from './change.ts'

/**
 * Which groups can move a figure of each strategy, as bits: what one strategy alone says moves no other. `shared` are the
 * strategies on which all hang (last year's books are tied to the status quo); undefined where any may hang on any other.
 */
export const reachOf = (
  strategies: readonly string[],
  groups: readonly (readonly Change[])[],
  shared: readonly string[] | undefined,
): ReadonlyMap<string, number> => {
  const moves = (changes: readonly Change[], strategy: string): boolean =>
    changes.some(({ slots }) =>
      slots.some(slot => {
        if (slot.at !== 'strategy' || shared === undefined) return true
        return slot.strategy === strategy || shared.includes(slot.strategy)
      }),
    )
  return new Map(
    strategies.map(strategy => [
      strategy,
      groups.reduce((bits, changes, k) => bits | (moves(changes, strategy) ? 1 << k : 0), 0),
    ]),
  )
}
