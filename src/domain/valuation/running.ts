import { mechanism, now, type Read } from '../../kernel/mechanism.ts'
import { worth } from '../columns.ts'
import { runningCosts } from '../peg.ts'

const costs: Readonly<Record<string, Read<false>>> = Object.fromEntries(
  runningCosts.map(column => [column.name, now(column)]),
)
const names = Object.keys(costs)

/** What running the firm costs in a step. */
export const running = mechanism({
  name: 'valuation/running',
  reads: costs,
  writes: { cost: worth.runningCost },
  step({ trials, reads, writes: { cost } }) {
    cost.fill(0)
    for (const name of names) {
      const paid = reads[name]
      for (let i = 0; i < trials; i++) cost[i] += paid[i]
    }
  },
})
