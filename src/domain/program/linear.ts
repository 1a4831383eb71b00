/** One rate on all turnover, in USD. */
export const linear = (turnover: number, rate: number): number => rate * turnover
