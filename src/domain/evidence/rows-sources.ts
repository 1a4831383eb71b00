import type { Evidence } from './evidence.ts'

/** How leads of sources other than a partner's reps become deals, and how many of those are new to the vendor. */
export const sourceRows: readonly Evidence[] = [
  {
    id: 'sources.opportunityToDeal',
    label: 'opportunities from leads that become deals',
    unit: '1',
    low: 0.028,
    typical: 0.06,
    high: 0.147,
    shape: 'pert',
    ends: 'bounds',
    grade: 'S',
    sources: ['S70', 'S71'],
    reason: 'One data set: all sources 6 %, webinars lowest (derived), referrals highest.',
  },
  {
    id: 'sources.referralToDeal',
    label: 'opportunities that customers bring that become deals',
    unit: '1',
    low: 0.1,
    typical: 0.147,
    high: 0.2,
    shape: 'pert',
    ends: 'bounds',
    grade: 'S',
    sources: ['S70'],
    reason: 'The typical value is the data set’s rate for referrals by customers and employees; the ends are ours.',
  },
  {
    id: 'sources.incrementality',
    label: 'wins from leads that the vendor would not have won directly',
    unit: '1',
    low: 0.4,
    typical: 0.7,
    high: 0.95,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: ['S01'],
    reason:
      'Attribution is not incrementality (one experiment kept 99.5 % of its clicks without the ads); no study of partners was found.',
  },
]
