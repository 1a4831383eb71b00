import type { Payback } from '../study/beyond-levels.ts'
import { countText, of100Text, shareText } from './number-text.ts'

/** Futures from which a share of a hundred can be spoken of. */
const enough = 100

/** `month 22`: the one that the end of a step falls into, counted from the start. */
export const monthText = (months: number): string => `month ${countText(Math.ceil(months - 1e-9))}`

export const futuresText = (share: number, trials: number): string =>
  trials < enough ? `${shareText(share)} of futures` : `${of100Text(share)} of 100 futures`

/** For a table: `month 22`, with in how many of a hundred futures it never comes: `never 38`. */
export const paybackCell = ({ p50, never }: Payback, trials: number): { main: string; aside: string } => {
  const share =
    trials < enough ? shareText(never) : of100Text(never).replace('fewer than ', '<').replace('more than ', '>')
  if (p50 === null) return { main: 'never', aside: trials < enough ? share : `${share} of 100` }
  return { main: p50 === 0 ? 'at once' : monthText(p50), aside: never === 0 ? '' : `never ${share}` }
}

/** What a table means by it. */
export const paybackText =
  'pays back: the month (median) from which on what it lost to the status quo is made good, and in how many of 100 futures that is never'
