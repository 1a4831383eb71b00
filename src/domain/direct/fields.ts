import { count, duration, share } from '../../kernel/field.ts'

/** The vendor's own team, and its policy on who gets the services of the deals that it wins. */
export const directFields = {
  wonDeals: count({
    path: 'vendor.direct.wonDeals',
    label: "deals that the vendor's direct team wins, before any that the partner takes",
    rate: 'flow',
    range: [0, 1e4],
    scope: 'vendor',
    default: { value: 0 },
  }),
  mix: share({
    path: 'vendor.direct.mix.*',
    over: ['segment'],
    label: "share of the direct team's deals that fall in the segment",
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  winRate: share({
    path: 'vendor.direct.winRate',
    label: "share of the direct team's opportunities that it wins; the others are there to be steered as well",
    range: [0.01, 1],
    scope: 'vendor',
    default: { evidence: 'marketing.rate.opportunityToWon' },
  }),
  resells: share({
    path: 'vendor.referral.resells',
    label: 'share of direct deals whose services the vendor refers to the partner while it resells',
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'referral.resells' },
  }),
  start: share({
    path: 'vendor.referral.supportOnly.start',
    label: 'share of direct deals whose services the vendor refers to the partner once it only supports: at the start',
    scope: 'vendor',
    role: 'lever',
    default: { like: 'vendor.referral.resells' },
  }),
  end: share({
    path: 'vendor.referral.supportOnly.end',
    label:
      'share of direct deals whose services the vendor refers to the partner once it only supports: in the end, if the policy is enforced',
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'referral.supportOnly.end' },
  }),
  over: duration({
    path: 'vendor.referral.supportOnly.over',
    label: 'time over which the referral share moves from start to end',
    scope: 'vendor',
    default: { evidence: 'referral.supportOnly.over' },
  }),
  enforced: share({
    path: 'vendor.referral.supportOnly.enforced',
    label: "how far the vendor's reps follow the referral policy",
    scope: 'vendor',
    default: { evidence: 'referral.enforced' },
  }),
} as const
