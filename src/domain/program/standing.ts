import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, pipeline, resale } from '../columns.ts'
import { marketFields } from '../market.ts'

/**
 * Whether the partner resells in a segment: where that is its motion, while the vendor has a program and the partner is
 * not insolvent.
 */
export const standing = mechanism({
  name: 'program/standing',
  about: [
    'partner.sales',
    'partner.base',
    'sources',
    'deals',
    'mdf.activities',
    'vendor.direct',
    'installed.resold',
    'partner.lastYear.revenue.resaleBillings',
  ],
  over: ['segment'],
  params: { motion: marketFields.motion },
  reads: { ended: now(resale.ended), stopped: last(books.stopped) },
  writes: { resells: pipeline.resells },
  step({ trials, params: { motion }, reads: { ended, stopped }, writes: { resells } }) {
    for (let i = 0; i < trials; i++)
      resells[i] = motion.data[i & motion.mask] === 1 && ended[i] === 0 && stopped[i] === 0 ? 1 : 0
  },
})
