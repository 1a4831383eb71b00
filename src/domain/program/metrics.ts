import type { Metric } from '../../kernel/metric.ts'
import { incentives, program } from '../columns.ts'
import { plain } from '../measure.ts'

const ofRebates = { about: ['program.rebates'] } as const

/** What the program gives the partner and costs the vendor, where a scenario speaks of it. */
export const programMetrics: readonly Metric[] = [
  {
    ...plain(
      'partner.rebates',
      'USD',
      incentives.rebates,
      'total',
      'rebates earned',
      'rebates that the partner has earned over the horizon, less what is clawed back; part of its gross profit',
    ),
    ...ofRebates,
  },
  {
    ...plain(
      'vendor.rebates',
      'USD',
      incentives.rebatesAccrued,
      'total',
      'rebates set aside',
      'what the vendor sets aside for rebates over the horizon, at each sale and when it is set right',
    ),
    ...ofRebates,
  },
  {
    ...plain(
      'vendor.rebates.trueUp',
      'USD',
      program.trueUp,
      'total',
      'rebates set right',
      'of what the vendor sets aside for rebates, what comes when they are earned because sales before looked otherwise',
    ),
    ...ofRebates,
  },
  {
    ...plain(
      'vendor.spif',
      'USD',
      incentives.spif,
      'total',
      'SPIFs paid',
      "what the vendor pays the partner's sellers themselves",
    ),
    about: ['program.spif'],
  },
  {
    ...plain(
      'partner.level',
      'count',
      program.level,
      'end',
      'level at the end',
      "the partner's level in the vendor's program at the end: 0 for none, 1 for the lowest",
    ),
    about: ['program.tiers'],
  },
  {
    ...plain(
      'partner.level.highest',
      'count',
      program.level,
      'high',
      'highest level',
      "the highest level that the partner has been of in the vendor's program",
    ),
    about: ['program.tiers'],
  },
]

/** The same of each rebate, as templates over their names. */
export const rebateTemplates: readonly Metric[] = [
  {
    ...plain(
      'rebates.*.turnover',
      'USD',
      program.turnover,
      'total',
      'turnover that counts for the rebate *',
      'turnover over the horizon that counts for the rebate *',
    ),
    over: ['rebate'],
    ...ofRebates,
  },
  {
    ...plain(
      'rebates.*.earned',
      'USD',
      program.earned,
      'total',
      'earned of the rebate *',
      'what the partner has earned of the rebate * over the horizon, less what is clawed back',
    ),
    over: ['rebate'],
    ...ofRebates,
  },
  {
    ...plain(
      'rebates.*.trueUp',
      'USD',
      program.trueUp,
      'total',
      'set right of the rebate *',
      'of what the vendor sets aside for the rebate *, what comes when it is earned because sales before looked otherwise',
    ),
    over: ['rebate'],
    ...ofRebates,
  },
]
