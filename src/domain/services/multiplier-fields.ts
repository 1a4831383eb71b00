import { choice, ratio, share } from '../../kernel/field.ts'

/** The multiplier: a value, and the three words that say what it counts. */
export const multiplierFields = {
  multiplier: ratio({
    path: 'services.multiplier.value',
    label: 'services that come with $1 of software on the deals that the partner is on',
    range: [0, 50],
    scope: 'partner',
    default: 'required',
  }),
  basis: choice({
    path: 'services.multiplier.basis',
    label:
      'what the multiplier counts: services revenue or services margin per software dollar, or services margin per ' +
      'dollar of resale margin; margin is that of a bench at full use',
    choices: ['revenue', 'margin', 'margin-to-margin'],
    role: 'input',
    default: 'required',
  }),
  scope: choice({
    path: 'services.multiplier.scope',
    label: 'whose services it counts: those of this partner, or those that all partners together sell',
    choices: ['partner', 'ecosystem'],
    role: 'input',
    default: 'required',
  }),
  capture: share({
    path: 'services.multiplier.capture',
    label: 'part of what all partners together sell that this one gets, given that it is on the deal',
    scope: 'partner',
    default: { evidence: 'services.capture' },
  }),
  per: choice({
    path: 'services.multiplier.per',
    label:
      'which software dollar it counts against: one of the first year of a deal, one of an average year of the ' +
      "customer's life, one of all software of the same year, or one of the first year with services of the whole life",
    choices: ['firstYear', 'year', 'sameYear', 'lifetime'],
    role: 'input',
    default: 'required',
  }),
  growth: share({
    path: 'services.multiplier.growth',
    label: 'growth of the market that a same-year multiplier was measured in',
    rate: 'growth',
    range: [0, 2],
    default: { evidence: 'services.multiplier.growth' },
  }),
  unbundledChance: share({
    path: 'services.unbundled.chance',
    label: 'share of deals whose customer shops the parts of the project one by one',
    scope: 'world',
    default: { value: 0 },
  }),
  unbundledDiscount: share({
    path: 'services.unbundled.discount',
    label: 'what the price of the project falls by on those deals',
    scope: 'world',
    default: { value: 0 },
  }),
} as const

/** Places of the choices above, in their order. */
export const basisIs = { revenue: 0, margin: 1, marginToMargin: 2 } as const
export const scopeIs = { partner: 0, ecosystem: 1 } as const
export const perIs = { firstYear: 0, year: 1, sameYear: 2, lifetime: 3 } as const
