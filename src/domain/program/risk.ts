import { mechanism } from '../../kernel/mechanism.ts'
import { oncePerTrial, uniformAt } from '../../kernel/philox.ts'
import { resale } from '../columns.ts'
import { programFields } from './fields.ts'

/**
 * What the vendor may do to its program: cut the margin, or end it. Each happens at most once, in the first step in
 * which the chance that it has happened by then reaches the trial's own number, so that a higher chance only ever moves
 * it forward. Without chance the margin is cut by what is expected by then, and the program ends once that is certain.
 */
export const programRisk = mechanism({
  name: 'program/risk',
  about: ['program.risk'],
  params: { cutChance: programFields.cutChance, cut: programFields.cut, endChance: programFields.endChance },
  draws: { cut: 'vendor', end: 'vendor' },
  state: { uncut: 'trial', open: 'trial' },
  writes: { cut: resale.marginCut, ended: resale.ended },
  step({ trials, first, t, params: { cutChance, cut, endChance }, draws, carried, state: { uncut, open }, writes }) {
    for (let i = 0; i < trials; i++) {
      if (t === 0) {
        uncut[i] = 1
        open[i] = 1
      }
      uncut[i] *= 1 - cutChance.data[i & cutChance.mask]
      open[i] *= 1 - endChance.data[i & endChance.mask]
      const cutBy = cut.data[i & cut.mask]
      if (carried.cut !== undefined) {
        writes.cut[i] = (1 - uncut[i]) * cutBy
        writes.ended[i] = open[i] === 0 ? 1 : 0
        continue
      }
      const isCut = uncut[i] < 1 && 1 - uncut[i] >= uniformAt(draws.cut, first + i, oncePerTrial, 0)
      const isEnded = open[i] < 1 && 1 - open[i] >= uniformAt(draws.end, first + i, oncePerTrial, 0)
      writes.cut[i] = isCut ? cutBy : 0
      writes.ended[i] = isEnded ? 1 : 0
    }
  },
})
