import { eachOf, last, mechanism } from '../../kernel/mechanism.ts'
import { program } from '../columns.ts'
import { levelFields } from './level-fields.ts'
import { rankAt } from './level-review.ts'
import { valueAt } from './scale.ts'

/** The points that the level at the start adds to the margin by what the status quo says, whatever a strategy says of it. */
export const levelBefore = mechanism({
  name: 'program/level-before',
  about: ['program.tiers'],
  params: {
    from: eachOf({ ...levelFields.from, before: true }),
    starts: eachOf({ ...levelFields.starts, before: true }),
    margin: eachOf({ ...levelFields.margin, before: true }),
  },
  reads: { before: last(program.levelMarginBefore) },
  writes: { margin: program.levelMarginBefore },
  start({ trials, params: { from, starts, margin }, writes }) {
    for (let i = 0; i < trials; i++) {
      let highest = 0
      writes.margin[i] = 0
      for (let k = 0; k < from.length; k++) {
        const rank = rankAt(valueAt(from[k], i), from, i)
        if (starts[k].data[0] !== 1 || rank < highest) continue
        highest = rank
        writes.margin[i] = valueAt(margin[k], i)
      }
    }
  },
  step({ reads: { before }, writes: { margin } }) {
    margin.set(before)
  },
})
