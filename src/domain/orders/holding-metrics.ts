import { slice, type Target } from '../../kernel/column.ts'
import { type Metric, metric } from '../../kernel/metric.ts'
import { holding, incentives, pipeline } from '../columns.ts'
import { type Cause, causes } from '../gate.ts'
import { aboutOf, part, plain } from '../measure.ts'
import { gatedPaths } from './gated-paths.ts'

/** What each gate is called in a report. */
const words: Readonly<Record<Cause, string>> = {
  bench: 'a busy bench',
  credit: 'the credit line',
  executive: 'a missing executive',
  financing: "the customer's financing",
  kpi: 'a target that is met',
  legal: 'paperwork',
  presales: 'presales work',
}

const total = (target: Target) => ({ target, window: 'total' }) as const
const end = (target: Target) => ({ target, window: 'end' }) as const

const count = (id: string, target: Target, label: string, meaning: string): Metric =>
  plain(id, 'count', target, 'total', label, meaning)
const money = (id: string, target: Target, label: string, meaning: string): Metric =>
  plain(id, 'USD', target, 'total', label, meaning)

const share = (id: string, tops: readonly [Target, Target], label: string, meaning: string): Metric =>
  metric({
    id,
    unit: '1',
    label,
    meaning,
    needs: { one: total(tops[0]), other: total(tops[1]) },
    value: ({ one, other }) => (one + other > 0 ? one / (one + other) : Number.NaN),
  })

const byCause = causes.flatMap((cause): Metric[] => {
  const at = (column: Parameters<typeof slice>[0]): Target => slice(column, { cause })
  return [
    metric({
      id: `orders.slipped.${cause}`,
      unit: 'count',
      label: `slips by ${words[cause]}`,
      meaning: `orders that slipped and that ${words[cause]} held to the last, or still holds`,
      needs: { resolved: total(at(holding.resolved)), open: end(at(holding.stillOpen)) },
      value: ({ resolved, open }) => resolved + open,
    }),
    metric({
      id: `orders.slipped.${cause}.value`,
      unit: 'USD',
      label: `value slipped by ${words[cause]}`,
      meaning: 'their first-year value',
      needs: { resolved: total(at(holding.resolvedValue)), open: end(at(holding.stillOpenValue)) },
      value: ({ resolved, open }) => resolved + open,
    }),
    count(
      `orders.avoidable.${cause}`,
      at(holding.avoidable),
      `slips avoided if only ${words[cause]} were not`,
      'orders that slipped and that nothing else held at some time before; these need not add up over gates',
    ),
    money(
      `orders.avoidable.${cause}.value`,
      at(holding.avoidableValue),
      `value not slipped if only ${words[cause]} were not`,
      'their first-year value',
    ),
    count(
      `orders.disclosed.${cause}`,
      at(holding.disclosed),
      `told in a meeting: ${words[cause]}`,
      'shut gates that a meeting brought to light, order by order',
    ),
  ]
})

/** What becomes of orders between the customer and the vendor, where a scenario speaks of it. */
export const holdingMetrics: readonly Metric[] = aboutOf(gatedPaths, [
  count('orders.onTime', holding.onTime, 'orders placed in time', 'placed in the quarter of the customer’s order'),
  money('orders.onTime.value', holding.onTimeValue, 'value placed in time', 'their first-year value'),
  count('orders.slipped', holding.slipped, 'orders slipped', 'due in a fiscal quarter of the vendor, not placed in it'),
  money('orders.slipped.value', holding.slippedValue, 'value slipped', 'their first-year value'),
  share('orders.slipRate', [holding.slipped, holding.onTime], 'slip rate', 'slipped orders, of all that were due'),
  part(
    'orders.daysLate',
    'months',
    [holding.lateBy, holding.late],
    'total',
    'how late',
    'from the end of the quarter in which an order was due until it is placed, of those placed later',
  ),
  count('orders.late', holding.late, 'orders placed late', 'orders that slipped and were placed later'),
  plain(
    'orders.stillOpen',
    'count',
    holding.stillOpen,
    'end',
    'orders still held',
    'orders that slipped and are in hand at the end',
  ),
  count('orders.cancelled', holding.cancelled, 'orders cancelled', 'customer orders cancelled while they waited'),
  money('orders.cancelled.value', holding.cancelledValue, 'value cancelled', 'their first-year value'),
  count('orders.takenDirect', holding.takenDirect, 'orders taken direct', 'taken by the vendor while they waited'),
  money('orders.takenDirect.value', holding.takenValue, 'value taken direct', 'their first-year value'),
  count(
    'orders.vendorPaper',
    holding.vendorPaper,
    "orders on the vendor's paper",
    'sent there by the partner, for a fee',
  ),
  count('orders.disclosed', holding.disclosed, 'gates brought to light', 'in meetings, order by order'),
  count('orders.remedies', holding.remedied, 'remedies begun', 'in meetings or after a slip, order by order'),
  money('orders.remedies.partnerCost', incentives.remedyCost, "remedies: partner's cost", 'less fees that it got'),
  money('orders.remedies.vendorCost', incentives.remedyHelp, "remedies: vendor's cost", 'with fees that it paid'),
  count('cadence.meetings', holding.meetings, 'meetings', 'of the partner and its manager at the vendor'),
  money('cadence.vendorCost', incentives.meetingCost, "meetings: vendor's cost", "the manager's time in meetings"),
  plain(
    'cadence.partnerHours',
    'hours',
    pipeline.meetingHours,
    'total',
    "meetings: partner's hours",
    'time of its bench in meetings',
  ),
  money('forecast.amount', holding.forecast, 'forecast', "the manager's forecasts of the vendor's fiscal quarters"),
  money('forecast.booked', holding.booked, 'booked, of what was forecast', 'what the partner placed in those quarters'),
  money('forecast.missed', holding.missed, 'forecast missed', 'how far the two are apart, quarter by quarter'),
  metric({
    id: 'forecast.accuracy',
    unit: '1',
    label: 'forecast accuracy',
    meaning: '1 less how far forecasts and new business of the quarters are apart, of that business; not below zero',
    needs: { missed: total(holding.missed), booked: total(holding.booked) },
    value: ({ missed, booked }) => (booked > 0 ? Math.max(0, 1 - missed / booked) : Number.NaN),
  }),
  metric({
    id: 'forecast.bias',
    unit: '1',
    label: 'forecast bias',
    meaning: 'by how much forecasts of the quarters are above their new business, of that business',
    needs: { forecast: total(holding.forecast), booked: total(holding.booked) },
    value: ({ forecast, booked }) => (booked > 0 ? forecast / booked - 1 : Number.NaN),
  }),
  ...byCause,
])
