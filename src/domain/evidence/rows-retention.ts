import type { Evidence } from './evidence.ts'

/** How much of a customer base, and of its spend, is there a year later. */
export const retentionRows: readonly Evidence[] = [
  {
    id: 'retention.gross',
    label: 'recurring revenue of partner-sold software that is kept, expansion aside',
    unit: '1',
    per: 'year',
    low: 0.85,
    typical: 0.9,
    high: 0.95,
    shape: 'beta',
    ends: 'bounds',
    grade: 'P',
    sources: ['S107', 'S01'],
    reason: 'Derived: 90 to 93 % by contract size, less about 3 points that a second survey found for the channel.',
  },
  {
    id: 'retention.net',
    label: 'recurring revenue of the customers of a year ago, expansion included',
    unit: '1',
    per: 'year',
    low: 0.95,
    typical: 1.03,
    high: 1.12,
    shape: 'normal',
    ends: 'p10p90',
    grade: 'P',
    sources: ['S107'],
    reason:
      'The ends are not quite symmetric; the law has the typical value as its mean and their distance as its spread.',
  },
  {
    id: 'retention.churn',
    label: 'customers lost',
    unit: '1',
    per: 'year',
    low: 0.03,
    typical: 0.07,
    high: 0.15,
    shape: 'beta',
    ends: 'bounds',
    grade: 'V',
    sources: ['S101'],
    reason: 'A rule of thumb for managed-services firms (5 to 10 % is normal), used here for software customers too.',
  },
]
