import type { Comparison, GoalsResult, StrategyResult } from '../../study/result.ts'
import { figureText } from '../number-text.ts'
import { type Best, bestOf } from './best.ts'
import { moveText } from './change.ts'
import type { LivePage } from './live-run.ts'
import { type LiveRow, middleOf } from './rows.ts'

/** What is seen of so many futures. */
type Seen = {
  readonly strategies: readonly Pick<StrategyResult, 'id' | 'metrics'>[]
  readonly comparisons: readonly Pick<Comparison, 'a' | 'b' | 'metrics'>[]
  readonly goals: readonly GoalsResult[]
}

/** `EBITDA` stays as it is. */
const lower = (label: string): string => (label === label.toUpperCase() ? label : label.toLowerCase())

/** What the best one was chosen on, and who comes too near to it. */
const chosenText = (best: Best, { unit }: LiveRow, against: string, title: (id: string) => string) => {
  const on =
    best.id === against
      ? 'no other is above it in the median'
      : `median change from ${title(against)} ${figureText(best.median, unit, true)}`
  const [first, ...others] = best.close
  if (first === undefined) return { on, near: '' }
  const change = first.id === against ? '' : ` (${figureText(first.median, unit, true)})`
  const who = others.length === 0 ? `${title(first.id)}${change} is` : `${others.length + 1} others are`
  return { on, near: ` ${who} too close to tell from it.` }
}

/**
 * Who is best for each seat, in three parts of which the second is the strategy: on what it was chosen, what it has, and
 * whether that has changed. `was` is the base, and the same as `is` where nothing is moved.
 */
export const bestLines = (
  { rows, titles, against }: Pick<LivePage, 'rows' | 'titles' | 'against'>,
  was: Seen,
  is: Seen,
  futures: number,
): readonly (readonly [lead: string, title: string, rest: string])[] => {
  const named = new Map(titles)
  const title = (id: string): string => `“${named.get(id) ?? id}”`
  return (['Partner', 'Vendor'] as const).flatMap(seat => {
    const row = rows.find(one => one.seat === seat && one.show === 'range')
    const [before, now] = [was, is].map(seen => row && bestOf(seen.comparisons, against, row.of, futures))
    if (row === undefined || now === undefined) return []
    const [then, here] = [was, is].map(seen => {
      const strategy = seen.strategies.find(({ id }) => id === now.id)
      return strategy ? middleOf(row, strategy, seen.goals) : null
    })
    const isSame = before?.id === now.id
    const change =
      was === is ? '' : isSame ? ', as in the base' : `; in the base it was ${title(before?.id ?? against)}`
    const move = was === is ? '' : `, ${moveText(then, here, row.unit, row.more).text}`
    const { on, near } = chosenText(now, row, against, title)
    const rest = `${change} (${on}; its median ${figureText(here, row.unit)}${move}).${near}`
    return [[`Best for the ${seat.toLowerCase()}, by ${lower(row.label)}: `, title(now.id), rest] as const]
  })
}
