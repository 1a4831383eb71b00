import { mechanism, now } from '../../kernel/mechanism.ts'
import { books, resale, services, worth } from '../columns.ts'
import { valuationFields } from './fields.ts'

/**
 * What the firm does with this vendor as the sum of its lines at their prices per dollar billed, and as a multiple of its
 * recurring month. The rest of the firm is in neither: its revenue is said in one sum, and what a dollar of it is worth
 * depends on which lines it comes from.
 */
export const parts = mechanism({
  name: 'valuation/parts',
  params: {
    resale: valuationFields.resalePrice,
    project: valuationFields.projectPrice,
    managed: valuationFields.managedPrice,
    monthly: valuationFields.monthly,
  },
  reads: {
    billed: now(resale.billings),
    projects: now(services.projectRevenue),
    managed: now(services.recurringRevenue),
    own: now(services.ownRecurring),
    stopped: now(books.stopped),
  },
  writes: { parts: worth.parts, monthly: worth.monthly },
  step({ trials, months, params: p, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      writes.parts[i] =
        reads.billed[i] * p.resale.data[i & p.resale.mask] +
        reads.projects[i] * p.project.data[i & p.project.mask] +
        reads.managed[i] * p.managed.data[i & p.managed.mask]
      writes.monthly[i] = reads.stopped[i] > 0 ? 0 : (reads.own[i] / months) * p.monthly.data[i & p.monthly.mask]
    }
  },
})
