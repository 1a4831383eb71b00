import type { Outcome } from '../study/outcome.ts'
import type { Difference } from '../study/result.ts'
import { bestAgainstStatusQuo } from './finding.ts'
import { htmlText } from './html-text.ts'
import { moneyText, of100Text } from './number-text.ts'

/** A share as a bar; a page with a strict policy can set a width in a picture but not in a style. */
const bar = (share: number): string =>
  `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="fill" width="${(share * 100).toFixed(1)}" height="8"/></svg>`

const card = (seat: string, difference: Difference): string => {
  const share = difference.pGreater ?? 0
  const low = share < 0.5 ? ' low' : ''
  const same =
    difference.pEqual !== null && difference.pEqual > 0 ? `; the same in ${of100Text(difference.pEqual)}` : ''
  return `<div class="card${low}"><h3>${seat}</h3><p class="big">${of100Text(share)} of 100</p><p>futures are better${same}; median change ${moneyText(difference.p50, true)}</p>${bar(share)}</div>`
}

/** How the strategy that the finding names does for each seat, to be read from across a table. Empty without one. */
export const cardsHtml = (outcome: Outcome): string => {
  const best = bestAgainstStatusQuo(outcome)
  if (best === undefined) return ''
  const { strategy, partner, vendor, both } = best
  const cards = [
    ...(partner && partner.pGreater !== null ? [card('The partner', partner)] : []),
    ...(vendor && vendor.pGreater !== null ? [card('The vendor', vendor)] : []),
    ...(both === null
      ? []
      : [
          `<div class="card${both < 0.5 ? ' low' : ''}"><h3>Both at once</h3><p class="big">${of100Text(both)} of 100</p><p>futures in which both seats gain</p>${bar(both)}</div>`,
        ]),
  ]
  return cards.length === 0
    ? ''
    : `<div class="cards" aria-label="${htmlText(strategy.title)} against the status quo">${cards.join('')}</div>`
}
