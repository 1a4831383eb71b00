import { count, money, share } from '../../kernel/field.ts'

/** Sources that a scenario names itself, with their own conversion and incrementality; and the installed base. */
export const sourceFields = {
  leads: count({
    path: 'sources.*.leads',
    over: ['source'],
    label: 'leads that this source brings',
    rate: 'flow',
    range: [0, 1e6],
    scope: 'partner',
    role: 'lever',
    default: 'required',
  }),
  converts: share({
    path: 'sources.*.converts',
    over: ['source'],
    label: "share of the source's leads that become opportunities",
    scope: 'partner',
    default: { evidence: 'marketing.rate.leadToOpportunity' },
  }),
  winRate: share({
    path: 'sources.*.winRate',
    over: ['source'],
    label: "share of the source's opportunities that the partner wins",
    scope: 'partner',
    default: { evidence: 'sources.opportunityToDeal' },
  }),
  incrementality: share({
    path: 'sources.*.incrementality',
    over: ['source'],
    label: "share of the source's wins that the vendor would not have won directly",
    default: { evidence: 'sources.incrementality' },
  }),
  mix: share({
    path: 'sources.*.mix.*',
    over: ['source', 'segment'],
    label: "share of the source's leads that fall in the segment",
    scope: 'partner',
    default: { value: 0 },
  }),
  cost: money({
    path: 'sources.*.cost',
    over: ['source'],
    label: 'cost of a lead of this source',
    scope: 'partner',
    default: { value: 0 },
  }),
  baseOpportunities: count({
    path: 'partner.base.opportunities',
    label: 'opportunities that a customer of the partner brings: new business with it, or with somebody it sends',
    rate: 'flow',
    per: ['customer'],
    range: [0, 10],
    scope: 'partner',
    default: { value: 0 },
  }),
  baseWinRate: share({
    path: 'partner.base.winRate',
    label: "share of the opportunities from the partner's customers that it wins",
    scope: 'partner',
    default: { evidence: 'sources.referralToDeal' },
  }),
  baseIncrementality: share({
    path: 'partner.base.incrementality',
    label: "share of the wins among the partner's customers that the vendor would not have won directly",
    default: { evidence: 'sources.incrementality' },
  }),
} as const
