/**
 * NIST Statistical Reference Datasets, univariate: certified mean and sample standard deviation. The NumAcc data need no
 * files; NumAcc2 to 4 are 1.2 and then 500 times (1.1, 1.3), moved by 0, 999,999 and 9,999,999.
 */
const waves = (a: number, b: number, c: number): number[] => [a, ...Array.from({ length: 500 }, () => [b, c]).flat()]

export const numAcc = [
  { name: 'NumAcc1', data: [10000001, 10000003, 10000002], mean: 10000002, sd: 1, digits: 13 },
  { name: 'NumAcc2', data: waves(1.2, 1.1, 1.3), mean: 1.2, sd: 0.1, digits: 13 },
  { name: 'NumAcc3', data: waves(1000000.2, 1000000.1, 1000000.3), mean: 1000000.2, sd: 0.1, digits: 9 },
  { name: 'NumAcc4', data: waves(10000000.2, 10000000.1, 10000000.3), mean: 10000000.2, sd: 0.1, digits: 8 },
] as const

/** NIST's log relative error: the number of correct digits, 15 at most. */
export const correctDigits = (found: number, certified: number): number =>
  found === certified ? 15 : Math.min(15, -Math.log10(Math.abs(found - certified) / Math.abs(certified)))
