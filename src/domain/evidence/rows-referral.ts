import type { Evidence } from './evidence.ts'

const policy = 'A policy of each vendor; no referral shares are published'

/** Who gets the services of the deals that the vendor wins itself. */
export const referralRows: readonly Evidence[] = [
  {
    id: 'referral.resells',
    label: 'direct deals whose services go to a partner that resells',
    unit: '1',
    low: 0.1,
    typical: 0.3,
    high: 0.5,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: `${policy}, and a partner usually shares a territory with two or three others.`,
  },
  {
    id: 'referral.supportOnly.end',
    label: 'direct deals whose services go to a partner that only supports: in the end',
    unit: '1',
    low: 0.02,
    typical: 0.08,
    high: 0.2,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: `${policy}; that vendors favour partners who bring deals is often told, how much is our guess.`,
  },
  {
    id: 'referral.supportOnly.over',
    label: 'time in which referrals to a partner that only supports fall to their end',
    unit: 'months',
    low: 12,
    typical: 24,
    high: 36,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: `${policy}; taken as one to three yearly program cycles.`,
  },
  {
    id: 'referral.enforced',
    label: "how far the vendor's reps follow its referral policy",
    unit: '1',
    low: 0.1,
    typical: 0.5,
    high: 0.9,
    shape: 'pert',
    ends: 'bounds',
    grade: 'J',
    sources: [],
    reason: 'Nothing is known, so nearly the whole range is open.',
  },
]
