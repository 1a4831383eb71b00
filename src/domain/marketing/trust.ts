import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { incentives, marketing } from '../columns.ts'
import { meanLeft } from './carry-over.ts'
import { marketingFields } from './fields.ts'

const relationship = 2

/**
 * Trust between the vendor's reps and the partner: spend on the relationship, as far as it is not forgotten. It moves a
 * share of the vendor's direct pipeline to the partner's paper, up to a limit that is half reached at a stated stock. A
 * step steers by its mean trust. The incremental part of what it moves would have been lost, the rest won.
 */
export const trust = mechanism({
  name: 'marketing/trust',
  about: ['mdf.activities'],
  over: ['activity'],
  params: {
    kind: marketingFields.kind,
    half: marketingFields.trustHalf,
    lost: marketingFields.trustLost,
    upTo: marketingFields.steers,
    incrementality: marketingFields.incrementality,
    start: marketingFields.trustStart,
  },
  reads: { spent: now(incentives.marketingSpend), before: last(marketing.trust) },
  writes: { trust: marketing.trust, won: marketing.steersWon, lost: marketing.steersLost },
  start({ trials, params: { kind, start }, writes }) {
    if (kind.data[0] !== relationship) return
    for (let i = 0; i < trials; i++) writes.trust[i] = start.data[i & start.mask]
  },
  step({ trials, params, reads: { spent, before }, writes }) {
    const { kind, half, lost, upTo, incrementality } = params
    for (let i = 0; i < trials; i++) {
      if (kind.data[0] !== relationship) {
        writes.trust[i] = 0
        writes.won[i] = 0
        writes.lost[i] = 0
        continue
      }
      const kept = 1 - lost.data[i & lost.mask]
      const trust = before[i] * kept + spent[i] * meanLeft(kept)
      const mean = (before[i] + trust) / 2
      const share = (upTo.data[i & upTo.mask] * mean) / (mean + half.data[i & half.mask])
      const fresh = incrementality.data[i & incrementality.mask]
      writes.trust[i] = trust
      writes.won[i] = share * (1 - fresh)
      writes.lost[i] = share * fresh
    }
  },
})
