import { choice, share } from '../../kernel/field.ts'

export const resaleFields = {
  presentation: choice({
    path: 'program.presentation',
    label: 'whether the partner shows resold software as agent (its margin only) or as principal (the full price)',
    choices: ['agent', 'principal'],
    scope: 'partner',
    default: { choice: 'agent' },
  }),
  uplift: share({
    path: 'program.registration.uplift',
    label: "margin added on a registered deal in its first term, of the customer's price",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'resale.registration' },
  }),
} as const
