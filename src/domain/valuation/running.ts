import { mechanism, now, type Read } from '../../kernel/mechanism.ts'
import { books, worth } from '../columns.ts'
import { runningCosts } from '../peg.ts'

const costs: Readonly<Record<string, Read<false>>> = Object.fromEntries(
  runningCosts.map(column => [column.name, now(column)]),
)
const names = Object.keys(costs)

/** What running the firm costs in a step, and what the rest of the firm earns. */
export const running = mechanism({
  name: 'valuation/running',
  reads: { ...costs, restRevenue: now(books.restRevenue), restCost: now(books.restCost) },
  writes: { cost: worth.runningCost, rest: worth.restProfit },
  step({ trials, reads, writes: { cost, rest } }) {
    const of: Readonly<Record<string, Float64Array>> = reads
    cost.fill(0)
    for (const name of names) {
      const paid = of[name]
      for (let i = 0; i < trials; i++) cost[i] += paid[i]
    }
    for (let i = 0; i < trials; i++) rest[i] = reads.restRevenue[i] - reads.restCost[i]
  },
})
