import { flow, invoice, list, stock } from './account.ts'

/**
 * Opportunities, orders and deals, by the source that opened them and by whose paper the software is on. Of the deals
 * on the vendor's paper some are referred: the partner has their services.
 */
export const pipeline = {
  heads: stock('sales.heads', 'count', 'sales reps on the payroll'),
  reps: stock('sales.reps', 'count', 'sales reps, counted by how much of a full rep they sell'),
  strength: flow('sales.strength', 'count', 'the same, as the mean over the step'),
  repsLeft: flow('sales.left', 'count', 'sales reps who left'),
  presalesHours: flow('sales.presalesHours', 'hours', 'presales work on opportunities that the bench is asked for'),
  meetingHours: flow('meetings.hours', 'hours', 'meetings with the vendor that the bench is asked for'),
  resells: stock('resells', 'count', 'whether the partner resells in the segment', ['segment']),
  resoldMix: stock('sales.resoldMix', '1', 'part of the opportunities that falls in segments that are resold'),
  leads: flow('leads', 'count', 'leads', ['source', 'segment']),
  opportunities: flow('opportunities', 'count', 'opportunities opened', ['source', 'segment']),
  winChance: stock('winChance', '1', 'chance that an opportunity is won', ['source', 'segment']),
  incremental: stock('incremental', '1', 'share of its wins that the vendor would not have won directly', ['source']),
  opened: flow('opportunities.value', 'USD', 'first-year value of the opportunities opened', ['source']),
  sourced: flow('sourced.bookings', 'USD', 'first-year value of the orders placed', ['source']),
  lost: flow('opportunities.lost', 'count', 'opportunities lost to somebody else', ['segment']),
  noDecision: flow('opportunities.noDecision', 'count', 'opportunities that end without a decision', ['segment']),
  openWins: stock('orders.open', 'count', 'opportunities that will be won, still in their sales cycle', ['segment']),
  steers: stock('source.steers', 'count', 'whether the deals of a source are steered ones', ['source']),
  steered: flow('steered', 'count', "direct deals that go to the partner's paper", ['segment']),
  won: flow('orders.won', 'count', 'customer orders that reach the partner', ['segment']),
  waiting: stock('orders.waiting', 'count', 'customer orders in the partner’s hands, not yet placed', ['segment']),
  placed: flow('orders.placed', 'count', 'orders that the partner placed with the vendor', ['segment']),
  moved: flow('orders.moved', 'count', 'orders that went to the vendor’s paper instead', ['segment']),
  nonIncremental: flow('orders.nonIncremental', 'count', 'orders that the vendor would have won anyway', ['segment']),
  wins: flow('wins', 'count', 'deals booked', ['paper', 'segment']),
  referredWins: flow('referred.wins', 'count', 'direct deals whose services the partner has', ['segment']),
  bookings: flow('bookings', 'USD', 'first-year contract value of new business booked, at customer price', [
    'paper',
    'segment',
  ]),
  referredBookings: flow('referred.bookings', 'USD', 'that of the deals referred to the partner', ['segment']),
  cancelled: flow('direct.cancelled', 'count', 'direct wins that a partner deal took the place of', ['segment']),
  debt: stock('direct.debt', 'count', 'partner deals that will take the place of a direct win', ['segment']),
  referral: stock('referral.share', '1', 'share of direct deals whose services go to the partner', ['segment']),
}

/** The deals behind those numbers, one by one: how many there are is what is placed, moved and won directly. */
export const deals = {
  amount: list('deal.amount', 'USD', 'first-year value of an order placed', ['segment']),
  key: list('deal.key', 'count', 'its address for draws', ['segment']),
  source: list('deal.source', 'count', 'the place of the source that opened it', ['segment']),
  registered: list('deal.registered', 'count', 'whether it was registered', ['segment']),
  movedAmount: list('moved.amount', 'USD', 'first-year value of an order that went to the vendor', ['segment']),
  movedKey: list('moved.key', 'count', 'its address for draws', ['segment']),
  movedSource: list('moved.source', 'count', 'the place of the source that opened it', ['segment']),
  steeredAmount: list('steered.amount', 'USD', 'first-year value of a steered deal', ['segment']),
  steeredKey: list('steered.key', 'count', 'its address for draws', ['segment']),
  steeredIncremental: list(
    'steered.incremental',
    'count',
    '1: the direct team has already made room for it, so that no other win has to',
    ['segment'],
  ),
  directAmount: list('direct.amount', 'USD', 'first-year value of a direct deal', ['segment']),
  directKey: list('direct.key', 'count', 'its address for draws', ['segment']),
  directReferred: list('direct.referred', 'count', 'whether the partner has its services', ['segment']),
}

