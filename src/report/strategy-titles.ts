import type { Result } from '../study/result.ts'
import { fitText } from './terminal-text.ts'

/** Columns that a title keeps when its id has to stand beside it. */
const room = 40

/** What each strategy is called, by id: its title, with the id beside it where another strategy has the same title. */
export const strategyTitles = ({ strategies }: Pick<Result, 'strategies'>): ReadonlyMap<string, string> => {
  const known = new Map<string, number>()
  for (const { title } of strategies) known.set(title.trim(), (known.get(title.trim()) ?? 0) + 1)
  return new Map(
    strategies.map(({ id, title }) => [
      id,
      known.get(title.trim()) === 1 ? title : `${fitText(title.trim(), room)} (${id})`,
    ]),
  )
}
