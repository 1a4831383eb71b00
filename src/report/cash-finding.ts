import type { Outcome } from '../study/outcome.ts'
import type { StrategyResult } from '../study/result.ts'
import { oftenText } from './futures-text.ts'
import { moneyText } from './number-text.ts'
import { measures } from './rivals.ts'

/** Futures from which one in ten can be spoken of. */
const enoughForTenth = 100

/** How low the partner's cash falls under a strategy: in the median, in the worst tenth, and how often below zero. */
export const cashSentence = ({ result, samples }: Outcome, strategy: StrategyResult, title: string): string[] => {
  const figures = strategy.metrics[measures.cash]
  if (!figures || figures.p50 === null) return []
  const values = samples[strategy.id]?.[measures.cash]?.filter(amount => !Number.isNaN(amount))
  const short = values && values.length > 0 ? values.filter(amount => amount < 0).length / values.length : null
  const never = short === 0 || (short === null && figures.min !== null && figures.min >= 0)
  const [median, tenth] = [moneyText(figures.p50), moneyText(figures.p10)]
  // at exactly $0 many futures may lie on the tenth, and none below it
  const hasTenth = result.trials >= enoughForTenth && figures.p10 !== null && figures.p10 !== 0 && tenth !== median
  const low = `Under “${title}” the partner’s lowest cash is ${median} in the median${hasTenth ? ` and below ${tenth} in 10 of 100 futures` : ''}`
  if (never) return [`${low}; it never falls below zero.`]
  return [short === null ? `${low}.` : `${low}; it falls below zero in ${oftenText(short, values!.length)}.`]
}
