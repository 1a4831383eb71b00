/** Edit distance with transpositions, counted up to `limit`. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length]
}

/**
 * The known name closest to a misspelt one, or undefined when none is close: at most 3 edits, and more than half
 * alike. Case does not count. Ties go to the name that comes first.
 */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const wanted = name.slice(0, 100).toLowerCase()
  let best: string | undefined
  let least = 4
  for (const candidate of known) {
    const d = distance(wanted, candidate.toLowerCase(), 3)
    if (d < least && d < 0.5 * Math.max(wanted.length, candidate.length)) {
      best = candidate
      least = d
    }
  }
  return best
}
