import { type Metric, metric } from '../../kernel/metric.ts'
import { books, worth } from '../columns.ts'
import { part, plain } from '../measure.ts'

/** The headline of both sides. */
export const valuationMetrics: readonly Metric[] = [
  plain(
    'partner.value',
    'USD',
    worth.value,
    'end',
    'value of the practice',
    'adjusted EBITDA of the last twelve months, if positive, times the multiple; nothing once insolvent, none before month twelve',
  ),
  metric({
    id: 'joint.value',
    unit: 'USD',
    label: 'joint value',
    meaning:
      "present value of the vendor's contribution, of what the partner's owner takes out less what it puts in, and of the partner's equity at the end",
    needs: {
      contribution: { target: worth.presentContribution, window: 'total' },
      owner: { target: worth.presentOwner, window: 'total' },
      equity: { target: worth.equity, window: 'end' },
      factor: { target: worth.factor, window: 'end' },
    },
    value: ({ contribution, owner, equity, factor }) => contribution + owner + equity * factor,
  }),
  plain(
    'partner.adjustedEbitda.last12',
    'USD',
    worth.adjusted,
    'last12',
    'adjusted EBITDA, last 12 months',
    "EBITDA of the last twelve months with the owner's pay brought to the market's: what the multiple is applied to, unless the firm is insolvent",
  ),
]

/** What the value is made of and leads to, and the simpler ways to find it. */
export const worthMetrics: readonly Metric[] = [
  metric({
    id: 'partner.ownerValue',
    unit: 'USD',
    label: 'value to the owner',
    meaning:
      'present value of what the owner takes out less what it puts in, and of what a sale at the end leaves after tax, deal cost and earn-out',
    needs: {
      owner: { target: worth.presentOwner, window: 'total' },
      proceeds: { target: worth.proceeds, window: 'end' },
      factor: { target: worth.factor, window: 'end' },
    },
    value: ({ owner, proceeds, factor }) => owner + proceeds * factor,
  }),
  plain(
    'partner.equity',
    'USD',
    worth.equity,
    'end',
    'equity',
    'value at the end less debt, tax on the profit of the fiscal year so far and the cost of work that is paid for, with the cash above the peg; nothing once insolvent',
  ),
  part(
    'partner.multiple',
    'USD/USD',
    [worth.value, worth.trailing],
    'end',
    'price per $1 of adjusted EBITDA',
    'value of the practice per dollar of adjusted EBITDA of the last twelve months; none where there is no profit or the firm is insolvent',
  ),
  plain(
    'partner.topCustomer',
    '1',
    worth.topCustomer,
    'end',
    'largest customer',
    'part of the business that the largest customer is, by software',
  ),
  metric({
    id: 'partner.value.parts',
    unit: 'USD',
    label: 'value by parts, without the rest of the firm',
    meaning:
      'what was billed in the last twelve months, line by line, each at its price (of the rest of the firm no line is known); nothing once insolvent',
    needs: { parts: { target: worth.parts, window: 'last12' }, stopped: { target: books.stopped, window: 'end' } },
    value: ({ parts, stopped }) => (stopped > 0 && !Number.isNaN(parts) ? 0 : parts),
  }),
  plain(
    'partner.value.mrr',
    'USD',
    worth.monthly,
    'end',
    'value by recurring month, without the rest of the firm',
    'recurring services of a month that the partner delivers itself, at their price (of the rest of the firm no line is known); nothing once insolvent',
  ),
  metric({
    id: 'partner.value.dcf',
    unit: 'USD',
    label: 'value by cash flow',
    meaning: 'free cash flow of the horizon, or until an insolvency, and the value at its end, discounted to the start',
    needs: {
      free: { target: worth.presentFree, window: 'total' },
      terminal: { target: worth.terminal, window: 'end' },
      factor: { target: worth.factor, window: 'end' },
    },
    value: ({ free, terminal, factor }) => free + terminal * factor,
  }),
  plain(
    'partner.value.dcf.terminal',
    'USD',
    worth.terminal,
    'end',
    'value after the horizon',
    'what all free cash flow after the horizon is worth at its end; none where it grows as fast as it is discounted',
  ),
  metric({
    id: 'partner.value.dcf.later',
    unit: 'USD',
    label: 'of the value by cash flow what lies after the horizon',
    meaning: 'the value after the horizon, discounted to the start',
    needs: { terminal: { target: worth.terminal, window: 'end' }, factor: { target: worth.factor, window: 'end' } },
    value: ({ terminal, factor }) => terminal * factor,
  }),
  plain(
    'partner.freeCash',
    'USD',
    worth.freeCash,
    'total',
    'free cash flow',
    'what the business leaves after tax, investment and working capital, before debt and the owner',
  ),
  plain(
    'partner.discountRate',
    '1',
    worth.rate,
    'end',
    'discount rate',
    'of a year: as said, or what equity and debt cost together after tax',
  ),
]
