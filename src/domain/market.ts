import { choice, count, duration, eventDuration, eventHours, eventMoney, money, share } from '../kernel/field.ts'

/**
 * What the rooms share of the world they trade in: segments and their deals, the motion in each, how each source
 * converts, and the starting customers. Shared like the chart of accounts, because every room looks at the same market.
 */
export const marketFields = {
  dealSize: eventMoney({
    path: 'segments.*.dealSize',
    over: ['segment'],
    label: 'first-year contract value of a deal, at customer price (spread between deals)',
    range: [1, 1e9],
    default: 'required',
  }),
  cycle: eventDuration({
    path: 'segments.*.cycle',
    over: ['segment'],
    label: 'time from opportunity to customer order (spread between deals)',
    range: [0, 60],
    default: { evidence: 'sales.cycle' },
  }),
  hours: eventHours({
    path: 'segments.*.hours',
    over: ['segment'],
    label: 'hours of the bench that the work around a deal asks for before it can start (spread between deals)',
    default: { value: 0 },
  }),
  churn: share({
    path: 'segments.*.churn',
    over: ['segment'],
    label: 'share of customers lost',
    rate: 'lost',
    default: { evidence: 'retention.churn' },
  }),
  term: duration({
    path: 'segments.*.term',
    over: ['segment'],
    label: 'how long a contract runs before it is renewed',
    certain: true,
    range: [1, 120],
    default: { evidence: 'retention.term' },
  }),
  contraction: share({
    path: 'segments.*.contraction',
    over: ['segment'],
    label: 'what a customer that renews takes off its contract',
    default: { value: 0 },
  }),
  expansion: share({
    path: 'segments.*.expansion',
    over: ['segment'],
    label: 'what a customer that renews adds to its contract',
    range: [0, 5],
    default: { value: 0 },
  }),
  motion: choice({
    path: 'motion.*',
    over: ['segment'],
    label: 'how the partner works the segment',
    choices: ['support-only', 'resell'],
    scope: 'partner',
    default: { choice: 'resell' },
  }),
  installedCustomers: count({
    path: 'installed.*.*.customers',
    over: ['route', 'segment'],
    label: 'customers at the start, by route of their software',
    integer: true,
    range: [0, 1e6],
    initial: true,
    default: { value: 0 },
  }),
  installedValue: money({
    path: 'installed.*.*.value',
    over: ['route', 'segment'],
    label: 'annual software value of one of them, at customer price',
    initial: true,
    default: { value: 0 },
  }),
  resaleMargin: share({
    path: 'program.margin',
    label: "partner's margin on the software it resells, of the customer's price",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'resale.margin.csp' },
  }),
  uplift: share({
    path: 'program.registration.uplift',
    label: "margin added on a registered deal in its first term, of the customer's price",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'resale.registration' },
  }),
  billing: choice({
    path: 'program.billing',
    initial: true,
    label: 'whether software is invoiced as it is used or a whole term in advance',
    choices: ['monthly', 'upfront'],
    scope: 'vendor',
    default: { choice: 'monthly' },
  }),
  winLift: share({
    path: 'segments.*.winLift',
    over: ['segment'],
    label: 'by how much more often (or, below zero, less often) opportunities of this segment are won',
    range: [-1, 10],
    default: { value: 0 },
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

/**
 * The chance that an opportunity is won: its source's, moved by what its segment, the solution and the partner's level in
 * the program do to it, 0 to 1.
 */
export const chanceToWin = (rate: number, segmentLift: number, solutionLift: number, levelLift: number): number =>
  Math.min(1, Math.max(0, rate * (1 + segmentLift) * (1 + solutionLift) * (1 + levelLift)))
