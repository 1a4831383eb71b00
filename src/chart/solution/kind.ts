import type { ChartKind } from '../kind.ts'
import { solutionRecord, solvers } from './record.ts'
import { solutionChart } from './spec.ts'

export const solution: ChartKind = {
  key: 'solution',
  id: 'solution',
  summary: 'what a repeatable solution earns, deployment by deployment, and with which it is paid back',
  figures: () => ['partner.deployments'],
  build: (outcome, { of = solvers(outcome)[0] }) => {
    const record = of === undefined ? undefined : solutionRecord(outcome, of)
    if (record) return solutionChart(record)
    return { missing: 'the strategy builds no repeatable solution, or never deploys one' }
  },
  usual: outcome =>
    solvers(outcome)
      .slice(0, 1)
      .map(of => ({ kind: 'solution' as const, of })),
}
