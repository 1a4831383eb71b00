import { eachOf, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, program } from '../columns.ts'
import { goneBefore } from './gone-before.ts'
import { earnedInAll, earnedSoFar, rateOf } from './payout.ts'
import { rebateFields } from './rebate-fields.ts'

/** Next to what is earned, nothing to set right. */
const rounding = 1e-12

const periods = ['vendorMonth', 'vendorQuarter', 'vendorYear'] as const
const lengths = [1, 3, 12] as const

/** The share of a year's periods that are over when so many months of it are left. */
const partOver = (left: number, length: number): number => Math.floor((12 - left) / length + 0.5) / (12 / length)

/**
 * One rebate. The partner earns at the end of a period: what the period's turnover earns by itself; or what the fiscal
 * year to date has earned more than was earned before, which never falls within the year. At the end of a year that
 * claws back, nothing stays that the year as a whole does not earn: of periods by themselves, what so many even ones
 * would have earned. A deposit, paid ahead in the step in which a year first has turnover, is set off against what is earned, and what is left of it is kept, or clawed
 * back.
 *
 * The vendor sets aside at each sale, at the rate that the turnover it goes by would earn, looked at in the middle of
 * the step; what that was wrong by is set right when the rebate is earned, so that over the time that it looks at both
 * sides have the same. Within a year that is earned by periods it only makes sure that what is earned is set aside. Of a year
 * that began before the start, nobody says what the periods sold that were over by then: growth in the next year counts over
 * as many twelfths of the year before. An insolvent partner earns nothing more.
 */
export const rebate = mechanism({
  name: 'program/rebate',
  about: ['program.rebates'],
  over: ['rebate'],
  params: {
    type: rebateFields.type,
    per: rebateFields.per,
    increment: rebateFields.increment,
    from: eachOf(rebateFields.from),
    bandRate: eachOf(rebateFields.bandRate),
    rate: rebateFields.rate,
    target: rebateFields.target,
    bonus: rebateFields.bonus,
    growthOver: rebateFields.growthOver,
    newPartner: rebateFields.newPartner,
    soFar: rebateFields.soFar,
    cap: rebateFields.cap,
    floor: rebateFields.floor,
    deposit: rebateFields.deposit,
    clawback: rebateFields.clawback,
    accrue: rebateFields.accrue,
  },
  reads: { turnover: now(program.turnover), stopped: last(books.stopped) },
  state: {
    /** Turnover of the time that is looked at, of the fiscal year, and of the one before. */
    sold: 'trial',
    year: 'trial',
    lastYear: 'trial',
    /** Turnover of the periods of the fiscal year that were over at the start. */
    before: 'trial',
    /** Earned since the year began, and in how many periods. */
    earnedInYear: 'trial',
    periods: 'trial',
    /** Set aside in the time that is looked at, and what of the deposit is not set off. */
    held: 'trial',
    ahead: 'trial',
    yearNumber: 'trial',
  },
  writes: {
    earned: program.earned,
    payable: program.payable,
    deposit: program.deposit,
    setAside: program.setAside,
    trueUp: program.trueUp,
  },
  step({ trials, t, months, clocks, params, reads: { turnover, stopped }, state, writes }) {
    const kind = params.per.data[0]
    // a period is no shorter than a step
    const length = Math.max(lengths[kind], months)
    const isToDate = params.increment.data[0] === 1
    const isEnd = clocks[periods[kind]].isEnd
    const { isEnd: isYearEnd, left: leftOfYear, number } = clocks.vendorYear
    const looked = isToDate ? 12 : length
    const left = isToDate ? leftOfYear : clocks[periods[kind]].left
    const middle = Math.min(1, Math.max(months / 2, looked - left - months / 2) / looked)
    const over = partOver(leftOfYear, length)
    const periodsBefore = isToDate ? 0 : goneBefore(leftOfYear, months, length, clocks[periods[kind]].left)
    const isExpected = params.accrue.data[0] === 1
    const isTakenBack = params.clawback.data[0] === 1
    const terms = { ...params, bands: { from: params.from, rate: params.bandRate } }
    const { sold, year, lastYear, before: yearBefore, earnedInYear, periods: ended, held, ahead, yearNumber } = state
    for (let i = 0; i < trials; i++) {
      writes.deposit[i] = 0
      writes.earned[i] = 0
      writes.payable[i] = 0
      writes.setAside[i] = 0
      writes.trueUp[i] = 0
      if (stopped[i] > 0) continue
      if (t === 0) {
        const before = params.soFar.data[i & params.soFar.mask]
        lastYear[i] = params.growthOver.data[i & params.growthOver.mask]
        yearBefore[i] = (lastYear[i] * periodsBefore) / 12
        sold[i] = before
        year[i] = before
        if (isToDate && before > 0) {
          earnedInYear[i] = earnedSoFar(terms, i, before, lastYear[i], partOver(leftOfYear + months, length))
          held[i] = earnedInYear[i]
        }
      }
      if (turnover[i] > 0 && yearNumber[i] !== number + 1) {
        writes.deposit[i] = params.deposit.data[i & params.deposit.mask]
        ahead[i] += writes.deposit[i]
        yearNumber[i] = number + 1
      }
      const base = (lastYear[i] * looked) / 12
      const toMiddle = sold[i] + turnover[i] / 2
      writes.setAside[i] = turnover[i] * rateOf(terms, i, isExpected ? toMiddle / middle : toMiddle, base)
      held[i] += writes.setAside[i]
      sold[i] += turnover[i]
      year[i] += turnover[i]
      if (!isEnd) continue

      let earned = 0
      if (isToDate) {
        const reached = isYearEnd ? earnedInAll(terms, i, year[i], base) : earnedSoFar(terms, i, year[i], base, over)
        earned = reached - earnedInYear[i]
        if (!(isYearEnd && isTakenBack)) earned = Math.max(0, earned)
      } else {
        earned = earnedInAll(terms, i, sold[i], base)
        ended[i] += 1
        if (isYearEnd && isTakenBack) {
          const fair = ended[i] * earnedInAll(terms, i, year[i] / ended[i], base)
          earned -= Math.max(0, earnedInYear[i] + earned - fair)
        }
      }
      const setOff = Math.min(ahead[i], Math.max(0, earned))
      ahead[i] -= setOff
      writes.payable[i] = earned - setOff
      if (isYearEnd) {
        if (isTakenBack) writes.payable[i] -= ahead[i]
        else earned += ahead[i]
        ahead[i] = 0
      }
      earnedInYear[i] += earned
      const isAllEarned = isYearEnd || !isToDate
      const due = isToDate ? earnedInYear[i] : earned
      writes.earned[i] = earned
      const off = isAllEarned ? due - held[i] : Math.max(0, due - held[i])
      writes.trueUp[i] = Math.abs(off) > rounding * Math.abs(due) ? off : 0
      writes.setAside[i] += writes.trueUp[i]
      held[i] += writes.trueUp[i]
      if (isAllEarned) {
        sold[i] = 0
        held[i] = 0
      }
      if (isYearEnd) {
        lastYear[i] = year[i] + yearBefore[i]
        yearBefore[i] = 0
        year[i] = 0
        earnedInYear[i] = 0
        ended[i] = 0
      }
    }
  },
})
