import { mechanism, now } from '../../kernel/mechanism.ts'
import { base, resale } from '../columns.ts'
import { marketFields } from '../market.ts'

/** What registration adds to the margin on the software that is used: that of registered deals in their first term. */
export const registeredMargin = mechanism({
  name: 'resale/registered-margin',
  about: ['program.registration'],
  over: ['segment'],
  params: { uplift: marketFields.uplift },
  reads: { used: now(base.registeredSoftware) },
  writes: { margin: resale.registeredMargin },
  step({ trials, params: { uplift }, reads: { used }, writes: { margin } }) {
    for (let i = 0; i < trials; i++) margin[i] = used[i] * uplift.data[i & uplift.mask]
  },
})
