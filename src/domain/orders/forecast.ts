import type { Param } from '../../kernel/param.ts'
import { inTrial, stepsOf } from '../gate.ts'
import { facts } from './facts.ts'
import { canOpen, type Keeper } from './gate-keeper.ts'
import type { Queue } from './queue.ts'
import { atAmount } from './rows.ts'

type Column = Float64Array

export type Forecast = {
  readonly t: number
  readonly months: number
  readonly quarter: { readonly isEnd: boolean; readonly left: number }
  readonly params: Readonly<{ forecastLead: Param }> &
    Readonly<Record<'customerOrder' | 'amount' | 'dealChance', readonly Param[]>>
  readonly row: Column
  readonly queue: Queue
  readonly state: Readonly<Record<'seen' | 'arrived' | 'placedValue' | 'said' | 'hasSaid', Column>>
  readonly keeper: Keeper
  readonly writes: Readonly<Record<'forecast' | 'booked' | 'missed', Column>>
}

/** The step in which the quarter ends. */
const lastStep = ({ t, quarter, months }: Forecast): number => t + stepsOf(quarter.left, months)

/** Whether the moment at which the forecast is made lies in this step. */
const isMade = ({ params: { forecastLead }, quarter, months }: Forecast, i: number): boolean => {
  const lead = inTrial(forecastLead, i)
  return quarter.left <= lead + 1e-9 && quarter.left + months > lead + 1e-9
}

const inHand = (forecast: Forecast, i: number): number => {
  const { t, row, queue, keeper } = forecast
  const { slots, used, places, ready } = queue
  const end = lastStep(forecast)
  let value = 0
  for (let n = i * slots; n < i * slots + used[i]; n++) {
    if (ready[n] > t) continue
    const at = places[n]
    const told = (row[at + facts.known] | row[at + facts.begun]) & row[at + facts.shut]
    if (told === 0 || canOpen(keeper, at, i, told) <= end) value += row[at + atAmount]
  }
  return value
}

const named = (forecast: Forecast, i: number): number => {
  const { t, months, params } = forecast
  const end = lastStep(forecast)
  let value = 0
  for (let d = 0; d < params.amount.length; d++) {
    const due = Math.floor(params.customerOrder[d].data[0] / months + 1e-9)
    if (due <= t || due > end) continue
    value += inTrial(params.amount[d], i) * inTrial(params.dealChance[d], i)
  }
  return value
}

/**
 * After a step, with the orders of a trial that are still in the table. The forecast of the vendor's manager for its
 * quarter: what the partner has placed, every customer order in hand as if it were certain, less those of which a meeting
 * has brought out that they cannot pass in the quarter, and the rest by its weight: named deals by their chance, others at
 * the rate at which customers have ordered in the quarter so far.
 */
export const foresee = (forecast: Forecast, i: number): void => {
  const { months, quarter, state, writes } = forecast
  const { seen, arrived, placedValue, said, hasSaid } = state
  seen[i] += months
  if (isMade(forecast, i)) {
    const rate = arrived[i] / seen[i]
    said[i] = placedValue[i] + inHand(forecast, i) + named(forecast, i) + rate * quarter.left
    hasSaid[i] = 1
  }
  if (!quarter.isEnd) return
  if (hasSaid[i] > 0) {
    writes.forecast[i] = said[i]
    writes.booked[i] = placedValue[i]
    writes.missed[i] = Math.abs(said[i] - placedValue[i])
  }
  seen[i] = 0
  arrived[i] = 0
  placedValue[i] = 0
  hasSaid[i] = 0
}
