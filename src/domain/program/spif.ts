import { slice } from '../../kernel/column.ts'
import { mechanism, now } from '../../kernel/mechanism.ts'
import { incentives, pipeline, program } from '../columns.ts'
import { spifFields } from './spif-fields.ts'

/** The part of a step from `begin`, `months` long, in which something runs that begins and ends so many months in. */
export const partRunning = (begin: number, months: number, from: number, until: number): number =>
  Math.max(0, Math.min(begin + months, until) - Math.max(begin, from)) / months

/** How much more often the partner's sellers win while there is a SPIF; of a step in part, that part of it. */
export const spifLift = mechanism({
  name: 'program/spif-lift',
  about: ['program.spif'],
  params: { from: spifFields.from, until: spifFields.until, lift: spifFields.lift },
  writes: { lift: program.spifLift },
  step({ trials, t, months, params, writes: { lift } }) {
    const part = partRunning(t * months, months, params.from.data[0], params.until.data[0])
    for (let i = 0; i < trials; i++) lift[i] = part * params.lift.data[i & params.lift.mask]
  },
})

/** What the vendor pays the sellers for orders that the partner places, spread evenly over their step. */
export const spif = mechanism({
  name: 'program/spif',
  about: ['program.spif'],
  params: { perDeal: spifFields.perDeal, rate: spifFields.rate, from: spifFields.from, until: spifFields.until },
  reads: { placed: now(pipeline.placed), bookings: now(slice(pipeline.bookings, { paper: 'partner' })) },
  writes: { paid: incentives.spif },
  step({ trials, t, months, params, reads: { placed, bookings }, writes: { paid } }) {
    const { perDeal, rate, from, until } = params
    const part = partRunning(t * months, months, from.data[0], until.data[0])
    for (let i = 0; i < trials; i++)
      paid[i] = part * (placed[i] * perDeal.data[i & perDeal.mask] + bookings[i] * rate.data[i & rate.mask])
  },
})
