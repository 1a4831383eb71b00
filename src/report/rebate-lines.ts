import type { RebateResult } from '../study/beyond-levels.ts'
import type { Result } from '../study/result.ts'
import { moneyText } from './number-text.ts'

/** A gap smaller than this part of either figure is not worth a word, and of the others the largest are named. */
const worthSaying = 0.05
const named = 3

const sizeOf = ({ payout, ofMean }: RebateResult): number => Math.max(Math.abs(payout), Math.abs(ofMean))

/** Rebates that average turnover is a bad guide to, in sentences. */
export const rebateLines = ({ rebates = [] }: Pick<Result, 'rebates'>, title: (id: string) => string): string[] =>
  rebates
    .filter(one => Math.abs(one.gap) > worthSaying * sizeOf(one))
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))
    .slice(0, named)
    .map(({ strategy, rebate, payout, ofMean }) => {
      const [earned, planned] = [payout, ofMean].map(x => moneyText(x))
      return `Under ${title(strategy)} the rebate “${rebate}” earns ${earned} on average; a plan on average turnover would say ${planned}.`
    })
