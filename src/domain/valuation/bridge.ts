import { type Metric, metric, type Window } from '../../kernel/metric.ts'
import { books, worth } from '../columns.ts'

/** One step of the way from a year's earnings to what the owner has of the firm, in every trial. */
export type BridgeStep = {
  readonly metric: Metric
  /** The metric that the steps up to here add up to, where there is one. */
  readonly reaches?: string
}

const end = <C>(target: C): { readonly target: C; readonly window: Window } => ({ target, window: 'end' })

const step = <N extends string>(
  id: string,
  label: string,
  meaning: string,
  needs: Metric<N>['needs'],
  value: Metric<N>['value'],
  reaches?: string,
): BridgeStep => ({
  metric: metric({ id: `bridge.${id}`, unit: 'USD', label, meaning, needs, value }),
  ...(reaches === undefined ? {} : { reaches }),
})

const factors = [
  ['recurring', 'what recurs', 'how much of the gross profit recurs', worth.recurringFactor],
  ['customers', 'largest customer', 'dependence on the largest customer', worth.customerFactor],
  ['vendor', 'this vendor', 'dependence on this vendor', worth.vendorFactor],
  ['growth', 'growth', 'growth of gross profit beyond the usual', worth.growthFactor],
  ['luck', 'luck of the sale', 'what a buyer sees that no figure shows', worth.luck],
] as const

const size = { trailing: end(worth.trailing), size: end(worth.sizeMultiple) }

/** What earnings are worth by size and the factors of some names, at the end of a run. */
const worthBy = (needed: Readonly<Record<string, number>>, names: readonly string[]): number =>
  names.reduce((product, name) => product * needed[name], Math.max(0, needed['trailing']) * needed['size'])

const factorSteps = factors.map(([id, label, meaning], n) => {
  const upTo = factors.slice(0, n + 1)
  const names = upTo.map(([name]) => name)
  return step(
    id,
    label,
    `what the price changes by the factor of ${meaning}`,
    { ...size, ...Object.fromEntries(upTo.map(([name, , , column]) => [name, end(column)])) },
    needed => worthBy(needed, names) - worthBy(needed, names.slice(0, -1)),
  )
})

const all = factors.map(([name]) => name)
const allFactors = Object.fromEntries(factors.map(([name, , , column]) => [name, end(column)]))

/** The way to `partner.ownerValue`: each step is what it adds to the ones before, so that together they are exactly it. */
export const ownerBridge: readonly BridgeStep[] = [
  step(
    'size',
    'earnings at the price of their size',
    'adjusted EBITDA of the last twelve months at what a firm of that size fetches, or at the multiple that is said',
    size,
    needed => worthBy(needed, []),
  ),
  ...factorSteps,
  step(
    'bounds',
    'bounds of the multiple',
    'what the price changes because a multiple is neither below nor above what anybody pays',
    { ...size, ...allFactors, value: end(worth.value) },
    needed => needed['value'] - worthBy(needed, all),
    'partner.value',
  ),
  step(
    'debt',
    'debt and tax owed',
    'what the seller has to pay back, and tax on the profit of the fiscal year so far',
    { debt: end(books.debt), taxOwed: end(worth.taxOwed) },
    ({ debt, taxOwed }) => 0 - (debt + taxOwed),
  ),
  step(
    'deferred',
    'work that is paid for',
    'cost of serving what customers have paid ahead',
    { cost: end(worth.deferredCost) },
    ({ cost }) => 0 - cost,
  ),
  step(
    'cash',
    'cash above the peg',
    'cash above what the business needs to run; below zero, what is missing',
    { surplus: end(worth.surplus) },
    ({ surplus }) => surplus,
  ),
  step(
    'insolvent',
    'lost in insolvency',
    'of an insolvent firm nothing is left to the owner',
    {
      value: end(worth.value),
      debt: end(books.debt),
      taxOwed: end(worth.taxOwed),
      cost: end(worth.deferredCost),
      surplus: end(worth.surplus),
      equity: end(worth.equity),
    },
    ({ value, debt, taxOwed, cost, surplus, equity }) => equity - (value - (debt + taxOwed) - cost + surplus),
    'partner.equity',
  ),
  step(
    'consent',
    'resale that stays behind',
    'the part of the price that resale earns, where the vendor does not let it go to the buyer',
    { withheld: end(worth.withheld) },
    ({ withheld }) => 0 - withheld,
  ),
  step('dealCost', 'cost of the deal', 'advisers and lawyers', { cost: end(worth.dealCost) }, ({ cost }) => 0 - cost),
  step(
    'earnOut',
    'what comes late or never',
    'the part of the price that is paid a year later, as far as it is not paid or loses by the wait',
    { lost: end(worth.earnOut) },
    ({ lost }) => 0 - lost,
  ),
  step('tax', 'tax on the sale', 'tax on what the owner gets', { tax: end(worth.exitTax) }, ({ tax }) => 0 - tax),
  step(
    'discounting',
    'waiting for it',
    'what the proceeds lose by coming at the end',
    { proceeds: end(worth.proceeds), factor: end(worth.factor) },
    ({ proceeds, factor }) => proceeds * factor - proceeds,
  ),
  step(
    'paidOut',
    'taken out less put in',
    'present value of what the owner takes out along the way less what it puts in',
    { owner: { target: worth.presentOwner, window: 'total' } },
    ({ owner }) => owner,
    'partner.ownerValue',
  ),
]

export const bridgeMetrics: readonly Metric[] = ownerBridge.map(({ metric: one }) => one)
