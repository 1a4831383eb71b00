import { hours, money, share } from '../../kernel/field.ts'

/** What the vendor spends to sell, and what the software costs it. */
export const vendorFields = {
  cogs: share({
    path: 'vendor.cogs',
    label: 'cost of delivering the software, of the price the vendor receives',
    scope: 'vendor',
    default: { evidence: 'vendor.cogs' },
  }),
  directCommission: share({
    path: 'vendor.commission.direct',
    label: "commission of the vendor's rep on a direct deal, of its first-year value",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'vendor.commission.direct' },
  }),
  partnerCommission: share({
    path: 'vendor.commission.partner',
    label: "commission of the vendor's rep on a deal that the partner resells, of its first-year value",
    scope: 'vendor',
    role: 'lever',
    default: { evidence: 'vendor.commission.partner' },
  }),
  directPresales: money({
    path: 'vendor.presales.direct',
    label: "the vendor's presales work on a direct deal",
    per: ['deal'],
    scope: 'vendor',
    default: { evidence: 'vendor.presales.direct' },
  }),
  partnerPresales: money({
    path: 'vendor.presales.partner',
    label: "the vendor's presales work on a deal that the partner resells",
    per: ['deal'],
    scope: 'vendor',
    default: { evidence: 'vendor.presales.partner' },
  }),
  managerHours: hours({
    path: 'vendor.manager.hours',
    label: "the vendor's partner manager's time on this partner",
    rate: 'flow',
    range: [0, 9000],
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  managerCost: money({
    path: 'vendor.manager.cost',
    label: 'cost of an hour of it',
    per: ['hour'],
    scope: 'vendor',
    default: { evidence: 'vendor.manager.cost' },
  }),
} as const
