import { hours, money, ratio, share } from '../../kernel/field.ts'
import { managerCostField } from '../manager-cost.ts'

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
  supportedPresales: money({
    path: 'vendor.presales.supported',
    label: "the vendor's presales work on a direct deal whose services the partner has",
    per: ['deal'],
    scope: 'vendor',
    default: { like: 'vendor.presales.direct' },
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
  supportOnlyHours: hours({
    path: 'vendor.manager.supportOnly',
    label: "the partner manager's time where the partner only supports (by its share of the segments)",
    rate: 'flow',
    range: [0, 9000],
    scope: 'vendor',
    role: 'lever',
    default: { like: 'vendor.manager.hours' },
  }),
  managerCost: managerCostField,
  programCost: money({
    path: 'vendor.program.cost',
    label: "what the partner program costs the vendor for this partner, besides the partner manager's time",
    rate: 'flow',
    scope: 'vendor',
    role: 'lever',
    default: { value: 0 },
  }),
  servicesMargin: ratio({
    path: 'vendor.services.margin',
    label: "margin of the vendor's own services per $1 of software of direct customers that the partner does not serve",
    range: [0, 50],
    scope: 'vendor',
    default: { value: 0 },
  }),
} as const
