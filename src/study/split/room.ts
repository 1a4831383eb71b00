import { failure } from '../../kernel/failure.ts'

/** So many numbers are held at most: 512 MB of them. */
const mostHeld = 2 ** 26

const counted = (n: number, one: string): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${one}${n === 1 ? '' : 's'}`

/**
 * Throws the failure of a comparison that would hold more futures than there is room for: every figure of every strategy
 * in each scenario that is played for it, since the error of a part is told from single futures.
 */
export const checkRoom = (plays: number, figures: number, trials: number): void => {
  const held = plays * figures * trials
  if (held <= mostHeld) return
  const fits = Math.floor(mostHeld / (plays * figures))
  const way =
    fits < 2
      ? 'ask for fewer figures or strategies'
      : `ask for fewer figures or strategies, or at most ${counted(fits, 'trial')}`
  throw failure(
    `the parts are told from ${counted(figures, 'figure')} in ${counted(trials, 'future')} of ${counted(plays, 'play')}, more than is held at once (${Math.round(mostHeld / 2 ** 17)} MB): ${way}`,
  )
}
