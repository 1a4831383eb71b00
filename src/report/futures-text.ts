import { countText, of100Text } from './number-text.ts'

/** Below this many futures a share of 100 would promise more than was counted. */
const fewest = 100

/** `88 of 100` for a share of many futures; of fewer than 100 the count itself: `2 of 2`. */
export const oftenText = (share: number, futures: number): string =>
  futures >= fewest ? `${of100Text(share)} of 100` : `${Math.round(share * futures)} of ${futures}`

/** The same without "of": for a second share of the futures that the sentence has already named. */
export const oftenOnlyText = (share: number, futures: number): string =>
  futures >= fewest ? of100Text(share) : `${Math.round(share * futures)}`

/** `1 trial`, `10,000 trials`. */
export const countedText = (count: number, what: string): string =>
  `${countText(count)} ${what}${count === 1 ? '' : 's'}`
