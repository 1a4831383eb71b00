import { last } from '../../kernel/mechanism.ts'
import { services } from '../columns.ts'
import { type Gate, type GateView, inTrial, stepsOf } from '../gate.ts'
import { benchGateFields } from './fields.ts'

/** The step from which the bench has time again. */
const freeFrom = ({ params, months }: GateView): number => stepsOf(params['busyUntil'].data[0], months)

/**
 * Whether the people are there who would do the work. Until a day that the scenario names the bench is busy; from then
 * on, where it has one, the hours that stood idle of late have to reach, over the window in which the work may start,
 * for what the step has placed before and for this order. An order that needs no hours never waits for it.
 */
export const benchGate: Gate = {
  name: 'bench',
  cause: 'bench',
  params: benchGateFields,
  reads: { idle: last(services.idle), capacity: last(services.capacity) },
  isInPlay: ({ asksHours }) => asksHours,
  spares: ({ hours }) => hours === 0,
  shut({ hours }, view) {
    if (hours === 0 || view.isHelped) return false
    if (view.when < freeFrom(view)) return true
    const { i, months, params, reads, placedHours } = view
    if (reads['capacity'][i] === 0) return false
    const free = (reads['idle'][i] / months) * inTrial(params['window'], i)
    return hours > free - placedHours
  },
  opens: (_order, view) => (view.t < freeFrom(view) ? freeFrom(view) : Number.POSITIVE_INFINITY),
}
