import { causes } from '../domain/gate.ts'

type Texts = Readonly<Record<string, string>>

const none = 'nothing: the gate opens by itself or not at all'

const kinds: Readonly<Record<(typeof causes)[number], Texts>> = {
  bench: {
    startLater: 'the order is placed now and the work starts later',
    subcontract: 'subcontractors do the work, at what an hour costs more',
    none,
  },
  credit: {
    oneOffLine: "a line for this one order, against the customer's order",
    deposit: 'the customer pays a part with its order, so that it costs the line less',
    annualBilling:
      'the first invoice is of one year, so that it costs the line less; not yet where a term in advance is longer',
    vendorPaper: "the order goes to the vendor's paper, for a fee",
    none,
  },
  executive: { meeting: 'an executive of the vendor meets the customer', none },
  financing: { lender: 'another lender pays for the customer', none },
  kpi: { spif: "a SPIF for the partner's sellers", none },
  legal: { prebriefed: 'lawyers who know the contract already', none },
  presales: { borrowed: 'an engineer of the vendor does the work', none },
}

const paidBy: Texts = { vendor: 'the vendor pays', partner: 'the partner pays', customer: 'the customer pays' }

/** What the choices about gates, meetings and targets mean, by the path of the field. */
export const gateChoices: Readonly<Record<string, Texts>> = {
  'orders.first': { oldest: 'the one that was opened first', largest: 'the one of the largest first-year value' },
  'partner.kpi.reached': { no: 'it is not', yes: 'it is' },
  'partner.kpi.per': { year: "the partner's fiscal year", quarter: "the partner's fiscal quarter" },
  'cadence.asks': {
    bench: 'whether people are there for the work',
    credit: 'whether the order fits on the credit line',
    executive: 'whether an executive is needed',
    financing: "whether the customer's financing stands",
    kpi: 'whether an order is kept for the next period',
    legal: 'whether the paperwork is done',
    presales: 'whether technical work is to be done',
    order: 'only where the order is, which brings nothing out',
  },
  ...Object.fromEntries(
    causes.flatMap(cause => [
      [`gates.${cause}.remedy.by`, kinds[cause]],
      [`gates.${cause}.remedy.paidBy`, paidBy],
    ]),
  ),
}
