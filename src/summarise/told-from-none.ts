import { normalQuantile } from '../kernel/normal.ts'

/** How often some input of a figure that hangs on none of them may be taken for one that it hangs on. */
export const falseAlarm = 0.05

/**
 * Whether the R² of a regression on the ranks of some columns is more than that of columns that say nothing: times
 * rows - 1 it is then chi-squared with as many degrees of freedom as columns. `tries`: among how many such groups one
 * looks, so that all of them together are taken for something once in twenty times (Bonferroni). Of several columns the
 * quantile is that of Wilson and Hilferty 1931, "The distribution of chi-square".
 */
export const isToldFromNone = (r2: number, rows: number, columns: number, tries: number): boolean => {
  const part = falseAlarm / tries
  if (columns === 1) {
    const z = normalQuantile(1 - part / 2)
    return r2 * (rows - 1) > z * z
  }
  const ninth = 2 / (9 * columns)
  const root = 1 - ninth + normalQuantile(1 - part) * Math.sqrt(ninth)
  return r2 * (rows - 1) > columns * root * root * root
}
