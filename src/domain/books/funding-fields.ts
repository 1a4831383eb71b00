import { money, share } from '../../kernel/field.ts'

/** Where money comes from when cash runs out, in the order in which it is used, and what the firm keeps. */
export const fundingFields = {
  revolver: money({
    path: 'partner.funding.revolver',
    label: 'the most that can be drawn on the revolving credit line',
    scope: 'partner',
    role: 'lever',
    default: { value: 0 },
  }),
  rate: share({
    path: 'partner.funding.rate',
    label: 'interest on what is drawn',
    rate: 'flow',
    scope: 'partner',
    default: { evidence: 'funding.rate' },
  }),
  ownerCap: money({
    path: 'partner.funding.ownerCap',
    label: 'the most that the owner has in the firm besides what it starts with (no limit if nobody says one)',
    scope: 'partner',
    role: 'lever',
    unlimited: true,
    default: 'absent',
  }),
} as const
