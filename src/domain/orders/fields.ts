import { choice, duration, type Field, share } from '../../kernel/field.ts'
import { meetingFields } from './cadence-fields.ts'
import { dealFields } from './deal-fields.ts'

/** How opportunities end, what is asked of the vendor for those that are won, and what becomes of orders that wait. */
export const orderFields = {
  noDecision: share({
    path: 'partner.sales.noDecision',
    label: 'of the opportunities that are not won, those that end without a decision',
    default: { evidence: 'sales.noDecision' },
  }),
  registered: share({
    path: 'program.registration.share',
    label: 'share of its deals that the partner registers',
    scope: 'partner',
    default: { value: 0 },
  }),
  first: choice({
    path: 'orders.first',
    label: 'which of the orders in hand is looked at first; one that cannot be placed stands in no other’s way',
    choices: ['oldest', 'largest'],
    scope: 'partner',
    default: { choice: 'oldest' },
  }),
  cancels: share({
    path: 'orders.cancels',
    label: 'share of the orders that wait which the customer cancels',
    rate: 'probability',
    default: { value: 0 },
  }),
  takenDirect: share({
    path: 'orders.takenDirect',
    label: 'share of the orders that wait which the vendor takes on its own paper',
    rate: 'probability',
    scope: 'vendor',
    default: { value: 0 },
  }),
  forecastLead: duration({
    path: 'vendor.forecast.lead',
    label: "how long before the end of its fiscal quarter the vendor's manager makes the forecast",
    range: [0, 3],
    scope: 'vendor',
    default: { evidence: 'forecast.lead' },
  }),
} as const

export const ordersFields: readonly Field[] = [
  ...Object.values(orderFields),
  ...meetingFields,
  ...Object.values(dealFields),
]
