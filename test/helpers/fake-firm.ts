import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { base, books, resale, services, worth } from '../../src/domain/columns.ts'
import { bridgeMetrics } from '../../src/domain/valuation/bridge.ts'
import { valuationMechanisms } from '../../src/domain/valuation/mechanisms.ts'
import { valuationMetrics, worthMetrics } from '../../src/domain/valuation/metrics.ts'
import { columnOf, slice, type Target } from '../../src/kernel/column.ts'
import { type Mechanism, mechanism } from '../../src/kernel/mechanism.ts'
import type { Built } from './build-scenario.ts'

/** Columns of other rooms that the valuation looks at, as a firm of one segment, `only`, would have them. */
const seen = {
  ebitda: books.ebitda,
  grossProfit: books.grossProfit,
  recurringProfit: books.recurringProfit,
  depreciation: books.depreciation,
  capex: books.capex,
  receivable: books.receivable,
  payable: books.payable,
  overhead: books.overhead,
  restRevenue: books.restRevenue,
  restCost: books.restCost,
  restProfit: books.restProfit,
  contribution: books.contribution,
  distributed: books.distributed,
  injected: books.injected,
  debt: books.debt,
  cash: books.cash,
  stopped: books.stopped,
  billings: slice(resale.billings, { segment: 'only' }),
  resaleProfit: slice(resale.profit, { segment: 'only' }),
  deferred: slice(resale.deferred, { segment: 'only' }),
  prepaid: slice(resale.prepaid, { segment: 'only' }),
  largest: slice(base.largest, { segment: 'only' }),
  served: slice(base.servedSoftware, { segment: 'only' }),
  projects: services.projectRevenue,
  managed: services.recurringRevenue,
  own: services.ownRecurring,
} satisfies Readonly<Record<string, Target>>

type Name = keyof typeof seen
const names = Object.keys(seen) as readonly Name[]

/** What each of them is at a step and in a trial: USD per step for flows; at step -1, what stocks start at. */
export type Firm = Readonly<Partial<Record<Name, (t: number, trial: number) => number>>>

const firmOf = (firm: Firm): Mechanism => {
  const fill = (context: { trials: number; first: number; t: number; writes: object }): void => {
    const writes = context.writes as Readonly<Record<Name, Float64Array>>
    for (const name of names) {
      const value = firm[name]
      const starts = columnOf(seen[name]).kind === 'stock' || context.t >= 0
      if (value !== undefined && starts)
        for (let i = 0; i < context.trials; i++) writes[name][i] = value(context.t, context.first + i)
    }
  }
  return mechanism({ name: 'test/firm', writes: seen as Readonly<Record<Name, Target>>, start: fill, step: fill })
}

/** The valuation by itself, on books that a test writes. */
export const fakeFirm = (firm: Firm, rules: readonly Mechanism[] = valuationMechanisms): Catalogue => ({
  ...catalogue,
  mechanisms: [firmOf(firm), ...rules],
  metrics: [...valuationMetrics, ...worthMetrics, ...bridgeMetrics],
  timelines: { 'partner.value': worth.value },
  identities: [],
})

/** Every number of the valuation as a certain one, with none that moves the price: the multiple is 5. */
export const plain: Built['set'] = {
  'valuation.multiple': 5,
  'valuation.discount': { value: 0.1, per: 'year' },
  'partner.tax': 0.25,
  'partner.funding.peg': 0,
  'valuation.growth': 0,
  'valuation.serve': 0,
  'valuation.dealCost': 0,
  'valuation.earnOut.share': 0,
  'valuation.exitTax': 0,
  'valuation.consent': 1,
}
