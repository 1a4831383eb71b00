import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { base, direct, pipeline } from '../columns.ts'

/** Which source it is whose deals are steered, for those who know sources by their place only. */
export const steeredSource = mechanism({
  name: 'direct/steered-source',
  about: ['mdf.activities'],
  writes: { steers: slice(pipeline.steers, { source: 'steered' }) },
  step({ writes: { steers } }) {
    steers.fill(1)
  },
})

/**
 * Which part of the software on the partner's paper steered deals are, so that what they bring can be told apart where
 * they earn nothing for the fund. An approximation: they are taken to churn and to grow as the partner's other customers
 * do, and of what is invoiced to be the same part as of what is used.
 */
export const steeredPart = mechanism({
  name: 'direct/steered-part',
  about: ['mdf.activities'],
  reads: {
    annual: now(slice(base.annual, { paper: 'partner' })),
    annualBefore: last(slice(base.annual, { paper: 'partner' })),
    placed: now(slice(pipeline.bookings, { paper: 'partner' })),
    steered: now(slice(pipeline.sourced, { source: 'steered' })),
    before: last(direct.steeredAnnual),
  },
  writes: { annual: direct.steeredAnnual, part: direct.steeredPart, software: direct.steeredSoftware },
  step({ trials, years, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const annual = reads.annual[i]
      const others = Math.max(0, annual - reads.placed[i])
      const left = reads.annualBefore[i] > 0 ? (reads.before[i] * others) / reads.annualBefore[i] : 0
      writes.annual[i] = Math.min(annual, left + reads.steered[i])
      writes.software[i] = ((reads.before[i] + writes.annual[i]) / 2) * years
      writes.part[i] = annual > 0 ? writes.annual[i] / annual : 0
    }
  },
})
