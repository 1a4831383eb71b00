import type { Outcome } from '../study/outcome.ts'
import { shortTitle } from './text.ts'
import { coloursOf, muted } from './theme.ts'

/** A strategy as charts show it. */
export type Shown = { readonly id: string; readonly title: string; readonly colour: string }

/** The strategy of an id: one that the result does not have is called by its id. */
export const shownAs = ({ result, against }: Outcome): ((id: string) => Shown) => {
  const colours = coloursOf(result, against)
  const titles = new Map(result.strategies.map(({ id, title }) => [id, title]))
  return id => ({ id, title: shortTitle(titles.get(id) ?? id), colour: colours.get(id) ?? muted })
}

/** The strategies that a chart of several shows, in the order of the result: those asked for, else all. */
export const severalOf = (outcome: Outcome, asked: readonly string[] | undefined): readonly Shown[] => {
  const as = shownAs(outcome)
  return outcome.result.strategies.flatMap(({ id }) => (asked?.includes(id) === false ? [] : [as(id)]))
}
