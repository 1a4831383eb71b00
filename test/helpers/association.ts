/** Pearson's correlation, the plain way; undefined when either column is constant. */
export const pearson = (x: ArrayLike<number>, y: ArrayLike<number>): number | undefined => {
  const n = x.length
  const mean = (of: ArrayLike<number>): number => Array.from(of).reduce((sum, value) => sum + value, 0) / n
  const [mx, my] = [mean(x), mean(y)]
  let [xx, yy, xy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    xx += (x[i] - mx) * (x[i] - mx)
    yy += (y[i] - my) * (y[i] - my)
    xy += (x[i] - mx) * (y[i] - my)
  }
  return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy)
}

/** Ranks from 1; ties share the middle of theirs. */
export const midRanks = (x: ArrayLike<number>): Float64Array => {
  const order = Uint32Array.from(x, (_, i) => i).sort((a, b) => x[a] - x[b])
  const ranks = new Float64Array(x.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && x[order[to + 1]] === x[order[from]]) to++
    for (let i = from; i <= to; i++) ranks[order[i]] = 1 + (from + to) / 2
    from = to + 1
  }
  return ranks
}

/** Spearman's rank correlation, ties at the middle of their ranks; undefined when either column is constant. */
export const spearman = (x: ArrayLike<number>, y: ArrayLike<number>): number | undefined =>
  pearson(midRanks(x), midRanks(y))

/** Standard error of Spearman's rank correlation over n pairs. Source: Bonett and Wright, Psychometrika 65 (2000). */
export const spearmanError = (rank: number, n: number): number =>
  (1 - rank * rank) * Math.sqrt((1 + (rank * rank) / 2) / (n - 3))

/** Kendall's tau-b by comparing every pair; undefined when either column is constant. */
export const kendall = (x: ArrayLike<number>, y: ArrayLike<number>): number | undefined => {
  let [agree, xs, ys] = [0, 0, 0]
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(x[i] - x[j]), Math.sign(y[i] - y[j])]
      agree += a * b
      xs += a * a
      ys += b * b
    }
  return xs === 0 || ys === 0 ? undefined : agree / Math.sqrt(xs * ys)
}
