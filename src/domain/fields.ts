import type { Field } from '../kernel/field.ts'
import { booksFields } from './books/fields.ts'
import { fundingFields } from './books/funding-fields.ts'
import { restFields } from './books/rest-fields.ts'
import { vendorFields } from './books/vendor-fields.ts'
import { directFields } from './direct/fields.ts'
import { lastYearFields } from './last-year.ts'
import { marketFields } from './market.ts'
import { resaleFields } from './resale/fields.ts'
import { salesFields } from './sales/fields.ts'
import { servicesFields } from './services/fields.ts'
import { valuationFields } from './valuation/fields.ts'

/** Every number and choice that a scenario can state. */
export const allFields: readonly Field[] = [
  ...Object.values(marketFields),
  ...Object.values(lastYearFields),
  ...Object.values(salesFields),
  ...Object.values(directFields),
  ...Object.values(resaleFields),
  ...Object.values(servicesFields),
  ...Object.values(booksFields),
  ...Object.values(fundingFields),
  ...Object.values(restFields),
  ...Object.values(vendorFields),
  ...Object.values(valuationFields),
]

/** Elements of the axes that are not the scenario's to name. */
export const fixedAxes = {
  paper: ['other', 'partner', 'vendor'],
  route: ['direct', 'referred', 'resold'],
  source: ['engine'],
} as const
