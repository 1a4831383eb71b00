import { slice } from '../../kernel/column.ts'
import { mechanism } from '../../kernel/mechanism.ts'
import { pipeline } from '../columns.ts'

/**
 * The sources of deals that have names and of those that the vendor steers. What they add each deal says itself; the
 * columns are there so that the table can tell the place of each among the sources.
 */
export const marks = mechanism({
  name: 'orders/marks',
  about: ['deals', 'mdf'],
  writes: {
    named: slice(pipeline.incremental, { source: 'named' }),
    steered: slice(pipeline.incremental, { source: 'steered' }),
  },
  step({ writes: { named, steered } }) {
    named.fill(1)
    steered.fill(1)
  },
})