/** Customers and what they pay a year, by whose paper their software is on. */
export const base = {
  customers: stock('customers', 'count', 'customers', ['paper', 'segment']),
  churned: flow('churned', 'count', 'customers lost', ['paper', 'segment']),
  annual: stock('annual', 'USD', 'software value a year at customer price', ['paper', 'segment']),
  software: flow('software', 'USD', 'software used in the step, at customer price', ['paper', 'segment']),
  invoiced: flow('software.invoiced', 'USD', 'software invoiced in the step, at customer price', ['paper', 'segment']),
  unexpired: stock('software.unexpired', 'USD', 'software invoiced and not used yet, at customer price', [
    'paper',
    'segment',
  ]),
  openingResold: stock(
    'opening.resold',
    'USD',
    "software value a year of resold customers, as last year's books imply",
    ['segment'],
  ),
  due: flow('renewal.due', 'USD', 'annual value whose term ends', ['paper', 'segment']),
  kept: flow('renewal.kept', 'USD', 'of it what is renewed, without expansion', ['paper', 'segment']),
  expanded: flow('renewal.expanded', 'USD', 'expansion at renewal', ['paper', 'segment']),
  grown: flow('renewal.grown', 'USD', 'the same, by the paper on which the term ended', ['paper', 'segment']),
  signed: flow('contracts.signed', 'USD', 'value over their terms of the contracts signed, at customer price', [
    'segment',
  ]),
  handed: flow('customers.handed', 'count', 'resold customers that went to the vendor’s paper', ['segment']),
  handedOn: flow('customers.handedOn', 'count', 'resold customers that went to another partner', ['segment']),
  registeredSoftware: flow('registered.software', 'USD', 'software used by registered deals in their first term', [
    'segment',
  ]),
  registeredInvoiced: flow('registered.invoiced', 'USD', 'software invoiced to registered deals for their first term', [
    'segment',
  ]),
  referredCustomers: stock('referred.customers', 'count', "the vendor's customers that the partner serves", [
    'segment',
  ]),
  referredJoined: flow('referred.joined', 'count', 'resold customers whose services the partner kept', ['segment']),
  referredChurned: flow('referred.churned', 'count', 'those that were lost', ['segment']),
  referredAnnual: stock('referred.annual', 'USD', 'software value a year of those that the partner serves', [
    'segment',
  ]),
  referredSoftware: flow('referred.software', 'USD', 'software used by those that the partner serves', ['segment']),
  referredExpanded: flow('referred.expanded', 'USD', 'their expansion at renewal', ['segment']),
  servedWins: flow('served.wins', 'count', 'deals that the partner is on', ['segment']),
  servedBookings: flow('served.bookings', 'USD', 'first-year value of new and expansion business the partner is on', [
    'segment',
  ]),
  servedSoftware: flow('served.software', 'USD', 'software used by the customers the partner serves', ['segment']),
  openingServed: stock('opening.annual', 'USD', 'software value a year of served customers there from the start', [
    'segment',
  ]),
  openingSoftware: flow('opening.software', 'USD', 'software used by served customers there from the start', [
    'segment',
  ]),
  largest: stock('customers.largest', 'USD', 'software value a year of the largest customer served', ['segment']),
  supportFees: flow('support.fees', 'USD', "partner-led support by the program's price list", ['segment']),
}

/** The partner's resale, as it is invoiced and as its books show it. */
export const resale = {
  billings: invoice('resale.billings', 'customer', 'partner', 'software invoiced by the partner', ['segment']),
  purchases: flow(
    'resale.purchases',
    'USD',
    'software that the partner is invoiced, by the vendor or its distributor',
    ['segment'],
  ),
  profit: flow('resale.profit', 'USD', 'margin on the resold software that was used', ['segment']),
  bought: flow('resale.bought', 'USD', 'resold software that was used, at the price the partner pays', ['segment']),
  revenue: flow('resale.revenue', 'USD', 'resale revenue as the books show it', ['segment']),
  cost: flow('resale.cost', 'USD', 'cost of resold software as the books show it', ['segment']),
  deferred: stock('resale.deferred', 'USD', 'invoiced to customers and not used yet', ['segment']),
  prepaid: stock('resale.prepaid', 'USD', 'invoiced to the partner and not used yet', ['segment']),
  voided: flow(
    'resale.voided',
    'USD',
    'what customers of a partner that stops have still to get, less what it had prepaid for that',
    ['segment'],
  ),
  registeredMargin: flow('resale.registered.margin', 'USD', 'what registration adds to the margin on software used', [
    'segment',
  ]),
  marginCut: stock('program.cut', '1', 'part of the margin that the vendor has taken back'),
  ended: stock('program.ended', 'count', 'whether the vendor has ended the program'),
}
