import type { Column, Owner } from '../kernel/column.ts'
import type { Axis } from '../kernel/field.ts'
import type { Unit } from '../kernel/unit.ts'

/**
 * The chart of accounts: every stock and flow of the model, and the only thing that its rooms share. Money columns are
 * in USD per step (flows) or USD (stocks); a posting also says who owes or hands over to whom.
 */
const flow = (name: string, unit: Unit, label: string, over: readonly Axis[] = []): Column => ({
  name,
  kind: 'flow',
  unit,
  label,
  over,
})
const stock = (name: string, unit: Unit, label: string, over: readonly Axis[] = []): Column => ({
  ...flow(name, unit, label, over),
  kind: 'stock',
})
const posting =
  (as: 'invoice' | 'payment' | 'cash') =>
  (name: string, from: Owner, to: Owner, label: string, over: readonly Axis[] = []): Column => ({
    ...flow(name, 'USD', label, over),
    posting: { from, to, as },
  })
const invoice = posting('invoice')
const payment = posting('payment')
const cash = posting('cash')

/**
 * Opportunities, orders and deals, by the source that opened them and by whose paper the software is on. Of the deals
 * on the vendor's paper some are referred: the partner has their services.
 */
export const pipeline = {
  reps: stock('sales.reps', 'count', 'sales reps, counted by how much of a full rep they sell'),
  strength: flow('sales.strength', 'count', 'the same, as the mean over the step'),
  resoldMix: stock('sales.resoldMix', '1', 'part of the opportunities that falls in segments that are resold'),
  opportunities: flow('opportunities', 'count', 'opportunities opened', ['source', 'segment']),
  openWins: stock('orders.open', 'count', 'opportunities that will be won, still in their sales cycle', ['segment']),
  won: flow('orders.won', 'count', 'customer orders that reach the partner', ['segment']),
  waiting: stock('orders.waiting', 'count', 'customer orders in the partner’s hands, not yet placed', ['segment']),
  placed: flow('orders.placed', 'count', 'orders that the partner placed with the vendor', ['segment']),
  nonIncremental: flow('orders.nonIncremental', 'count', 'placed orders that the vendor would have won anyway', [
    'segment',
  ]),
  wins: flow('wins', 'count', 'deals booked', ['paper', 'segment']),
  referredWins: flow('referred.wins', 'count', 'direct deals whose services the partner has', ['segment']),
  bookings: flow('bookings', 'USD', 'first-year contract value booked, at customer price', ['paper', 'segment']),
  referredBookings: flow('referred.bookings', 'USD', 'that of the deals referred to the partner', ['segment']),
  cancelled: flow('direct.cancelled', 'count', 'direct wins that a partner deal took the place of', ['segment']),
  debt: stock('direct.debt', 'count', 'partner deals that will take the place of a direct win', ['segment']),
  referral: stock('referral.share', '1', 'share of direct deals whose services go to the partner', ['segment']),
}

/** Customers and what they pay a year, by whose paper their software is on. */
export const base = {
  customers: stock('customers', 'count', 'customers', ['paper', 'segment']),
  churned: flow('churned', 'count', 'customers lost', ['paper', 'segment']),
  annual: stock('annual', 'USD', 'software value a year at customer price', ['paper', 'segment']),
  software: flow('software', 'USD', 'software used in the step, at customer price', ['paper', 'segment']),
  referredCustomers: stock('referred.customers', 'count', "the vendor's customers that the partner serves", [
    'segment',
  ]),
  referredChurned: flow('referred.churned', 'count', 'those of them that were lost', ['segment']),
  referredAnnual: stock('referred.annual', 'USD', 'software value a year of those that the partner serves', [
    'segment',
  ]),
  servedBookings: flow('served.bookings', 'USD', 'first-year value of the deals the partner is on', ['segment']),
  referredSoftware: flow('referred.software', 'USD', 'software used by those that the partner serves', ['segment']),
  servedSoftware: flow('served.software', 'USD', 'software invoiced to the customers the partner serves', ['segment']),
}

/** The partner's resale, as it is invoiced and as its books show it. */
export const resale = {
  billings: invoice('resale.billings', 'customer', 'partner', 'software invoiced by the partner', ['segment']),
  purchases: invoice('resale.purchases', 'partner', 'vendor', 'software bought from the vendor', ['segment']),
  revenue: flow('resale.revenue', 'USD', 'resale revenue as the books show it', ['segment']),
  cost: flow('resale.cost', 'USD', 'cost of resold software as the books show it', ['segment']),
}

