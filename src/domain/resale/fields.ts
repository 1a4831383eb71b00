import { choice } from '../../kernel/field.ts'

export const resaleFields = {
  presentation: choice({
    path: 'program.presentation',
    label: 'whether the partner shows resold software as agent (its margin only) or as principal (the full price)',
    choices: ['agent', 'principal'],
    scope: 'partner',
    default: { choice: 'agent' },
  }),
} as const
