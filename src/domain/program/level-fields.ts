import { choice, duration, money, share } from '../../kernel/field.ts'

const ofLevel = { over: ['level'], scope: 'vendor', role: 'lever' } as const
const ofAll = { scope: 'vendor', role: 'lever' } as const

/** Levels of the partner program (its tiers): what turnover they ask for, what they give, and when that is looked at. */
export const levelFields = {
  from: money({
    ...ofLevel,
    path: 'program.tiers.*.from',
    label: 'turnover of a year from which a partner is of this level',
    default: 'required',
  }),
  margin: share({
    ...ofLevel,
    path: 'program.tiers.*.margin',
    label: "points that the level adds to the margin, of the customer's price",
    default: { value: 0 },
  }),
  accrual: share({
    ...ofLevel,
    path: 'program.tiers.*.accrual',
    label: 'points that the level adds to the rate at which marketing funds accrue',
    default: { value: 0 },
  }),
  referral: share({
    ...ofLevel,
    path: 'program.tiers.*.referral',
    label: 'points that the level adds to the share of direct deals whose services the vendor refers to the partner',
    default: { value: 0 },
  }),
  winLift: share({
    ...ofLevel,
    path: 'program.tiers.*.winLift',
    label: 'by how much more often a partner of the level wins (exclusivity, executives who show up)',
    range: [-1, 10],
    role: 'input',
    default: { value: 0 },
  }),
  starts: choice({
    ...ofLevel,
    path: 'program.tiers.*.starts',
    label: 'whether the partner is of this level at the start',
    choices: ['no', 'yes'],
    role: 'input',
    initial: true,
    default: { choice: 'no' },
  }),
  review: choice({
    ...ofAll,
    path: 'program.levels.review',
    label: "when the level is looked at: at the end of the vendor's fiscal years, or of its quarters",
    choices: ['vendorYear', 'vendorQuarter'],
    default: { choice: 'vendorYear' },
  }),
  base: choice({
    ...ofAll,
    path: 'program.levels.base',
    label:
      'what counts as turnover: what the vendor invoices the partner, or first-year value of orders placed at customer price (new business), without what the vendor steered to it',
    choices: ['purchases', 'bookings'],
    default: { choice: 'purchases' },
  }),
  over: choice({
    ...ofAll,
    path: 'program.levels.over',
    label: "whose turnover counts: that of the last twelve months, or of the vendor's fiscal year so far",
    choices: ['last12', 'fiscalYear'],
    default: { choice: 'last12' },
  }),
  lag: duration({
    ...ofAll,
    path: 'program.levels.lag',
    label: 'time from a review until its level is in effect',
    certain: true,
    range: [0, 24],
    default: { value: 0 },
  }),
  loses: choice({
    ...ofAll,
    path: 'program.levels.loses',
    label: 'what becomes of a level that a review finds too high: it falls to the one reached, stays, or falls by one',
    choices: ['atReview', 'never', 'oneLevel'],
    default: { choice: 'atReview' },
  }),
  lastYear: money({
    ...ofAll,
    path: 'program.levels.lastYear',
    label: 'turnover of the twelve months before the start, taken as spread evenly',
    role: 'input',
    initial: true,
    default: { value: 0 },
  }),
} as const
