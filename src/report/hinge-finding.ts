import type { BreakEvenResult, GuessesResult, InputShare } from '../study/beyond-levels.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Result } from '../study/result.ts'
import { labelledText } from './input-text.ts'
import { shareText } from './number-text.ts'
import { measures } from './rivals.ts'
import { strategyTitles } from './strategy-titles.ts'

/** The share below which an input is not worth a word. */
const small = 0.01

const isGuess = ({ grade }: InputShare): boolean => grade === 'J' || grade === 'set'

/** What the owner's value under a strategy hangs on: the guesses only, the largest share first. */
const guessesFor = ({ guesses, influence }: Result, id: string): Omit<GuessesResult, 'metric'> | undefined => {
  if (guesses?.strategy === id && guesses.metric === measures.value) return guesses
  const found = influence.find(one => one.strategy === id && one.against === null && one.metric === measures.value)
  return found && { ...found, inputs: found.inputs.filter(isGuess) }
}

/** The two guesses that matter most for what the owner has of a strategy, and what chance itself makes. */
export const guessSentence = ({ result }: Outcome, id: string, title: string): string[] => {
  const found = guessesFor(result, id)
  if (found === undefined || found.chance === null) return []
  const [first, second] = found.inputs.filter(({ share }) => share >= small)
  const chance = `${shareText(found.chance)} is chance, or inputs acting together`
  const value = `What the owner has of “${title}”`
  if (first === undefined) return [`${value} hangs on no guess that matters much: about ${chance}.`]
  const lead = labelledText(first, `about ${shareText(first.share)} of its spread`)
  return second === undefined
    ? [`${value} hangs most on one guess: ${lead}; ${chance}.`]
    : [`${value} hangs most on two guesses: ${lead} and ${labelledText(second, shareText(second.share))}; ${chance}.`]
}

/** What the break-even of the referral share says, as one would tell it; on average over the futures. */
const breakEvenText = ({ strategy, against, share }: BreakEvenResult, title: (id: string) => string): string => {
  const pair = (word: string): string =>
    `On average ${title(strategy)} is worth ${word} to the owner than ${title(against)}`
  const doubt = share.close ? ', though that is too close to be sure' : ''
  const services = 'the services of'
  if (share.at === 'never')
    return `${pair('less')} even if the vendor sends it ${services} all its direct deals${doubt}.`
  if (share.at === 'always')
    return `${pair('more')} even if the vendor sends it ${services} none of its direct deals${doubt}.`
  const side = share.wins === 'below' ? 'sends it the services of at most' : 'still sends it the services of at least'
  return `${pair('more')} only if the vendor ${side} ${shareText(share.at)} of its direct deals${doubt}.`
}

/** From which share of the vendor's direct deals on supporting alone is worth more; of the named strategy if it can be. */
export const breakEvenSentence = ({ result }: Outcome, id: string): string[] => {
  const { breakEvens } = result
  const titles = strategyTitles(result)
  const one = breakEvens.find(({ strategy, against }) => strategy === id || against === id) ?? breakEvens[0]
  return one === undefined ? [] : [breakEvenText(one, other => `“${titles.get(other) ?? other}”`)]
}
