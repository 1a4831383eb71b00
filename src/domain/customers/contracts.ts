import { mechanism, now } from '../../kernel/mechanism.ts'
import { base, pipeline } from '../columns.ts'
import { marketFields } from '../market.ts'

/** What customers sign for: their terms at the value of the first year, whether they are new, renew or grow. */
export const contracts = mechanism({
  name: 'customers/contracts',
  over: ['segment'],
  params: { term: marketFields.term },
  reads: { booked: now(pipeline.bookings), kept: now(base.kept), expanded: now(base.expanded) },
  writes: { signed: base.signed },
  step({ trials, params: { term }, reads: { booked, kept, expanded }, writes: { signed } }) {
    const years = term.data[0] / 12
    for (let i = 0; i < trials; i++) signed[i] = (booked[i] + kept[i] + expanded[i]) * years
  },
})
