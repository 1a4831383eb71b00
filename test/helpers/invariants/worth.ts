import { allColumns, books, incentives, resale, worth } from '../../../src/domain/columns.ts'
import { certain } from '../any-scenario.ts'
import { sizes } from '../second-multiple.ts'
import { eachStep, must, nothing, type Run } from './run.ts'

const yearIn = (run: Run): number => ({ day: 365, week: 52, month: 12, quarter: 4 })[run.built.step ?? 'month']

/** The price by size, read off the points. */
const bySize = (ebitda: number): number => {
  const [first, last] = [sizes[0], sizes[sizes.length - 1]]
  if (ebitda <= first[0]) return first[1]
  if (ebitda >= last[0]) return last[1]
  const n = sizes.findIndex(([x]) => x > ebitda)
  const [[x0, y0], [x1, y1]] = [sizes[n - 1], sizes[n]]
  return y0 + ((y1 - y0) * Math.log(ebitda / x0)) / Math.log(x1 / x0)
}

const bounds = [
  [worth.recurringFactor, 0.6, 1.3],
  [worth.customerFactor, 0.5, 1],
  [worth.vendorFactor, 0.75, 1],
  [worth.growthFactor, 0.8, 1.25],
] as const

/** The multiple is the price of the size times the factors, each within its bounds, and all within 2 to 14; or as said. */
export const multiple = (run: Run): void => {
  const said = certain(run.built, 'valuation.multiple')
  const factors = bounds.map(([column, low, high]) => ({ path: run.seen(column), low, high, name: column.name }))
  const [found, luck, trailing] = [worth.multiple, worth.luck, worth.trailing].map(column => run.seen(column))
  eachStep(run, (t, i) => {
    let fair = bySize(trailing[t][i]) * luck[t][i]
    for (const { path, low, high, name } of factors) {
      must(path[t][i] >= low && path[t][i] <= high, () => `${name} is ${path[t][i]}, step ${t}`)
      fair *= path[t][i]
    }
    const expected = said ?? Math.min(14, Math.max(2, fair))
    must(Math.abs(found[t][i] - expected) <= 1e-9 * expected, () => `a multiple of ${found[t][i]} for ${expected}`)
  })
}

/** What a firm pays to others and that is neither tax nor a matter of owners, lenders or equipment. */
const running = allColumns.filter(
  column =>
    column.posting?.from === 'partner' &&
    column.posting.to === 'outside' &&
    ![books.tax, books.interest, books.capex, books.repaid, books.distributed].includes(column),
)

/**
 * Equity is value - debt - tax owed - deferred work + cash above so many months of running cost, which claims on the
 * marketing fund offset; nothing once insolvent. Tax on all profit so far, where there is one, is paid or owed.
 */
export const equity = (run: Run): void => {
  const [serve, peg, rate] = ['valuation.serve', 'partner.funding.peg', 'partner.tax'].map(path =>
    certain(run.built, path),
  )
  if (serve === undefined || peg === undefined || rate === undefined) return
  const year = yearIn(run)
  const [value, debt, deferred, cash, stopped, found] = [
    worth.value,
    books.debt,
    resale.deferred,
    books.cash,
    books.stopped,
    worth.equity,
  ].map(column => run.seen(column))
  const costs = running.map(column => run.seen(column))
  const offset = run.seen(incentives.claims)
  const [ebitda, interest, depreciation, tax] = [books.ebitda, books.interest, books.depreciation, books.tax].map(
    column => run.seen(column),
  )
  eachStep(run, (t, i) => {
    if (t + 1 < year) return must(Number.isNaN(found[t][i]), () => `equity at step ${t}`)
    if (stopped[t][i] > 0) return must(found[t][i] === 0, () => `equity of an insolvent firm at step ${t}`)
    let cost = 0
    for (let k = Math.max(0, t - year + 1); k <= t; k++) {
      for (const path of costs) cost += path[k][i]
      cost -= offset[k][i]
    }
    let owed = 0
    for (let k = 0; k <= t; k++) owed += rate * (ebitda[k][i] - interest[k][i] - depreciation[k][i]) - tax[k][i]
    const terms = [
      value[t][i],
      -debt[t][i],
      -Math.max(0, owed),
      -serve * deferred[t][i],
      cash[t][i],
      (-peg * cost) / 12,
    ]
    nothing([...terms, -found[t][i]], () => `equity at step ${t}, trial ${i}`)
  })
}
