/** Sizes between which a block may be, and the seconds it should take: long enough to be cheap, short enough to stop. */
const [least, most] = [256, 2048]
const [short, long] = [0.2, 0.6]

/**
 * Says how many trials the next block should have, by how long the last one took, so that an interruption is heard soon
 * whatever the scenario costs. `now` is a clock in seconds. The sizes move no result.
 */
export const pace = (now: () => number): (() => number) => {
  let size = least
  let before: number | undefined
  return () => {
    const time = now()
    if (before !== undefined) {
      if (time - before < short) size = Math.min(most, size * 2)
      else if (time - before > long) size = Math.max(least, size / 2)
    }
    before = time
    return size
  }
}
