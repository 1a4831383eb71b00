import type { InfluenceResult } from '../../study/beyond-levels.ts'
import type { Outcome } from '../../study/outcome.ts'
import type { Result } from '../../study/result.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { safeText } from '../terminal-text.ts'
import { metricName } from '../tips-text.ts'

/** What part of the spread of a figure an input accounts for, and of which figure, in words. */
export type Share = { readonly part: number; readonly of: string }

type Figure = Pick<InfluenceResult, 'strategy' | 'against' | 'metric'>
type Found = { readonly part: number; readonly figure: Figure; readonly isOfSeveral: boolean }

/** `the value to the owner under “Today”`, `the change in the vendor’s contribution under “Support only”`. */
const figureText = (result: Pick<Result, 'strategies'>, { strategy, against, metric }: Figure): string => {
  const name = metric.startsWith('vendor.') ? `vendor’s ${metricName(metric)}` : metricName(metric)
  const closed = name.includes(',') ? `${name},` : name
  const title = safeText(strategyTitles(result).get(strategy) ?? strategy)
  return `the ${against === null ? '' : 'change in the '}${closed} under “${title}”`
}

/** Every input that a headline figure hangs on, with its largest share and of what that is, the largest first. */
export const influencing = ({ result }: Pick<Outcome, 'result'>): readonly (readonly [string, Share])[] => {
  const { influence, guesses } = result
  const figures = [...influence, ...(guesses === null ? [] : [{ ...guesses, against: null }])]
  const largest = new Map<string, Found>()
  for (const { inputs, ...figure } of figures)
    for (const { paths, share } of inputs)
      for (const path of paths)
        if (share > (largest.get(path)?.part ?? 0))
          largest.set(path, { part: share, figure, isOfSeveral: paths.length > 1 })
  return [...largest]
    .sort(([a, x], [b, y]) => y.part - x.part || (a < b ? -1 : 1))
    .map(([path, { part, figure, isOfSeveral }]) => {
      const others = isOfSeveral ? ', with what is correlated with it' : ''
      return [path, { part, of: `${figureText(result, figure)}${others}` }] as const
    })
}