/** Services: what is asked for, what the bench delivers, and what it costs. */
export const services = {
  demand: flow('services.demand', 'USD', 'services sold', ['component', 'segment']),
  backlog: stock('services.backlog', 'USD', 'services sold and not yet delivered', ['component']),
  revenue: invoice('services.revenue', 'customer', 'partner', 'services delivered', ['component']),
  cost: cash('services.cost', 'partner', 'outside', 'cost of services that the bench does not deliver', ['component']),
  recurringRevenue: flow('services.recurring.revenue', 'USD', 'services delivered while the customer stays'),
  recurringCost: flow('services.recurring.cost', 'USD', 'their cost, with their part of the payroll'),
  margin: flow('services.margin', 'USD', 'services revenue less all delivery cost'),
  heads: stock('bench.heads', 'count', 'delivery staff'),
  hired: flow('bench.hired', 'count', 'delivery staff hired, besides those who replace others'),
  left: flow('bench.left', 'count', 'delivery staff who left and were not replaced'),
  capacity: flow('bench.capacity', 'hours', 'hours that can be billed'),
  billed: flow('bench.billed', 'hours', 'hours billed'),
  idle: flow('bench.idle', 'hours', 'hours that could be billed and are not'),
  load: stock('bench.load', 'months', 'time to work off the backlog'),
  payroll: cash('bench.payroll', 'partner', 'outside', 'payroll of the bench'),
}

/** Both sides' books. */
export const books = {
  salesCost: cash('sales.cost', 'partner', 'outside', 'cost of the sales engine'),
  overhead: cash('partner.overhead', 'partner', 'outside', 'overhead'),
  billings: flow('partner.billings', 'USD', 'everything the partner invoices, software and services'),
  revenue: flow('partner.revenue', 'USD', 'revenue as the books show it'),
  grossProfit: flow('partner.grossProfit', 'USD', 'gross profit'),
  recurringProfit: flow('partner.recurringProfit', 'USD', 'gross profit that recurs'),
  ebitda: flow('partner.ebitda', 'USD', 'EBITDA'),
  profit: stock('partner.profit', 'USD', 'EBITDA since the start'),
  tax: cash('partner.tax', 'partner', 'outside', 'tax'),
  receivable: stock('partner.receivable', 'USD', 'customers owe the partner'),
  collected: payment('partner.collected', 'customer', 'partner', 'received from customers'),
  payable: stock('partner.payable', 'USD', 'the partner owes the vendor'),
  paid: payment('partner.paid', 'partner', 'vendor', 'paid to the vendor'),
  cash: stock('partner.cash', 'USD', 'cash'),
  directInvoiced: invoice('direct.invoiced', 'customer', 'vendor', 'software invoiced by the vendor'),
  directReceivable: stock('vendor.receivable', 'USD', 'direct customers owe the vendor'),
  directCollected: payment('vendor.collected', 'customer', 'vendor', 'received from direct customers'),
  vendorBookings: flow('vendor.bookings', 'USD', 'first-year contract value booked on all routes'),
  vendorSoftware: flow('vendor.software', 'USD', 'software on all routes at the price the vendor receives'),
  vendorCogs: cash('vendor.cogs', 'vendor', 'outside', 'cost of delivering the software'),
  vendorSalesCost: cash('vendor.salesCost', 'vendor', 'outside', 'commission, presales and the partner manager'),
  contribution: flow('vendor.contribution', 'USD', 'what the software leaves the vendor after selling it'),
  vendorCash: stock('vendor.cash', 'USD', 'cash from this business'),
}

/** What the practice is worth. */
export const worth = {
  adjusted: flow('partner.adjustedEbitda', 'USD', "EBITDA with the owner's pay brought to the market's"),
  trailing: stock('partner.trailing', 'USD', 'adjusted EBITDA of the last twelve months'),
  value: stock('partner.value', 'USD', 'value of the practice'),
  factor: stock('discount.factor', '1', 'present value of one dollar at the end of the step'),
  presentContribution: flow('vendor.presentContribution', 'USD', "present value of the vendor's contribution"),
  presentCash: flow('partner.presentCash', 'USD', "present value of the change in the partner's cash"),
  openingCash: stock('partner.openingCash', 'USD', "the partner's cash at the start"),
}

export const allColumns: readonly Column[] = [pipeline, base, resale, services, books, worth].flatMap(group =>
  Object.values(group),
)
