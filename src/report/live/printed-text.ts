import { figureText } from '../number-text.ts'
import type { LivePage } from './live-run.ts'

/**
 * How the base as it is played here stands to the printed run: the figure that is furthest from the printed one, of how
 * much it could move. `middles`: by strategy and row.
 */
export const printedText = (
  { rows, titles, trials, printed, sampled }: Pick<LivePage, 'rows' | 'titles' | 'trials' | 'printed' | 'sampled'>,
  middles: Readonly<Record<string, readonly (number | null)[]>>,
  played: number,
): string => {
  const futures = (count: number): string => count.toLocaleString('en-US')
  const isIt = trials === played && sampled === undefined
  const [ours, theirs] = sampled === undefined ? ['', ''] : [' of plain Monte Carlo', sampled]
  const lead = isIt
    ? `The base is the printed run: ${futures(trials)} futures on the same seed.`
    : `The base is the printed run with ${futures(played)} futures${ours} instead of ${futures(trials)}${theirs}, on the same seed.`
  let furthest: { readonly text: string; readonly gap: number } | undefined
  for (const [id, title] of titles)
    for (const [n, { label, unit, show }] of rows.entries()) {
      const [here, there] = [middles[id]?.[n] ?? null, printed[id]?.[n] ?? null]
      if (show !== 'range' || here === null || there === null || here === there) continue
      const gap = Math.abs(here - there) / Math.max(Math.abs(there), Math.abs(here))
      const texts = [here, there].map(x => figureText(x, unit))
      const text = `${label.toLowerCase()} under “${title}”, ${texts[0]} here and ${texts[1]} as printed`
      if (texts[0] !== texts[1] && (furthest === undefined || gap > furthest.gap)) furthest = { text, gap }
    }
  if (furthest === undefined) return isIt ? lead : `${lead} Every median is as printed, as far as it is written.`
  return `${lead} The median that is furthest from the printed one: ${furthest.text}.`
}
