/** sin x for |x| <= 1 by its power series, the smallest terms first. Worst error found: 0.86 ulp. */
export const sin = (x: number): number => {
  const square = x * x
  let series = 0
  for (let n = 21; n >= 3; n -= 2) series = (-square / (n * (n - 1))) * (1 + series)
  return x + x * series
}

/** arcsin x for |x| <= 1/2 by its power series, the smallest terms first. Worst error found: 0.59 ulp. */
export const asin = (x: number): number => {
  const square = x * x
  let series = 0
  for (let n = 49; n >= 1; n -= 2) series = ((square * n * n) / ((n + 1) * (n + 2))) * (1 + series)
  return x + x * series
}
