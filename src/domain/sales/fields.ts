import { count, duration, money, share } from '../../kernel/field.ts'

/** The partner's own sales engine. */
export const salesFields = {
  reps: count({
    path: 'partner.sales.reps',
    label: "sales reps of the partner's own engine, on this vendor",
    range: [0, 1000],
    scope: 'partner',
    role: 'lever',
    default: { value: 0 },
  }),
  ramp: duration({
    path: 'partner.sales.ramp',
    label: "time until a rep of a firm's first sales team sells in full",
    range: [0, 36],
    scope: 'partner',
    default: { evidence: 'sales.ramp.firstTeam' },
  }),
  cost: money({
    path: 'partner.sales.cost',
    label: 'cost of a rep, all in',
    rate: 'flow',
    per: ['rep'],
    scope: 'partner',
    default: { evidence: 'sales.repCost' },
  }),
  opportunities: count({
    path: 'partner.sales.opportunities',
    label: 'opportunities that a ramped rep opens',
    rate: 'flow',
    per: ['rep'],
    range: [0, 100],
    scope: 'partner',
    default: { evidence: 'sales.opportunities' },
  }),
  mix: share({
    path: 'partner.sales.mix.*',
    over: ['segment'],
    label: "share of the partner's opportunities that fall in the segment",
    scope: 'partner',
    role: 'lever',
    default: { value: 0 },
  }),
} as const
