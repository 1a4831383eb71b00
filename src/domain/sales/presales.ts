import { mechanism, now } from '../../kernel/mechanism.ts'
import { pipeline } from '../columns.ts'
import { salesFields } from './fields.ts'

/**
 * Demonstrations and plans for the opportunities that the partner opens, whatever their source: its presales engineers
 * do what they can in the time that goes to this vendor, and the rest is asked of the delivery bench, which then cannot bill those hours.
 */
export const presales = mechanism({
  name: 'sales/presales',
  about: ['partner.sales'],
  params: {
    hours: salesFields.presalesHours,
    engineers: salesFields.engineers,
    capacity: salesFields.engineerHours,
    onVendor: salesFields.onVendor,
  },
  reads: { opportunities: now(pipeline.opportunities), heads: now(pipeline.heads) },
  writes: { hours: pipeline.presalesHours },
  step({ trials, params: { hours, engineers, capacity, onVendor }, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const wanted = reads.opportunities[i] * hours.data[i & hours.mask]
      const theirs = reads.heads[i] * engineers.data[i & engineers.mask] * onVendor.data[i & onVendor.mask]
      const done = theirs * capacity.data[i & capacity.mask]
      writes.hours[i] = Math.max(0, wanted - done)
    }
  },
})
