import { last, mechanism } from '../../kernel/mechanism.ts'
import { distributor } from '../columns.ts'
import { distributorFields } from './fields.ts'

/** Who bears what an insolvent partner never pays: whoever gave it credit, so the distributor where there is one. */
const bearsLoss = (isThere: number): number => isThere

/**
 * Whether the partner buys from a distributor: from the first step on in which one has a margin. It stays, even where
 * its margin falls to nothing later, because it has bills open on both sides.
 */
export const distributorStanding = mechanism({
  name: 'distributor/standing',
  about: ['program.distributor.margin'],
  params: { margin: distributorFields.margin },
  reads: { before: last(distributor.isThere) },
  writes: { isThere: distributor.isThere, rate: distributor.rate, bearsLoss: distributor.bearsLoss },
  start({ trials, params: { margin }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.rate[i] = margin.data[i & margin.mask]
      writes.isThere[i] = writes.rate[i] > 0 ? 1 : 0
      writes.bearsLoss[i] = bearsLoss(writes.isThere[i])
    }
  },
  step({ trials, params: { margin }, reads: { before }, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.rate[i] = margin.data[i & margin.mask]
      writes.isThere[i] = before[i] > 0 || writes.rate[i] > 0 ? 1 : 0
      writes.bearsLoss[i] = bearsLoss(writes.isThere[i])
    }
  },
})
