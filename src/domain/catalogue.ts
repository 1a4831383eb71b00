import type { Target } from '../kernel/column.ts'
import type { Field } from '../kernel/field.ts'
import type { Mechanism } from '../kernel/mechanism.ts'
import type { Identity, Mean, Metric } from '../kernel/metric.ts'
import { distributorCash, partnerCash, vendorCash } from './books/cash.ts'
import { deposits } from './books/deposits.ts'
import { estate } from './books/estate.ts'
import { funding } from './books/funding.ts'
import { grace } from './books/grace.ts'
import { netCash } from './books/net-cash.ts'
import { need, ownerTakes, runningCost } from './books/owner.ts'
import { partnerProfit, partnerTax } from './books/partner.ts'
import { restOfFirm } from './books/rest-of-firm.ts'
import {
  channelPaysVendor,
  customersPayPartner,
  customersPayVendor,
  vendorBills,
  vendorDeferred,
} from './books/settlement.ts'
import { contribution } from './books/vendor.ts'
import { creditHoldGate } from './credit-hold-gate.ts'
import { customerBook } from './customers/book.ts'
import { contracts } from './customers/contracts.ts'
import { impliedBook } from './customers/last-year.ts'
import { served } from './customers/served.ts'
import { steeredPart, steeredSource } from './direct/steered-part.ts'
import { steering } from './direct/steering.ts'
import { referral, team } from './direct/team.ts'
import { distributorMargin } from './distributor/margin.ts'
import { distributorSettlement } from './distributor/settlement.ts'
import { distributorStanding } from './distributor/standing.ts'
import { allFields } from './fields.ts'
import { balance } from './fund/balance.ts'
import { claims, payments } from './fund/claims.ts'
import { spending } from './fund/spending.ts'
import type { Gate } from './gate.ts'
import { benchBusy, benchGate } from './gates/bench.ts'
import { creditGate, promised } from './gates/credit.ts'
import { attainment, kpiGate } from './gates/kpi.ts'
import { waitingGates } from './gates/waiting.ts'
import { allIdentities } from './identities.ts'
import { fading } from './marketing/fading.ts'
import { leadsIncrement as activityIncrement, leads as activityLeads, brought } from './marketing/leads.ts'
import { response } from './marketing/response.ts'
import { trust } from './marketing/trust.ts'
import { allMeans } from './means.ts'
import { allMetrics, allTimelines } from './metrics.ts'
import { gatedTable } from './orders/gated-table.ts'
import { meetings } from './orders/meetings.ts'
import { namedSource } from './orders/named-source.ts'
import { orderTable } from './orders/table.ts'
import { level } from './program/level.ts'
import { levelBefore } from './program/level-before.ts'
import { levelCredit, levelReview } from './program/level-review.ts'
import { rebate } from './program/rebate.ts'
import { rebatePayment, rebatesBooked } from './program/rebates-paid.ts'
import { programRisk } from './program/risk.ts'
import { spif, spifLift } from './program/spif.ts'
import { standing } from './program/standing.ts'
import { rebateTurnover } from './program/turnover.ts'
import { registeredMargin } from './resale/registered.ts'
import { subscription } from './resale/subscription.ts'
import { rhythmMechanisms } from './rhythm/rhythm.ts'
import { engine, engineIncrement } from './sales/engine.ts'
import { presales } from './sales/presales.ts'
import { reps } from './sales/reps.ts'
import { benchCapacity } from './services/bench.ts'
import { deals } from './services/deals.ts'
import { delivery } from './services/delivery.ts'
import { demand } from './services/demand.ts'
import { life } from './services/life.ts'
import { opening } from './services/opening.ts'
import { schedule } from './services/schedule.ts'
import { solution } from './services/solution.ts'
import { stated } from './services/stated.ts'
import { installedBase, installedBaseIncrement } from './sources/base.ts'
import { leads, leadsIncrement } from './sources/leads.ts'
import { valuationMechanisms } from './valuation/mechanisms.ts'

/** All that a structure refers to by name. It is code, so it never travels: each place that runs blocks has its own. */
export type Catalogue = {
  readonly mechanisms: readonly Mechanism[]
  readonly fields: readonly Field[]
  readonly metrics: readonly Metric[]
  readonly timelines: Readonly<Record<string, Target>>
  readonly means?: readonly Mean[]
  readonly identities: readonly Identity[]
}

/** The model, with these gates on the order table. */
export const catalogueWith = (gates: readonly Gate[]): Catalogue => ({
  mechanisms: [
    programRisk,
    standing,
    levelCredit,
    levelReview,
    level,
    levelBefore,
    spifLift,
    spif,
    rebateTurnover,
    rebate,
    rebatePayment,
    rebatesBooked,
    reps,
    engine,
    engineIncrement,
    presales,
    leads,
    leadsIncrement,
    installedBase,
    installedBaseIncrement,
    spending,
    fading,
    response,
    activityLeads,
    activityIncrement,
    brought,
    trust,
    steering,
    steeredPart,
    steeredSource,
    meetings,
    namedSource,
    orderTable(gates.filter(({ isInPlay }) => isInPlay === undefined)),
    gatedTable(gates),
    attainment,
    promised,
    benchBusy,
    referral,
    team,
    impliedBook,
    customerBook,
    contracts,
    served,
    subscription,
    registeredMargin,
    balance,
    claims,
    payments,
    distributorStanding,
    distributorMargin,
    stated,
    life,
    schedule,
    deals,
    demand,
    opening,
    benchCapacity,
    solution,
    delivery,
    ...rhythmMechanisms,
    restOfFirm,
    partnerProfit,
    partnerTax,
    deposits,
    customersPayPartner,
    vendorBills,
    grace,
    runningCost,
    funding,
    ownerTakes,
    need,
    estate,
    distributorSettlement,
    distributorCash,
    channelPaysVendor,
    partnerCash,
    netCash,
    customersPayVendor,
    vendorDeferred,
    vendorCash,
    contribution,
    ...valuationMechanisms,
  ],
  fields: allFields,
  metrics: allMetrics,
  timelines: allTimelines,
  means: allMeans,
  identities: allIdentities,
})

/** Every gate that an order may have to pass. */
export const allGates: readonly Gate[] = [creditHoldGate, creditGate, benchGate, kpiGate, ...waitingGates]

/** The model as it stands. */
export const catalogue: Catalogue = catalogueWith(allGates)
