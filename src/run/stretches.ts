import { blockOf, leafTrials } from '../summarise/tree.ts'

/** Neighbouring trials that one worker plays, in blocks of so many. */
export type Stretch = { readonly first: number; readonly end: number; readonly size: number }

/**
 * What a worker has of a block of this many trials stays near it, and what a step costs is shared by many. Towards the
 * end blocks are as small as may be, so that none waits long for another's last.
 */
const bestBlock = 512

/**
 * The most trials that a worker is given at once, where a block is no larger. They are neighbours, so that it makes one node
 * of each tree of them itself, or few, and not whoever puts together what the workers have.
 */
export const longest = 16 * leafTrials

/** Those who play a study, and what is wrong with trials of it. */
type Divided = {
  readonly trials: number
  readonly workers: number
  /** Trials in a block, a multiple of 256, where it is not for us to say. */
  readonly blockSize?: number
}

/**
 * Divides the trials of a study among workers that ask for more when they are done: long stretches first, then ever
 * shorter ones. `W` is what somebody says is wrong with a block. Of such blocks the one that begins first counts, as in a
 * loop that plays one after the other; whatever that would have come to before it is still played.
 */
export const stretchesOf = <W>({ trials, workers, blockSize }: Divided) => {
  const earliest: { first: number; wrong?: W } = { first: Number.POSITIVE_INFINITY }
  let next = 0
  const isPast = (trial: number): boolean => trial >= trials || trial > earliest.first
  const sizeNow = (): number => blockOf(blockSize ?? (trials - next < 2 * workers * bestBlock ? leafTrials : bestBlock))
  return {
    /** How many workers find anything to do. */
    useful: Math.min(workers, Math.ceil(trials / sizeNow())),
    /** Whether nobody needs the block that begins at a trial: there is none, or an earlier one is wrong. */
    isPast,
    /** The stretch that is next; undefined where nothing is left to play. */
    take: (): Stretch | undefined => {
      if (isPast(next)) return undefined
      const size = sizeNow()
      const most = Math.min(longest, (trials - next) / (2 * workers))
      let length = size
      while (2 * length <= most) length *= 2
      const first = next
      next = Math.min(first + length, trials)
      return { first, end: next, size }
    },
    fail: (first: number, wrong: W): void => {
      if (first < earliest.first) Object.assign(earliest, { first, wrong })
    },
    /** What is wrong with the earliest block that anything is wrong with. */
    wrong: (): W | undefined => earliest.wrong,
  }
}
