import { slice } from '../../kernel/column.ts'
import { mechanism } from '../../kernel/mechanism.ts'
import { pipeline } from '../columns.ts'

/**
 * The source of deals that have names. What they add each deal says itself; the column is there so that the table can
 * tell its place among the sources.
 */
export const namedSource = mechanism({
  name: 'orders/named-source',
  about: ['deals'],
  writes: { named: slice(pipeline.incremental, { source: 'named' }) },
  step({ writes: { named } }) {
    named.fill(1)
  },
})
