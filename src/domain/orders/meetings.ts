import { last, mechanism } from '../../kernel/mechanism.ts'
import { books, holding, incentives, pipeline } from '../columns.ts'
import { managerCostField } from '../manager-cost.ts'
import { cadenceFields } from './cadence-fields.ts'

/** How many of the moments since, since + every, since + 2 every, ... lie before a time; all in months. */
export const momentsBefore = (time: number, since: number, every: number): number =>
  // a moment that is at the time but for rounding is not before it
  Math.max(0, Math.ceil((time - since) / every - 1e-9))

/** Meetings on their dates, with the hours that they take on both sides. */
export const meetings = mechanism({
  name: 'orders/meetings',
  about: ['cadence'],
  params: {
    every: cadenceFields.every,
    since: cadenceFields.since,
    until: cadenceFields.until,
    hours: cadenceFields.hours,
    cost: managerCostField,
  },
  reads: { stopped: last(books.stopped) },
  writes: { held: holding.meetings, hours: pipeline.meetingHours, cost: incentives.meetingCost },
  step({ trials, t, months, params: { every, since, until, hours, cost }, reads: { stopped }, writes }) {
    const [period, first, end] = [every.data[0], since.data[0], until.data[0]]
    const to = Math.min((t + 1) * months, end)
    const from = Math.min(t * months, end)
    const due = period > 0 ? momentsBefore(to, first, period) - momentsBefore(from, first, period) : 0
    for (let i = 0; i < trials; i++) {
      const held = stopped[i] > 0 ? 0 : due
      const time = held * hours.data[i & hours.mask]
      writes.held[i] = held
      writes.hours[i] = time
      writes.cost[i] = time * cost.data[i & cost.mask]
    }
  },
})
