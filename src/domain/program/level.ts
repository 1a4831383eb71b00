import { agoBy, eachOf, mechanism, now } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { program } from '../columns.ts'
import { levelFields } from './level-fields.ts'
import { rankAt } from './level-review.ts'
import { valueAt } from './scale.ts'

type Gives = Readonly<Record<'from' | 'margin' | 'accrual' | 'referral' | 'winLift', readonly Param[]>>
type Given = Readonly<Record<'level' | 'margin' | 'accrual' | 'referral' | 'winLift', Float64Array>>

/** Writes the rank of each trial and what the level of that rank gives: nothing where there is none. */
const give = (trials: number, rank: Float64Array, params: Gives, writes: Given): void => {
  const { from } = params
  for (let i = 0; i < trials; i++) {
    writes.level[i] = rank[i]
    let at = -1
    for (let k = 0; k < from.length && rank[i] > 0; k++) if (rankAt(valueAt(from[k], i), from, i) === rank[i]) at = k
    writes.margin[i] = at < 0 ? 0 : valueAt(params.margin[at], i)
    writes.accrual[i] = at < 0 ? 0 : valueAt(params.accrual[at], i)
    writes.referral[i] = at < 0 ? 0 : valueAt(params.referral[at], i)
    writes.winLift[i] = at < 0 ? 0 : valueAt(params.winLift[at], i)
  }
}

/** The level in effect, the lag after its review, and what it gives from the next step on. */
export const level = mechanism({
  name: 'program/level',
  about: ['program.tiers'],
  params: {
    lag: levelFields.lag,
    from: eachOf(levelFields.from),
    margin: eachOf(levelFields.margin),
    accrual: eachOf(levelFields.accrual),
    referral: eachOf(levelFields.referral),
    winLift: eachOf(levelFields.winLift),
  },
  reads: { decided: now(program.levelDecided), earlier: agoBy(program.levelDecided, 'lag') },
  writes: {
    level: program.level,
    margin: program.levelMargin,
    accrual: program.levelAccrual,
    referral: program.levelReferral,
    winLift: program.levelWinLift,
  },
  start({ trials, params, reads, writes }) {
    give(trials, reads.decided, params, writes)
  },
  step({ trials, params, reads: { decided, earlier }, writes }) {
    give(trials, params.lag.data[0] > 0 ? earlier : decided, params, writes)
  },
})
