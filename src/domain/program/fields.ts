import { share } from '../../kernel/field.ts'

/** What the vendor's program gives and may take away, besides the margin. */
export const programFields = {
  cutChance: share({
    path: 'program.risk.cut.chance',
    label: 'chance that the vendor cuts the margin',
    rate: 'probability',
    scope: 'vendor',
    default: { value: 0 },
  }),
  cut: share({
    path: 'program.risk.cut.by',
    label: 'part of the margin that the vendor takes back when it cuts it',
    scope: 'vendor',
    default: { evidence: 'program.cut' },
  }),
  endChance: share({
    path: 'program.risk.end.chance',
    label: 'chance that the vendor ends the program, so that the partner can resell no more',
    rate: 'probability',
    scope: 'vendor',
    default: { value: 0 },
  }),
} as const
