import { share } from '../../kernel/field.ts'

/** How opportunities end, and what is asked of the vendor for those that are won. */
export const ordersFields = {
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
} as const
