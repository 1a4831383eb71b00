import type { Field } from '../kernel/field.ts'
import { booksFields } from './books/fields.ts'
import { fundingFields } from './books/funding-fields.ts'
import { restFields } from './books/rest-fields.ts'
import { vendorFields } from './books/vendor-fields.ts'
import { customersFields } from './customers/fields.ts'
import { directFields } from './direct/fields.ts'
import { distributorFields } from './distributor/fields.ts'
import { fundFields } from './fund/fields.ts'
import { causes } from './gate.ts'
import { gatesFields } from './gates/fields.ts'
import { lastYearFields } from './last-year.ts'
import { marketFields } from './market.ts'
import { marketingFields } from './marketing/fields.ts'
import { ordersFields } from './orders/fields.ts'
import { latenesses } from './orders/lateness.ts'
import { programFields } from './program/fields.ts'
import { levelFields } from './program/level-fields.ts'
import { rebateFields } from './program/rebate-fields.ts'
import { spifFields } from './program/spif-fields.ts'
import { remedyFields } from './remedies.ts'
import { resaleFields } from './resale/fields.ts'
import { rhythmFields } from './rhythm/fields.ts'
import { salesFields } from './sales/fields.ts'
import { servicesFields } from './services/fields.ts'
import { sourceFields } from './sources/fields.ts'
import { valuationFields } from './valuation/fields.ts'
import { multipleFields } from './valuation/multiple-fields.ts'
import { saleFields } from './valuation/sale-fields.ts'

/** Every number and choice that a scenario can state. */
export const allFields: readonly Field[] = [
  ...Object.values(marketFields),
  ...Object.values(lastYearFields),
  ...Object.values(salesFields),
  ...ordersFields,
  ...gatesFields,
  ...remedyFields,
  ...Object.values(rhythmFields),
  ...Object.values(sourceFields),
  ...Object.values(directFields),
  ...Object.values(programFields),
  ...Object.values(fundFields),
  ...Object.values(marketingFields),
  ...Object.values(levelFields),
  ...Object.values(rebateFields),
  ...Object.values(spifFields),
  ...Object.values(distributorFields),
  ...Object.values(customersFields),
  ...Object.values(resaleFields),
  ...Object.values(servicesFields),
  ...Object.values(booksFields),
  ...Object.values(fundingFields),
  ...Object.values(restFields),
  ...Object.values(vendorFields),
  ...Object.values(valuationFields),
  ...Object.values(multipleFields),
  ...Object.values(saleFields),
]

/** Elements of the axes that are there whether or not a scenario names others: its own sources stand beside these. */
export const fixedAxes = {
  cause: causes,
  lateness: latenesses,
  paper: ['other', 'partner', 'vendor'],
  route: ['direct', 'referred', 'resold'],
  source: ['base', 'engine'],
} as const

/**
 * Sources that are there because of something else: every marketing activity is one by its own name; direct business
 * that an activity steers to the partner is `steered`, and deals that have names are `named`.
 */
export const sourcesBeside = (activities: readonly string[], deals: readonly string[]): readonly string[] => [
  ...activities,
  ...(activities.length > 0 ? ['steered'] : []),
  ...(deals.length > 0 ? ['named'] : []),
]

/** Names of sources that no scenario can give to one of its own. */
export const ownSources: readonly string[] = [...fixedAxes.source, 'named', 'steered']
