import type { Cause } from '../../domain/gate.ts'
import { causes } from '../../domain/gate.ts'
import type { Figures, Result } from '../../study/result.ts'
import { countedText } from '../futures-text.ts'
import { noValue, plainText, shareText } from '../number-text.ts'
import { aside, countedRow, detail, meanRow, type Room, type RoomRow, tableOf } from './room.ts'

/** What holds an order, as the subject or the object of a sentence. */
export const causeWords: Readonly<Record<Cause, string>> = {
  bench: 'the busy bench',
  credit: 'the credit line',
  executive: 'a missing executive',
  financing: 'the customer’s financing',
  kpi: 'a target that is met',
  legal: 'paperwork',
  presales: 'presales work',
}

const daysInMonth = 365.25 / 12

const daysText = ({ mean }: Figures): string =>
  mean === null ? noValue : countedText(Math.round(mean * daysInMonth), 'day')

const ratioText = ({ mean }: Figures): string => (mean === null ? noValue : `${plainText(mean)}×`)

/** A metric that is 1 or 0, as a share of futures. */
const shareOf = ({ mean }: Figures): string => shareText(mean)

export type Held = { readonly cause: Cause; readonly count: number; readonly value: number; readonly ifOnly: number }

/** What slipped orders were held by, means over the futures of a strategy; the largest value first. */
export const heldBy = ({ metrics }: Result['strategies'][number]): readonly Held[] =>
  causes
    .map(cause => ({
      cause,
      count: metrics[`orders.slipped.${cause}`]?.mean ?? 0,
      value: metrics[`orders.slipped.${cause}.value`]?.mean ?? 0,
      ifOnly: metrics[`orders.avoidable.${cause}.value`]?.mean ?? 0,
    }))
    .sort((a, b) => b.value - a.value)

/** Causes by what they held over all strategies, the largest first. */
const byValue = ({ strategies }: Result): readonly Cause[] => {
  const sums = new Map(causes.map(cause => [cause, 0]))
  for (const { cause, value } of strategies.flatMap(heldBy)) sums.set(cause, (sums.get(cause) as number) + value)
  return [...causes].sort((a, b) => (sums.get(b) as number) - (sums.get(a) as number))
}

const orderRows = (result: Result): RoomRow[] => [
  ...countedRow(result, ['orders', 'placed in time'], ['orders.onTime', 'orders.onTime.value']),
  ...countedRow(result, ['orders', 'slipped past their quarter'], ['orders.slipped', 'orders.slipped.value']),
  ...meanRow(result, ['orders', 'how late, of those placed later'], 'orders.daysLate', daysText),
  ...meanRow(result, ['orders', 'slipped and still held at the end'], 'orders.stillOpen'),
  ...countedRow(result, ['orders', 'cancelled while they waited'], ['orders.cancelled', 'orders.cancelled.value']),
  ...countedRow(
    result,
    ['orders', 'taken direct while they waited'],
    ['orders.takenDirect', 'orders.takenDirect.value'],
  ),
  ...detail(meanRow(result, ['orders', 'on the vendor’s paper, for a fee'], 'orders.vendorPaper')),
]

/** What a gate held to the last, and below it what nothing else held; nothing for a gate that held nothing. */
const causePair = (result: Result, cause: Cause): RoomRow[] => {
  const held = countedRow(
    result,
    ['held by', causeWords[cause]],
    [`orders.slipped.${cause}`, `orders.slipped.${cause}.value`],
  )
  const ifOnly = countedRow(
    result,
    ['held by', 'in time if only this were fixed'],
    [`orders.avoidable.${cause}`, `orders.avoidable.${cause}.value`],
  )
  if (held.length === 0 && ifOnly.length === 0) return []
  const none = result.strategies.map(() => '0')
  const shown = (rows: RoomRow[], what: string): RoomRow => rows[0] ?? { who: 'held by', what, why: '', cells: none }
  return [shown(held, causeWords[cause]), aside(shown(ifOnly, 'in time if only this were fixed'))]
}

/** Causes that a terminal names. */
const named = 3

const causeRows = (result: Result): RoomRow[] => {
  const told = byValue(result)
    .map(cause => causePair(result, cause))
    .filter(rows => rows.length > 0)
  return told.flatMap((rows, n) => (n < named ? rows : detail(rows)))
}

const talkRows = (result: Result): RoomRow[] => [
  ...meanRow(result, ['meetings', 'held'], 'cadence.meetings'),
  ...meanRow(result, ['meetings', 'their cost to the vendor'], 'cadence.vendorCost'),
  ...meanRow(result, ['meetings', 'hours of the partner’s bench'], 'cadence.partnerHours'),
  ...meanRow(result, ['meetings', 'shut gates told, order by order'], 'orders.disclosed'),
  ...detail(
    causes.flatMap(cause => meanRow(result, ['meetings', `told: ${causeWords[cause]}`], `orders.disclosed.${cause}`)),
  ),
  ...meanRow(result, ['remedies', 'begun'], 'orders.remedies'),
  ...meanRow(result, ['remedies', 'their cost to the partner'], 'orders.remedies.partnerCost'),
  ...meanRow(result, ['remedies', 'their cost to the vendor, with fees'], 'orders.remedies.vendorCost'),
]

const rhythmRows = (result: Result): RoomRow[] => [
  ...meanRow(result, ['forecast', 'what the manager said'], 'forecast.amount'),
  ...meanRow(result, ['forecast', 'what was booked'], 'forecast.booked'),
  ...meanRow(result, ['forecast', 'how far apart, quarter by quarter'], 'forecast.missed'),
  ...meanRow(result, ['forecast', 'accuracy'], 'forecast.accuracy'),
  ...meanRow(result, ['forecast', 'above what was booked by'], 'forecast.bias'),
  ...meanRow(result, ['year end', 'last third of a quarter, in mean thirds'], 'vendor.hockeyStick', ratioText),
  ...meanRow(result, ['year end', 'last quarter, in quarters before'], 'vendor.yearEndSpike', ratioText),
  ...meanRow(result, ['year end', 'quota attained'], 'vendor.quota.attainment'),
  ...meanRow(result, ['year end', 'quota reached, of futures'], 'vendor.quota.reached', shareOf),
  ...meanRow(result, ['year end', 'club reached, of futures'], 'vendor.club.reached', shareOf),
  ...detail(meanRow(result, ['year end', 'discounts given for it'], 'vendor.periodEndDiscount')),
]

/** What became of customers' orders on their way to the vendor; null where the scenario speaks of nothing that holds one. */
export const heldOrders = (result: Result): Room | null => {
  if (result.strategies.every(({ metrics }) => metrics['orders.slipped'] === undefined)) return null
  const tables = [
    ...tableOf('Orders on their way to the vendor', [...orderRows(result), ...causeRows(result), ...talkRows(result)]),
    ...tableOf('Forecast and the end of periods', rhythmRows(result)),
  ]
  return tables.length === 0
    ? null
    : {
        id: 'held-orders',
        title: 'Orders held, and what talking does',
        hint: 'Means over all futures: a number of orders and what they are worth in their first year. An order slips when the vendor’s fiscal quarter in which the customer ordered ends before it is placed. It counts under the gate that opened last, the largest value first; the line below says how many of all that slipped nothing else held, so that they would have been in time if only this were fixed. These do not add up: what two gates hold is in none of them. Each order is looked at by itself, so what it would have taken of the line, or brought to a target, is left out.',
        brief:
          'means over all futures: how many, and what they are worth in a year; held by: the gate that opened last',
        sentences: [],
        lists: [],
        tables,
      }
}
