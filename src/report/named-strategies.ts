import type { Result } from '../study/result.ts'
import { strategyTitles } from './strategy-titles.ts'

/** Strategies as formulas name them: `vendor.contribution of today`. */
const named = /\bof ([A-Za-z_][\w-]*)/g

/** `In formulas today is “Events as ever”.`, for the ids in some formulas that are not their titles; empty without any. */
export const namedText = (result: Pick<Result, 'strategies'>, formulas: readonly string[]): string => {
  const said = new Set(formulas.flatMap(formula => [...formula.matchAll(named)].map(([, id]) => id)))
  const parts = [...strategyTitles(result)].flatMap(([id, title]) =>
    said.has(id) && title.toLowerCase() !== id.toLowerCase() ? [`${id} is “${title}”`] : [],
  )
  return parts.length === 0 ? '' : `In formulas ${parts.join(', ')}.`
}
