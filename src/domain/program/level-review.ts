import { slice } from '../../kernel/column.ts'
import { ago, eachOf, last, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { direct, pipeline, program, resale } from '../columns.ts'
import { goneBefore } from './gone-before.ts'
import { levelFields } from './level-fields.ts'
import { reaches, valueAt } from './scale.ts'

/** How many levels ask for no more than so much turnover, in USD: the rank of the one that it reaches. */
export const rankAt = (turnover: number, from: readonly Param[], i: number): number => {
  let reached = 0
  for (let k = 0; k < from.length; k++) if (reaches(turnover, valueAt(from[k], i))) reached++
  return reached
}

/** The rank that a review gives: what is reached, or what it may fall to if that is less. */
export const reviewed = (rank: number, reached: number, loses: number): number =>
  loses === 1 ? Math.max(rank, reached) : loses === 2 ? Math.max(rank - 1, reached) : reached

/** What counts for the level in a step; business that the vendor steers to the partner does not. */
export const levelCredit = mechanism({
  name: 'program/level-credit',
  about: ['program.tiers'],
  params: { base: levelFields.base },
  reads: {
    purchases: now(resale.purchases),
    bookings: now(slice(pipeline.bookings, { paper: 'partner' })),
    steered: now(slice(pipeline.sourced, { source: 'steered' })),
    steeredPart: now(direct.steeredPart),
  },
  writes: { credit: program.levelCredit },
  step({ trials, params, reads: { purchases, bookings, steered, steeredPart }, writes: { credit } }) {
    const isPurchases = params.base.data[0] === 0
    for (let i = 0; i < trials; i++)
      credit[i] = Math.max(0, isPurchases ? purchases[i] * (1 - steeredPart[i]) : bookings[i] - steered[i])
  },
})

/**
 * The review of the partner's level: at the end of a fiscal period, by the turnover of the last twelve months or of the
 * fiscal year. Before the start the turnover of last year was spread evenly.
 */
export const levelReview = mechanism({
  name: 'program/level-review',
  about: ['program.tiers'],
  params: {
    from: eachOf(levelFields.from),
    starts: eachOf(levelFields.starts),
    review: levelFields.review,
    over: levelFields.over,
    loses: levelFields.loses,
    lastYear: levelFields.lastYear,
  },
  reads: {
    credit: now(program.levelCredit),
    yearAgo: ago(program.levelCredit, 12),
    before: last(program.levelDecided),
  },
  state: { sold: 'trial', yearNumber: 'trial' },
  writes: { decided: program.levelDecided, turnover: program.levelTurnover },
  start({ trials, params: { from, starts }, writes: { decided } }) {
    for (let i = 0; i < trials; i++) {
      decided[i] = 0
      for (let k = 0; k < from.length; k++)
        if (starts[k].data[0] === 1) decided[i] = Math.max(decided[i], rankAt(valueAt(from[k], i), from, i))
    }
  },
  step({ trials, t, months, clocks, params, reads: { credit, yearAgo, before }, state, writes }) {
    const { sold, yearNumber } = state
    const isYears = params.over.data[0] === 1
    const { left, number, isEnd } = clocks.vendorYear
    const isDue = params.review.data[0] === 0 ? isEnd : clocks.vendorQuarter.isEnd
    const older = Math.max(0, 12 - (t + 1) * months) / 12
    const gone = goneBefore(left, months)
    const loses = params.loses.data[0]
    for (let i = 0; i < trials; i++) {
      const lastYear = valueAt(params.lastYear, i)
      if (isYears && yearNumber[i] !== number + 1) {
        sold[i] = t === 0 ? (lastYear * gone) / 12 : 0
        yearNumber[i] = number + 1
      }
      sold[i] += isYears ? credit[i] : credit[i] - yearAgo[i]
      writes.turnover[i] = isYears ? sold[i] : sold[i] + lastYear * older
      writes.decided[i] = isDue ? reviewed(before[i], rankAt(writes.turnover[i], params.from, i), loses) : before[i]
    }
  },
})
