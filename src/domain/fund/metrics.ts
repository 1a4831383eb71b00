import type { Metric, Window } from '../../kernel/metric.ts'
import { metric } from '../../kernel/metric.ts'
import type { Unit } from '../../kernel/unit.ts'
import { fund, incentives } from '../columns.ts'
import { plain } from '../measure.ts'

const about = ['mdf']
const money = (
  id: string,
  column: Parameters<typeof plain>[2],
  window: Window,
  label: string,
  meaning: string,
  unit: Unit = 'USD',
): Metric => ({ ...plain(id, unit, column, window, label, meaning), about })

/** The life of a dollar of the marketing fund, and what fronting it costs the partner. */
export const fundMetrics: readonly Metric[] = [
  money('mdf.accrued', fund.accrued, 'total', 'fund earned', 'what the marketing fund earned on purchases'),
  money('mdf.granted', fund.granted, 'total', 'fund granted', 'what the vendor added to the marketing fund'),
  money(
    'mdf.approved',
    fund.approved,
    'total',
    'budgets approved',
    'what the fund approved for activities and they spent',
  ),
  money('mdf.claimed', fund.claimed, 'total', 'claimed', 'what the partner claimed of what it spent for the fund'),
  money(
    'mdf.rejected',
    fund.rejected,
    'total',
    'claims rejected',
    'claims that the vendor rejected: the partner’s loss',
  ),
  money(
    'mdf.never',
    fund.never,
    'total',
    'never claimed',
    'what could have been claimed and was not: the partner’s loss',
  ),
  money('mdf.paid', incentives.claimsPaid, 'total', 'claims paid', 'claims that the vendor paid'),
  money('mdf.lapsed', fund.lapsed, 'total', 'fund lapsed', 'what expired without having been approved for anything'),
  money('mdf.free', fund.free, 'end', 'fund free', 'what the fund holds at the end and is approved for nothing'),
  money(
    'mdf.reserved',
    fund.reserved,
    'end',
    'fund reserved',
    'what the fund holds at the end for approved activities',
  ),
  money(
    'mdf.cashTiedUp',
    fund.fronted,
    'high',
    'cash tied up in marketing',
    'the most that the partner had spent for the fund at one time and not got back',
  ),
  money('mdf.spend', incentives.marketingSpend, 'total', 'marketing spend', 'what all marketing activities cost'),
  metric({
    id: 'mdf.partnerPays',
    unit: 'USD',
    label: 'marketing paid by the partner',
    meaning: 'what marketing activities cost less the claims that the vendor approved',
    about,
    needs: {
      spent: { target: incentives.marketingSpend, window: 'total' },
      claims: { target: incentives.claims, window: 'total' },
    },
    value: ({ spent, claims }) => spent - claims,
  }),
  metric({
    id: 'mdf.used',
    unit: '1',
    label: 'fund used',
    meaning: 'of what has left the fund, the part that was paid on a claim; the rest lapsed or fell back',
    about,
    needs: {
      paid: { target: incentives.claimsPaid, window: 'total' },
      lapsed: { target: fund.lapsed, window: 'total' },
      rejected: { target: fund.rejected, window: 'total' },
      never: { target: fund.never, window: 'total' },
      forfeited: { target: fund.forfeited, window: 'total' },
    },
    value: ({ paid, lapsed, rejected, never, forfeited }) => {
      const gone = paid + lapsed + rejected + never + forfeited
      return gone > 0 ? paid / gone : Number.NaN
    },
  }),
]

/** The same of each activity. */
export const fundTemplates: readonly Metric[] = [
  {
    ...plain('mdf.*.spend', 'USD', incentives.marketingSpend, 'total', 'spend on *', 'what the activity * cost'),
    over: ['activity'],
  },
  {
    ...plain(
      'mdf.*.claims',
      'USD',
      fund.allowed,
      'total',
      'claims approved for *',
      'what the vendor pays of the cost of *: claims that it approved',
    ),
    over: ['activity'],
  },
]
