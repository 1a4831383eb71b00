import { expect, it } from 'vitest'
import { type allColumns, base, books, pipeline, resale } from '../../../src/domain/columns.ts'
import type { Step } from '../../../src/scenario/scenario.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { meanOf } from '../../helpers/within.ts'

/** So many reps and leads that chance is far below 1 %. */
const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': 100,
  'segments.only.cycle': { kind: 'uniform', params: [2, 6] },
  'segments.only.churn': { value: 0.1, per: 'year' },
  'partner.sales.reps': 40,
  'partner.sales.ramp': 7,
  'partner.sales.attrition': { value: 0.3, per: 'year' },
  'partner.sales.vacancy': 3,
  'partner.sales.firstHire.fails': 0.5,
  'partner.sales.cost': { value: 10, per: 'month' },
  'partner.sales.mix.only': 1,
  'partner.sales.opportunities': { value: 3, per: 'month' },
  'partner.sales.winRate': 0.3,
  'sources.web.leads': { value: 200, per: 'month' },
  'sources.web.converts': 0.2,
  'sources.web.winRate': 0.2,
  'sources.web.mix.only': 1,
  'program.margin': 0.2,
}

const figures = (step: Step, steps: number, trials: number) => {
  const columns = [
    books.salesCost,
    pipeline.opportunities,
    pipeline.bookings,
    pipeline.leads,
    resale.profit,
    base.annual,
  ]
  const seen = watch(buildScenario({ step, steps, sources: ['web'], set }), columns, { trials }).get('only')
  if (!seen) throw new Error('nothing was played')
  const total = (column: (typeof allColumns)[number]): number =>
    seen(column).reduce((sum, values) => sum + meanOf(values), 0)
  return {
    flows: columns.slice(0, 5).map(column => [column.name, total(column)] as const),
    value: meanOf(seen(base.annual)[steps - 1]),
  }
}

// The same world in shorter steps: flows within 1 %, values within 3 %.
it('selling is the same by the month, the week and the day', () => {
  const month = figures('month', 36, 24)
  for (const [step, steps] of [
    ['week', 157],
    ['day', 1096],
  ] as const) {
    const other = figures(step, steps, 24)
    // 157 weeks are 36.1 months; what grows over time is compared at the same time
    const time = step === 'week' ? (157 * 7) / 365.25 / 3 : 1
    for (const [n, [name, x]] of other.flows.entries()) {
      const grows = name === 'resale.profit' ? time * time : time
      expect(Math.abs(x / grows / month.flows[n][1] - 1), `${name} by the ${step}`).toBeLessThan(0.01)
    }
    expect(Math.abs(other.value / month.value - 1), `annual value by the ${step}`).toBeLessThan(0.03)
  }
})
