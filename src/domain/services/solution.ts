import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, services } from '../columns.ts'
import { servicesFields } from './fields.ts'

/** A step's end may lie a rounding error before the end of the time of building. */
const tiny = 1e-9

/**
 * Building the repeatable solution: money and bench hours evenly over the time of building, before any work that is
 * billed; hours that the bench has not got are made up for later. It is ready when its time has passed and its hours
 * are done, and then lifts the win rate of the deals in its vertical. Without money or hours there is nothing built.
 */
export const solution = mechanism({
  name: 'services/solution',
  about: ['services.solution'],
  params: {
    vertical: servicesFields.vertical, // for people: nothing is computed from it
    build: servicesFields.build,
    hours: servicesFields.buildHours,
    span: servicesFields.months,
    fits: servicesFields.fits,
    winRate: servicesFields.winRate,
  },
  reads: {
    capacity: now(services.capacity),
    training: now(services.training),
    presales: now(services.presales),
    meetings: now(services.meetings),
    stopped: last(books.stopped),
  },
  state: { done: 'trial' },
  writes: {
    build: services.build,
    cost: services.buildCost,
    ready: services.solutionReady,
    lift: services.solutionLift,
  },
  step({ trials, t, months, params, reads, state: { done }, writes }) {
    const { build, hours, span, fits, winRate } = params
    for (let i = 0; i < trials; i++) {
      const money = build.data[i & build.mask]
      const work = hours.data[i & hours.mask]
      const time = span.data[i & span.mask]
      const before = time > 0 ? Math.min(1, (t * months) / time) : t > 0 ? 1 : 0
      const after = time > 0 ? Math.min(1, ((t + 1) * months) / time) : 1
      const works = reads.stopped[i] > 0 ? 0 : 1
      const free = Math.max(0, reads.capacity[i] - reads.training[i] - reads.presales[i] - reads.meetings[i])
      writes.build[i] = works * Math.min(free, Math.max(0, work * after - done[i]))
      done[i] += writes.build[i]
      writes.cost[i] = works * money * (after - before)
      const isReady = money + work > 0 && after >= 1 - tiny && done[i] >= work * (1 - tiny)
      writes.ready[i] = isReady ? works : 0
      writes.lift[i] = writes.ready[i] * fits.data[i & fits.mask] * winRate.data[i & winRate.mask]
    }
  },
})
