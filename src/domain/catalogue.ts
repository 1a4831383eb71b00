import type { Column } from '../kernel/column.ts'
import type { Field } from '../kernel/field.ts'
import type { Mechanism } from '../kernel/mechanism.ts'
import type { Identity, Metric } from '../kernel/metric.ts'
import { partnerCash, vendorCash } from './books/cash.ts'
import { estate } from './books/estate.ts'
import { funding } from './books/funding.ts'
import { need, ownerTakes, runningCost } from './books/owner.ts'
import { partnerProfit, partnerTax } from './books/partner.ts'
import { restOfFirm } from './books/rest-of-firm.ts'
import { customersPayPartner, customersPayVendor, vendorBills, vendorDeferred } from './books/settlement.ts'
import { contribution } from './books/vendor.ts'
import { directCustomers, resoldCustomers, served } from './customers/customers.ts'
import { referral, team } from './direct/team.ts'
import { allFields } from './fields.ts'
import type { Gate } from './gate.ts'
import { allIdentities } from './identities.ts'
import { allMetrics, allTimelines } from './metrics.ts'
import { orderTable } from './orders/table.ts'
import { subscription } from './resale/subscription.ts'
import { engine, rampedReps } from './sales/engine.ts'
import { benchCapacity, delivery } from './services/bench.ts'
import { demand } from './services/demand.ts'
import { practiceValue, presentValue } from './valuation/practice.ts'

/** All that a structure refers to by name. It is code, so it never travels: each place that runs blocks has its own. */
export type Catalogue = {
  readonly mechanisms: readonly Mechanism[]
  readonly fields: readonly Field[]
  readonly metrics: readonly Metric[]
  readonly timelines: Readonly<Record<string, Column>>
  readonly identities: readonly Identity[]
}

/** The model, with these gates on the order table. */
export const catalogueWith = (gates: readonly Gate[]): Catalogue => ({
  mechanisms: [
    rampedReps,
    engine,
    orderTable(gates),
    referral,
    team,
    resoldCustomers,
    directCustomers,
    served,
    subscription,
    demand,
    benchCapacity,
    delivery,
    restOfFirm,
    partnerProfit,
    partnerTax,
    customersPayPartner,
    vendorBills,
    runningCost,
    funding,
    ownerTakes,
    need,
    estate,
    partnerCash,
    customersPayVendor,
    vendorDeferred,
    vendorCash,
    contribution,
    practiceValue,
    presentValue,
  ],
  fields: allFields,
  metrics: allMetrics,
  timelines: allTimelines,
  identities: allIdentities,
})

/** The model as it stands: every gate open. */
export const catalogue: Catalogue = catalogueWith([])
