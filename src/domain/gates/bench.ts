import { last, mechanism } from '../../kernel/mechanism.ts'
import { services } from '../columns.ts'
import { type Gate, type GateView, inTrial, stepsOf } from '../gate.ts'
import { benchGateFields } from './fields.ts'

/** The step from which the bench has time again. */
const freeFrom = ({ params, months }: Pick<GateView, 'params' | 'months'>): number =>
  stepsOf(params['busyUntil'].data[0], months)

/**
 * Whether the people are there who would do the work. Until a day that the scenario names the bench is busy; from then
 * on, where it has one, the hours that it had left of late have to reach, over the window in which the work may start,
 * for what the step has placed before and for this order. An order that needs no hours never waits for it.
 */
export const benchGate: Gate = {
  name: 'bench',
  cause: 'bench',
  params: benchGateFields,
  reads: { idle: last(services.idle), elsewhere: last(services.elsewhere), capacity: last(services.capacity) },
  isInPlay: ({ asksHours }) => asksHours,
  spares: ({ hours }) => hours === 0,
  shut({ hours }, view) {
    if (hours === 0 || view.isHelped) return false
    if (view.when < freeFrom(view)) return true
    const { i, months, params, reads, placedHours } = view
    if (reads['capacity'][i] === 0) return false
    const free = ((reads['idle'][i] + reads['elsewhere'][i]) / months) * inTrial(params['window'], i)
    return hours > free - placedHours
  },
  opens: (_order, view) => (view.t < freeFrom(view) ? freeFrom(view) : Number.POSITIVE_INFINITY),
}

/** Until that day others have the hours that the practice leaves: they are not idle. */
export const benchBusy = mechanism({
  name: 'gates/bench-busy',
  about: ['partner.bench.busyUntil'],
  params: { busyUntil: benchGateFields.busyUntil },
  writes: { busy: services.busy },
  step({ t, months, params, writes: { busy } }) {
    busy.fill(t < freeFrom({ params, months }) ? 1 : 0)
  },
})
