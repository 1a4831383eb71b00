/**
 * Months of the fiscal year that were over before the period that a step is in, when so many months of the year are left
 * after the step, and of a period of that length so many. A step is the shortest period, with nothing left of it.
 */
export const goneBefore = (leftOfYear: number, months: number, length = months, left = 0): number => {
  const gone = 12 - leftOfYear - (length - left)
  // whole weeks or days do not fill a year: what they leave is no period
  return gone > months / 2 ? gone : 0
}
