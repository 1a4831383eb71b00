import { type Metric, metric } from '../../kernel/metric.ts'
import { holding, incentives } from '../columns.ts'
import { aboutOf, part, plain } from '../measure.ts'

/** Where a scenario speaks of when business comes. */
export const rhythmPaths: readonly string[] = [
  'cadence',
  'deals',
  'vendor.forecast',
  'vendor.periodEnd',
  'vendor.quota',
]

const booked = { target: holding.quotaBooked, window: 'end' } as const
const ended = { target: holding.quotaYears, window: 'total' } as const
const quotaTarget = { target: holding.quotaTarget, window: 'end' } as const
const clubTarget = { target: holding.clubTarget, window: 'end' } as const

/** Whether a threshold is reached; no value where there is none, or its year does not end within the horizon. */
const isReached = (value: number, threshold: number, years: number): number =>
  years > 0 && threshold > 0 ? (value >= threshold ? 1 : 0) : Number.NaN

const ofQuota: readonly Metric[] = [
  metric({
    id: 'vendor.quota.attainment',
    unit: '1',
    label: 'quota attained',
    meaning: "new business of the vendor's first fiscal year, with what was booked before the start, of its quota",
    needs: { value: booked, years: ended, threshold: quotaTarget },
    value: ({ value, years, threshold }) => (years > 0 && threshold > 0 ? value / threshold : Number.NaN),
  }),
  metric({
    id: 'vendor.quota.reached',
    unit: '1',
    label: 'quota reached',
    meaning: "whether new business of the vendor's first fiscal year reaches its quota",
    needs: { value: booked, years: ended, threshold: quotaTarget },
    value: ({ value, years, threshold }) => isReached(value, threshold, years),
  }),
]

const ofClub: readonly Metric[] = [
  metric({
    id: 'vendor.club.reached',
    unit: '1',
    label: 'club reached',
    meaning: "whether new business of the vendor's first fiscal year reach what it takes to be among the best",
    needs: { value: booked, years: ended, threshold: clubTarget },
    value: ({ value, years, threshold }) => isReached(value, threshold, years),
  }),
]

const ofRhythm: readonly Metric[] = [
  metric({
    id: 'vendor.hockeyStick',
    unit: '1',
    label: 'hockey stick in the quarter',
    meaning: "new business in the last third of the vendor's fiscal quarters, in multiples of a mean third",
    needs: {
      top: { target: holding.lastThird, window: 'total' },
      bottom: { target: holding.allThirds, window: 'total' },
    },
    value: ({ top, bottom }) => (bottom > 0 ? (3 * top) / bottom : Number.NaN),
  }),
  part(
    'vendor.yearEndSpike',
    '1',
    [holding.lastQuarter, holding.quarterBefore],
    'total',
    'year-end spike',
    "new business in the last quarter of the vendor's fiscal years, in multiples of that in the quarter before",
  ),
]

const ofDiscounts: readonly Metric[] = [
  plain(
    'vendor.periodEndDiscount',
    'USD',
    incentives.periodEndDiscount,
    'total',
    'discounts at period ends',
    "given up on deals that close at the end of the vendor's fiscal quarters",
  ),
]

/** What the vendor's fiscal periods do to its business, each where a scenario speaks of it. */
export const rhythmMetrics: readonly Metric[] = [
  ...aboutOf(['vendor.quota'], ofQuota),
  ...aboutOf(['vendor.club'], ofClub),
  ...aboutOf(rhythmPaths, ofRhythm),
  ...aboutOf(['vendor.periodEnd'], ofDiscounts),
]
