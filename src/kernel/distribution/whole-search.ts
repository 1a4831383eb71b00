/**
 * The smallest whole number in [low, high] where `holds` is true, for a condition that stays true once it is; high
 * (which may be Infinity) when it holds nowhere below. Starts at a guess and doubles its stride, then halves.
 */
export const smallestWhole = (guess: number, low: number, high: number, holds: (k: number) => boolean): number => {
  let k = guess >= low ? Math.min(high, guess) : low
  let stride = 1
  let no: number
  let yes: number
  if (holds(k)) {
    for (;;) {
      yes = k
      if (yes <= low) return low
      k = Math.max(low, k - stride)
      if (!holds(k)) break
      stride *= 2
    }
    no = k
  } else {
    for (;;) {
      no = k
      if (no >= high) return high
      k = Math.min(high, k + stride)
      if (k >= high || holds(k)) break
      stride *= 2
    }
    yes = k
  }
  while (yes - no > 1) {
    const middle = no + Math.floor((yes - no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
