import { choice, money, share } from '../../kernel/field.ts'

/** How customers are invoiced, what supporting them costs, and who has them when the partner leaves. */
export const customersFields = {
  supportFloor: money({
    path: 'program.support.minimum',
    label: 'least that partner-led support costs a customer',
    rate: 'flow',
    scope: 'vendor',
    initial: true,
    default: { value: 0 },
  }),
  tierUpTo: money({
    path: 'program.support.tiers.*.upTo',
    over: ['tier'],
    label: 'monthly software of a customer up to which this tier of the price list goes (without it: all above)',
    range: [1, 1e12],
    scope: 'vendor',
    initial: true,
    default: 'absent',
  }),
  tierRate: share({
    path: 'program.support.tiers.*.rate',
    over: ['tier'],
    label: 'price of partner-led support in this tier, of the software in it',
    scope: 'vendor',
    initial: true,
    default: 'required',
  }),
  leaving: choice({
    path: 'program.leaving',
    label: 'who has the resold customers of a partner that resells no more, from their next renewal on',
    choices: ['keep', 'vendor', 'otherPartner'],
    scope: 'vendor',
    default: { choice: 'keep' },
  }),
} as const
