import { slice } from '../kernel/column.ts'
import type { Identity } from '../kernel/metric.ts'
import { base, books, direct, distributor, fund, holding, incentives, pipeline, resale, services } from './columns.ts'

type Term = Identity['terms'][number]
const plus = (column: Term['column']): Term => ({ column, when: 'now', sign: 1 })
const minus = (column: Term['column']): Term => ({ column, when: 'now', sign: -1 })
const change = (column: Term['column'], sign: 1 | -1): Term[] => [
  { column, when: 'now', sign },
  { column, when: 'last', sign: sign === 1 ? -1 : 1 },
]

/** What must hold in every trial and step, whatever the scenario: a run that breaks one stops. */
export const allIdentities: readonly Identity[] = [
  {
    name: 'partner: change in cash = EBITDA - tax - interest - investment, with what is owed, borrowed, put in and taken out',
    terms: [
      ...change(books.cash, 1),
      minus(books.ebitda),
      plus(books.tax),
      plus(books.interest),
      plus(books.capex),
      ...change(books.receivable, 1),
      ...change(books.payable, -1),
      ...change(resale.deferred, -1),
      ...change(resale.prepaid, 1),
      ...change(incentives.claimsOwed, 1),
      ...change(incentives.rebatesOwed, 1),
      ...change(books.debt, -1),
      minus(books.injected),
      plus(books.distributed),
      minus(books.forgiven),
      minus(books.writtenOff),
    ],
  },
  {
    name: 'vendor: change in cash = contribution - change in receivables, with what the channel owes and what is not used yet',
    terms: [
      ...change(books.vendorCash, 1),
      minus(books.contribution),
      ...change(books.directReceivable, 1),
      ...change(books.channelReceivable, 1),
      ...change(books.vendorDeferred, -1),
      ...change(incentives.claimsOwed, -1),
      ...change(incentives.rebatesLiability, -1),
    ],
  },
  {
    name: 'partner: invoices = payments + change in receivables + claims lost',
    terms: [
      plus(resale.billings),
      plus(services.revenue),
      minus(books.collected),
      ...change(books.receivable, -1),
      minus(books.claimsLost),
    ],
  },
  {
    name: 'resale as the books show it: revenue - cost = profit',
    terms: [plus(resale.revenue), minus(resale.cost), minus(resale.profit)],
  },
  {
    name: 'resale: profit = billings - purchases, less what is invoiced and not used yet',
    terms: [
      plus(resale.profit),
      minus(resale.billings),
      plus(resale.purchases),
      ...change(resale.deferred, 1),
      ...change(resale.prepaid, -1),
      plus(resale.voided),
    ],
  },
  {
    name: 'distributor: change in cash = margin - bad debt - change in receivables + change in payables',
    terms: [
      ...change(distributor.cash, 1),
      minus(distributor.margin),
      plus(distributor.badDebt),
      ...change(distributor.receivable, 1),
      ...change(distributor.payable, -1),
    ],
  },
  {
    name: 'distributor: sales = purchases + margin',
    terms: [plus(distributor.sales), minus(distributor.purchases), minus(distributor.margin)],
  },
  {
    name: 'the partner is invoiced what it buys, by the vendor or its distributor',
    terms: [plus(resale.purchases), minus(books.channelInvoiced), minus(distributor.sales)],
  },
  {
    name: 'the distributor is owed what the partner owes it',
    terms: [plus(distributor.receivable), minus(books.owesDistributor)],
  },
  {
    name: 'the vendor is owed what the partner owes it, and what the distributor does',
    terms: [
      plus(books.channelReceivable),
      minus(books.payable),
      plus(books.owesDistributor),
      minus(distributor.payable),
    ],
  },
  {
    name: 'software that the partner buys: purchases = payments + change in payables + bad debt',
    terms: [
      plus(resale.purchases),
      minus(books.paid),
      minus(books.paidDistributor),
      ...change(books.payable, -1),
      minus(books.badDebt),
      minus(distributor.badDebt),
    ],
  },
  {
    name: 'marketing fund: claims approved = paid + change in claims owed',
    terms: [plus(incentives.claims), minus(incentives.claimsPaid), ...change(incentives.claimsOwed, -1)],
  },
  {
    name: 'marketing fund: accrued + granted = paid + lapsed + fallen back + change in what is reserved and free',
    terms: [
      plus(fund.accrued),
      plus(fund.granted),
      minus(incentives.claimsPaid),
      minus(fund.lapsed),
      minus(fund.rejected),
      minus(fund.never),
      minus(fund.forfeited),
      ...change(fund.reserved, -1),
      ...change(fund.free, -1),
    ],
  },
  {
    name: 'marketing fund: reserved = approved and not spent + spent and not got back',
    terms: [plus(fund.reserved), minus(fund.open), minus(fund.fronted)],
  },
  {
    name: 'marketing fund: spent for it = claims paid + rejected + never claimed + given up + change in what is fronted',
    terms: [
      plus(fund.borne),
      minus(incentives.claimsPaid),
      minus(fund.rejected),
      minus(fund.never),
      minus(fund.forfeited),
      ...change(fund.fronted, -1),
    ],
  },
  {
    name: "direct pipeline: every deal is steered to the partner, won (or its place taken by a partner's deal) or lost",
    about: ['mdf.activities'],
    terms: [
      plus(direct.pipeline),
      minus(pipeline.steered),
      minus(direct.lost),
      minus(slice(pipeline.wins, { paper: 'vendor' })),
      plus(pipeline.moved),
      minus(pipeline.cancelled),
    ],
  },
  {
    name: 'rebates as the partner has them: earned = paid + change in rebates owed',
    terms: [plus(incentives.rebates), minus(incentives.rebatesPaid), ...change(incentives.rebatesOwed, -1)],
  },
  {
    name: 'rebates as the vendor has them: set aside = paid + change in what is set aside',
    terms: [plus(incentives.rebatesAccrued), minus(incentives.rebatesPaid), ...change(incentives.rebatesLiability, -1)],
  },
  {
    name: 'revolver: change in debt = drawn - repaid, until it is written off',
    terms: [...change(books.debt, 1), minus(books.drawn), plus(books.repaid), plus(books.debtLost)],
  },
  {
    name: 'customers: start + won - lost = end',
    terms: [...change(base.customers, 1), minus(pipeline.wins), plus(base.churned)],
  },
  {
    name: "the partner's own customers: start + won - lost - handed over = end",
    terms: [
      ...change(slice(base.customers, { paper: 'partner' }), 1),
      minus(slice(pipeline.wins, { paper: 'partner' })),
      plus(slice(base.churned, { paper: 'partner' })),
      plus(base.handed),
      plus(base.handedOn),
    ],
  },
  {
    name: 'customers referred to the partner: start + won + those it was handed over with - lost = end',
    terms: [
      ...change(base.referredCustomers, 1),
      minus(pipeline.referredWins),
      minus(base.referredJoined),
      plus(base.referredChurned),
    ],
  },
  {
    name: "orders: won = placed + cancelled + gone to the vendor's paper + change in waiting",
    terms: [
      plus(pipeline.won),
      ...change(pipeline.waiting, -1),
      minus(pipeline.placed),
      minus(holding.cancelled),
      minus(pipeline.moved),
    ],
  },
  {
    name: 'orders that slipped = placed late or gone + change in those still in hand',
    terms: [plus(holding.slipped), minus(holding.resolved), ...change(holding.stillOpen, -1)],
  },
  {
    name: 'deals the vendor would have won anyway = direct wins cancelled + change in those owed',
    terms: [plus(pipeline.nonIncremental), minus(pipeline.cancelled), ...change(pipeline.debt, -1)],
  },
  {
    name: 'bench: capacity = billed + presales + training + build + meetings + with others + idle',
    terms: [
      plus(services.capacity),
      minus(services.billed),
      minus(services.presales),
      minus(services.training),
      minus(services.build),
      minus(services.meetings),
      minus(services.elsewhere),
      minus(services.idle),
    ],
  },
  {
    name: 'services: backlog + sold + in the book = delivered + left undone + backlog',
    terms: [
      ...change(services.backlog, 1),
      minus(services.demand),
      minus(services.opening),
      plus(services.revenue),
      plus(services.dropped),
    ],
  },
  {
    name: 'bench hours of services: waiting + sold + in the book = billed + subcontracted + left undone + waiting',
    terms: [
      ...change(services.backlogHours, 1),
      minus(services.demandHours),
      minus(services.openingHours),
      plus(services.billed),
      plus(services.subcontractHours),
      plus(services.droppedHours),
    ],
  },
]
