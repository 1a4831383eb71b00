import type { Outcome } from '../study/outcome.ts'
import { oftenOnlyText, oftenText } from './futures-text.ts'
import { htmlText } from './html-text.ts'
import { moneyText } from './number-text.ts'
import { bestAgainstStatusQuo, type Change, statusQuoOf } from './rivals.ts'
import { type Shift, talkFinding } from './talk-finding.ts'

/** A share as a bar; a page with a strict policy can set a width in a picture but not in a style. */
const bar = (share: number): string =>
  `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill" width="${(share * 100).toFixed(1)}" height="8"/></svg>`

const card = (seat: string, { more, same, median, futures }: Change): string => {
  const low = more < 0.5 ? ' low' : ''
  const tied = same > 0 ? `; the same in ${oftenOnlyText(same, futures)}` : ''
  return `<div class="card${low}"><h3>${seat}</h3><p class="big">${oftenText(more, futures)}</p><p>futures are better${tied}; median change ${moneyText(median, true)}</p>${bar(more)}</div>`
}

const talkCard = (name: string, { mean, more, less }: Shift, futures: number): string => {
  const [often, word] = mean < 0 ? [less, 'less'] : [more, 'more']
  const low = mean < 0 ? ' low' : ''
  return `<div class="card${low}"><h3>${name}</h3><p class="big">${htmlText(moneyText(mean, true))}</p><p>on average; ${word} in ${oftenText(often, futures)} futures</p>${bar(often)}</div>`
}

/** What talking changes for both seats, where nothing has a value to compare. */
const talkCards = (outcome: Outcome): string => {
  const now = statusQuoOf(outcome)
  const talk = now === undefined ? null : talkFinding(outcome, now)
  if (talk === null) return ''
  const { title, inTime, contribution, ebitda } = talk.best
  const { trials } = outcome.result
  const cards = [
    talkCard('Placed in time', inTime, trials),
    talkCard('The vendor’s contribution', contribution, trials),
    talkCard('The partner’s EBITDA', ebitda, trials),
  ]
  return `<div class="cards" aria-label="${htmlText(title)} against the status quo">${cards.join('')}</div>`
}

/** How the strategy that the finding names does for each seat, to be read from across a table. Empty without one. */
export const cardsHtml = (outcome: Outcome): string => {
  const best = bestAgainstStatusQuo(outcome)
  if (best === undefined) return talkCards(outcome)
  const { title, value, contribution, both } = best
  const cards = [
    ...(value ? [card('The value to the partner’s owner', value)] : []),
    ...(contribution ? [card('The vendor’s contribution', contribution)] : []),
    ...(both === null
      ? []
      : [
          `<div class="card${both.share < 0.5 ? ' low' : ''}"><h3>Both at once</h3><p class="big">${oftenText(both.share, both.futures)}</p><p>futures in which both seats gain</p>${bar(both.share)}</div>`,
        ]),
  ]
  return cards.length === 0
    ? ''
    : `<div class="cards" aria-label="${htmlText(title)} against the status quo">${cards.join('')}</div>`
}
