import { slice, type Target } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import type { Unit } from '../../kernel/unit.ts'
import { base, direct, incentives, marketing, pipeline, resale } from '../columns.ts'
import { part, plain } from '../measure.ts'

const about = ['mdf.activities']
const over = ['activity'] as const
const itsSource = { source: { along: 'activity' } } as const

const total = (id: string, unit: Unit, target: Target, label: string, meaning: string): Metric =>
  plain(id, unit, target, 'total', label, meaning)

const spend = incentives.marketingSpend

/** What all activities bring. */
export const marketingMetrics: readonly Metric[] = [
  total(
    'mdf.bookings',
    'USD',
    marketing.bookings,
    'bookings of marketing',
    'new business: orders from leads of activities, and deals that these steered to the partner',
  ),
  total(
    'mdf.incrementalBookings',
    'USD',
    marketing.incremental,
    'incremental bookings of marketing',
    'the part of these bookings that the vendor would not have had without',
  ),
  part(
    'mdf.costPerLead',
    'USD',
    [spend, marketing.expected],
    'total',
    'cost per lead to expect, future by future',
    'in each future marketing spend for each lead to be expected; its mean is not mean spend over mean leads',
  ),
  part(
    'mdf.costPerCustomer',
    'USD',
    [spend, marketing.wins],
    'total',
    'cost per customer, future by future',
    'in each future marketing spend for each customer to be expected; its mean is not mean spend over mean customers',
  ),
  total(
    'mdf.steered',
    'USD',
    direct.steeredValue,
    'direct business steered',
    'first-year value of direct deals that relationships steered to the partner’s paper',
  ),
  total(
    'mdf.steeredNew',
    'USD',
    direct.steeredNew,
    'of it incremental',
    'of the steered deals those that the vendor would have lost',
  ),
  total(
    'mdf.steeredDeals',
    'count',
    direct.steeredDeals,
    'direct deals steered',
    'direct deals that relationships steered to the partner',
  ),
  total(
    'mdf.steeredSoftware',
    'USD',
    direct.steeredSoftware,
    'software of steered deals',
    'what steered deals use of software until the end, at customer price; they are taken to churn as other customers do',
  ),
  total(
    'partner.resale.software',
    'USD',
    slice(base.software, { paper: 'partner' }),
    'software resold',
    "software used by customers on the partner's paper, at customer price",
  ),
  total(
    'partner.resale.margin',
    'USD',
    resale.profit,
    'resale margin',
    'what the partner keeps of the price of the software that it resells, as it is used',
  ),
  metric({
    id: 'vendor.direct.realisedWinRate',
    unit: '1',
    label: 'direct win rate before steering',
    meaning: 'of the deals of the direct pipeline, those that the team won or would have won',
    needs: {
      all: { target: direct.pipeline, window: 'total' },
      lost: { target: direct.lost, window: 'total' },
      steered: { target: pipeline.steered, window: 'total' },
      steeredWon: { target: direct.steeredWon, window: 'total' },
    },
    value: ({ all, lost, steered, steeredWon }) => (all > 0 ? 1 - (lost + steered - steeredWon) / all : Number.NaN),
  }),
].map(one => ({ ...one, about }))

/** What each activity brings. */
export const marketingTemplates: readonly Metric[] = [
  total('mdf.*.leads', 'count', slice(pipeline.leads, itsSource), 'leads of *', 'leads that the activity * brought'),
  total(
    'mdf.*.opportunities',
    'count',
    slice(pipeline.opportunities, itsSource),
    'opportunities of *',
    'opportunities that the activity * opened',
  ),
  total(
    'mdf.*.customers',
    'count',
    marketing.wins,
    'customers of *',
    'customers to be expected of the opportunities of *, and deals that it steered',
  ),
  total(
    'mdf.*.bookings',
    'USD',
    marketing.bookings,
    'bookings of *',
    'new business: orders from leads of *, and deals that it steered to the partner',
  ),
  total(
    'mdf.*.incrementalBookings',
    'USD',
    marketing.incremental,
    'incremental bookings of *',
    'the part of the bookings of * that the vendor would not have had without',
  ),
  total(
    'mdf.*.steered',
    'USD',
    direct.steeredValue,
    'steered by *',
    'first-year value of direct deals that * steered to the partner’s paper',
  ),
  part(
    'mdf.*.costPerLead',
    'USD',
    [spend, slice(pipeline.leads, itsSource)],
    'total',
    'cost per lead of *, future by future',
    'in each future spend on * for each lead; its mean is not mean spend over mean leads',
  ),
  part(
    'mdf.*.costPerOpportunity',
    'USD',
    [spend, slice(pipeline.opportunities, itsSource)],
    'total',
    'cost per opportunity of *, future by future',
    'in each future spend on * for each opportunity; its mean is not mean spend over mean opportunities',
  ),
  part(
    'mdf.*.costPerCustomer',
    'USD',
    [spend, marketing.wins],
    'total',
    'cost per customer of *, future by future',
    'in each future spend on * for each customer to be expected; its mean is not mean spend over mean customers',
  ),
].map(one => ({ ...one, over }))
