import { choice, eventDuration, type Field, money, share } from '../kernel/field.ts'
import { type Cause, causes } from './gate.ts'

/** What can be done about a shut gate, by gate; the first is the default, and what the vendor or the partner pays for. */
const kinds: Readonly<Record<Cause, { readonly kinds: readonly [string, ...string[]]; readonly paidBy: string }>> = {
  bench: { kinds: ['startLater', 'subcontract', 'none'], paidBy: 'partner' },
  credit: { kinds: ['oneOffLine', 'deposit', 'annualBilling', 'vendorPaper', 'none'], paidBy: 'partner' },
  executive: { kinds: ['meeting', 'none'], paidBy: 'vendor' },
  financing: { kinds: ['lender', 'none'], paidBy: 'customer' },
  kpi: { kinds: ['spif', 'none'], paidBy: 'vendor' },
  legal: { kinds: ['prebriefed', 'none'], paidBy: 'vendor' },
  presales: { kinds: ['borrowed', 'none'], paidBy: 'vendor' },
}

/** The places of the kinds of remedy that do more than open a gate. */
export const remedyKind = {
  credit: { oneOffLine: 0, deposit: 1, annualBilling: 2, vendorPaper: 3 },
  bench: { startLater: 0, subcontract: 1 },
} as const

const remedyOf = (cause: Cause) => {
  const path = `gates.${cause}.remedy`
  const scope = kinds[cause].paidBy === 'partner' ? 'partner' : 'vendor'
  return {
    by: choice({
      path: `${path}.by`,
      label: `what is done for an order that the ${cause} gate holds, once it is known`,
      choices: kinds[cause].kinds,
      scope,
      default: { choice: kinds[cause].kinds[0] },
    }),
    lead: eventDuration({
      path: `${path}.lead`,
      label: `time from when the need is known until the ${cause} gate no longer holds the order (spread between orders)`,
      range: [0, 24],
      scope,
      default: { evidence: `gates.${cause}.remedy.lead` },
    }),
    cost: money({
      path: `${path}.cost`,
      label: `what the remedy of the ${cause} gate costs per order`,
      scope,
      default: { value: 0 },
    }),
    share: share({
      path: `${path}.share`,
      label: `what the remedy of the ${cause} gate costs besides, of the order's first-year value`,
      scope,
      default: cause === 'kpi' ? { evidence: 'gates.kpi.remedy.share' } : { value: 0 },
    }),
    paidBy: choice({
      path: `${path}.paidBy`,
      label: `who pays for the remedy of the ${cause} gate`,
      choices: ['vendor', 'partner', 'customer'],
      scope,
      default: { choice: kinds[cause].paidBy },
    }),
    works: share({
      path: `${path}.works`,
      label: `share of the orders for which the remedy of the ${cause} gate works`,
      scope,
      default: { value: 1 },
    }),
  }
}

export type Remedy = ReturnType<typeof remedyOf>

/** Remedies by gate. */
export const remedies = Object.fromEntries(causes.map(cause => [cause, remedyOf(cause)])) as Readonly<
  Record<Cause, Remedy>
>

/** What single kinds of remedy ask besides. */
export const remedyTerms = {
  deposit: share({
    path: 'gates.credit.remedy.deposit',
    label: 'of a deposit: part of the first invoice that the customer pays with its order',
    default: { evidence: 'gates.credit.remedy.deposit' },
  }),
  fee: share({
    path: 'gates.credit.remedy.fee',
    label: "of an order that goes to the vendor's paper: what the vendor pays the partner, of its first-year value",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'gates.credit.remedy.fee' },
  }),
  perHour: money({
    path: 'gates.bench.remedy.perHour',
    label: 'of subcontracted work: what an hour costs more than one of the own bench',
    per: ['hour'],
    range: [0, 10000],
    scope: 'partner',
    default: { evidence: 'gates.bench.remedy.perHour' },
  }),
} as const

export const remedyFields: readonly Field[] = [
  ...causes.flatMap(cause => Object.values(remedies[cause])),
  ...Object.values(remedyTerms),
]

/** The place of `none` among the kinds of remedy, by gate. */
export const noRemedy = Object.fromEntries(
  causes.map(cause => [cause, kinds[cause].kinds.indexOf('none')]),
) as Readonly<Record<Cause, number>>
