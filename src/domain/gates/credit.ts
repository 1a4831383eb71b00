import { exp } from '../../kernel/arithmetic.ts'
import { slice } from '../../kernel/column.ts'
import { last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, holding, pipeline, program, resale } from '../columns.ts'
import { type Gate, type GateView, inTrial, type Order } from '../gate.ts'
import { marketFields } from '../market.ts'
import { remedies, remedyKind, remedyTerms } from '../remedies.ts'
import { creditFields } from './fields.ts'

/** Years of its first-year value that an order is first invoiced for: a month, or its term in advance. */
const firstInvoice = ({ segment }: Order, { i, params, segments, isHelped }: GateView): number => {
  if (inTrial(params['billing'], i) === 0) return 1 / 12
  const years = segments['term'][segment].data[0] / 12
  return isHelped && inTrial(params['by'], i) === remedyKind.credit.annualBilling ? Math.min(1, years) : years
}

/**
 * What the partner may owe. An order costs the partner its first invoice less its margin, and fits if that, with what it
 * owes and has ordered and is not invoiced yet, stays within the line. What the same step placed before counts at the
 * same first invoice. A one-off line and the vendor's paper let an order through, a deposit and a yearly invoice lower
 * what it costs; the deposit is there with the order.
 */
export const creditGate: Gate = {
  name: 'credit',
  cause: 'credit',
  params: {
    line: creditFields.line,
    margin: marketFields.resaleMargin,
    uplift: marketFields.uplift,
    billing: marketFields.billing,
    by: remedies.credit.by,
    deposit: remedyTerms.deposit,
  },
  segments: { term: marketFields.term },
  reads: {
    payable: last(books.payable),
    promised: last(holding.promised),
    cut: now(resale.marginCut),
    level: last(program.levelMargin),
  },
  isInPlay: ({ params }) => params['line'].data.some(line => line < creditFields.line.range[1]),
  shut(order, view) {
    const { i, params, reads, placed, isHelped } = view
    const by = inTrial(params['by'], i)
    if (isHelped && (by === remedyKind.credit.oneOffLine || by === remedyKind.credit.vendorPaper)) return false
    const margin = (inTrial(params['margin'], i) + reads['level'][i]) * (1 - reads['cut'][i])
    const first = firstInvoice(order, view)
    const price = Math.max(0, 1 - margin - (order.isRegistered ? inTrial(params['uplift'], i) : 0))
    const paidByCustomer = isHelped && by === remedyKind.credit.deposit ? inTrial(params['deposit'], i) : 0
    const cost = order.amount * first * price * (1 - paidByCustomer)
    const exposure = reads['payable'][i] + reads['promised'][i] + placed * first * (1 - margin)
    return exposure + cost > inTrial(params['line'], i)
  },
  deposit(order, view) {
    const { i, params } = view
    if (inTrial(params['by'], i) !== remedyKind.credit.deposit) return 0
    return order.amount * firstInvoice(order, view) * inTrial(params['deposit'], i)
  },
}

/**
 * Orders that are placed and not invoiced yet, at what the partner pays: with a month's invoice after a month, which is
 * taken as a first-order delay; nothing where the first invoice comes with the order.
 */
export const promised = mechanism({
  name: 'gates/promised',
  about: ['partner.credit.line'],
  params: { margin: marketFields.resaleMargin, billing: marketFields.billing },
  reads: {
    placed: now(slice(pipeline.bookings, { paper: 'partner' })),
    cut: now(resale.marginCut),
    level: last(program.levelMargin),
    before: last(holding.promised),
  },
  writes: { promised: holding.promised },
  step({ trials, months, params: { margin, billing }, reads: { placed, cut, level, before }, writes }) {
    const isMonthly = billing.data[0] === 0
    const [kept, keptOfNew] = [exp(-months), exp(-months / 2)]
    for (let i = 0; i < trials; i++) {
      const cost = (placed[i] / 12) * (1 - (margin.data[i & margin.mask] + level[i]) * (1 - cut[i]))
      writes.promised[i] = isMonthly ? before[i] * kept + cost * keptOfNew : 0
    }
  },
})
