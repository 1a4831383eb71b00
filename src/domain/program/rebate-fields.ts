import { choice, duration, money, share } from '../../kernel/field.ts'

const shared = { over: ['rebate'], scope: 'vendor', role: 'lever' } as const
const inBand = { ...shared, over: ['rebate', 'band'] } as const

export const rebateTypes = ['stepped', 'wholeVolume', 'linear', 'growth', 'target'] as const

/** Rebates: each has a name, a scale, and a period at whose end it is earned. */
export const rebateFields = {
  type: choice({
    ...shared,
    path: 'program.rebates.*.type',
    label:
      'how turnover becomes the rebate: each band by its own rate, all by the rate of the band reached, one rate, a rate on growth, or a bonus for a target',
    choices: rebateTypes,
    default: 'required',
  }),
  base: choice({
    ...shared,
    path: 'program.rebates.*.base',
    label:
      'what counts as turnover: what the vendor invoices the partner, first-year value of orders placed at customer price (new business), or what is invoiced to registered deals',
    choices: ['purchases', 'bookings', 'registered'],
    default: { choice: 'purchases' },
  }),
  per: choice({
    ...shared,
    path: 'program.rebates.*.per',
    label: 'fiscal period of the vendor at whose end the rebate is earned; no shorter than a step',
    choices: ['month', 'quarter', 'year'],
    default: { choice: 'quarter' },
  }),
  increment: choice({
    ...shared,
    path: 'program.rebates.*.increment',
    label:
      'whether each period is looked at by itself (whole), or the fiscal year to date, of which each period earns what is new (period)',
    choices: ['whole', 'period'],
    default: { choice: 'whole' },
  }),
  from: money({
    ...inBand,
    path: 'program.rebates.*.bands.*.from',
    label: 'turnover above which the band begins; of a growth rebate, growth',
    default: { value: 0 },
  }),
  bandRate: share({
    ...inBand,
    path: 'program.rebates.*.bands.*.rate',
    label: 'rate of the band',
    default: 'absent',
  }),
  rate: share({
    ...shared,
    path: 'program.rebates.*.rate',
    label: 'rate on the turnover (linear, or target once it is reached), or on the growth (growth)',
    default: { value: 0 },
  }),
  target: money({
    ...shared,
    path: 'program.rebates.*.target',
    label: 'turnover to reach',
    default: 'absent',
  }),
  bonus: money({
    ...shared,
    path: 'program.rebates.*.bonus',
    label: 'what reaching the target earns',
    default: { value: 0 },
  }),
  growthOver: money({
    ...shared,
    role: 'input',
    path: 'program.rebates.*.growthOver',
    label:
      "turnover of the vendor's last fiscal year, over which growth is counted; later years count over the one before (a year with periods that were over at the start: with as many twelfths of this)",
    initial: true,
    default: 'absent',
  }),
  newPartner: choice({
    ...shared,
    path: 'program.rebates.*.newPartner',
    label: 'what a partner without turnover last year earns by growth: nothing, or all of it is growth',
    choices: ['skip', 'zeroBase'],
    default: { choice: 'skip' },
  }),
  soFar: money({
    ...shared,
    role: 'input',
    path: 'program.rebates.*.soFar',
    label: 'turnover before the start in the period, or the year, that is running then',
    initial: true,
    default: { value: 0 },
  }),
  cap: money({
    ...shared,
    path: 'program.rebates.*.cap',
    label: 'most that the rebate earns: in a period, or in a year where the year to date is looked at',
    unlimited: true,
    default: 'absent',
  }),
  floor: money({
    ...shared,
    path: 'program.rebates.*.floor',
    label: 'least that the rebate earns in a period, or in such a year, if anything is sold',
    default: { value: 0 },
  }),
  deposit: money({
    ...shared,
    path: 'program.rebates.*.deposit',
    label: 'paid ahead once a fiscal year of the vendor has its first turnover, and set off against what is earned',
    default: { value: 0 },
  }),
  clawback: choice({
    ...shared,
    path: 'program.rebates.*.clawback',
    label: 'whether what was earned or paid ahead beyond what the year as a whole earns is taken back when it ends',
    choices: ['no', 'yes'],
    default: { choice: 'no' },
  }),
  paidAfter: duration({
    ...shared,
    path: 'program.rebates.*.paidAfter',
    label: 'time from the end of the period until the rebate is paid',
    certain: true,
    range: [0, 24],
    default: { evidence: 'program.rebate.paidAfter' },
  }),
  accrue: choice({
    path: 'program.accrue',
    label:
      'by which turnover the vendor sets rebates aside at each sale: the one to date, or the one that the period comes to if it goes on so',
    choices: ['yearToDate', 'expected'],
    scope: 'vendor',
    role: 'lever',
    default: { choice: 'yearToDate' },
  }),
} as const
