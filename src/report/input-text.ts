import type { InputShare } from '../study/beyond-levels.ts'
import type { StatementResult } from '../study/result.ts'
import { shareText } from './number-text.ts'

/** What an input is called in a line of text: its path, as the file has it. */
export const inputName = ({ paths }: Pick<InputShare, 'paths'>): string =>
  paths.map(path => path.replace(/^inputs\./, '')).join(' + ')

/**
 * `captureShare (41 %)`, or by its label without what that explains in brackets, with the path by which it is changed:
 * `ramp of a rep (partner.sales.ramp, 12 %)`.
 */
export const labelledText = (input: InputShare, share: string): string => {
  const name = inputName(input)
  const label = input.label.replace(/ \([^()]*\)$/, '')
  return name === label ? `${name} (${share})` : `${label} (${name}, ${share})`
}

/** `captureShare (J, 41 %)`. */
export const inputText = (input: InputShare): string =>
  `${inputName(input)} (${input.grade}, ${shareText(input.share)})`

const spanText = (shares: readonly number[]): string => {
  const [low, high] = [shareText(Math.min(...shares)), shareText(Math.max(...shares))]
  return low === high ? low : `${low.replace(/\u00a0.*$/, '')}–${high}`
}

/**
 * `hangs on captureShare (J, about 41–47 %)`; where strategies differ, which input in which of them. Empty where no
 * input can be told from none.
 */
export const hangsOnText = (
  { results }: Pick<StatementResult, 'results'>,
  titles: ReadonlyMap<string, string>,
): string => {
  const byInput = new Map<string, { input: InputShare; shares: number[]; where: string[] }>()
  for (const { strategy, hangsOn } of results) {
    if (hangsOn === null) continue
    const found = byInput.get(inputName(hangsOn)) ?? { input: hangsOn, shares: [], where: [] }
    found.shares.push(hangsOn.share)
    found.where.push(strategy === null ? '' : (titles.get(strategy) ?? strategy))
    byInput.set(inputName(hangsOn), found)
  }
  if (byInput.size === 0) return ''
  const parts = [...byInput].map(([name, { input, shares, where }]) => {
    const isEverywhere = where.length === results.length
    return `${name} (${input.grade}, about ${spanText(shares)}${isEverywhere ? '' : `; ${where.join(', ')}`})`
  })
  return `hangs on ${parts.join(' · ')}`
}
