import { compile } from '../../compile/compile.ts'
import { type Catalogue, catalogue as theModel } from '../../domain/catalogue.ts'
import { ownersMetric, vendorsMetric } from '../../domain/headlines.ts'
import { metricNamed } from '../../domain/metric-named.ts'
import { periodYears, type Unit } from '../../kernel/unit.ts'
import type { Scenario } from '../../scenario/scenario.ts'

export type Figure = { readonly id: string; readonly unit: Unit }

const nothingAsked = { metrics: [], statements: [], charts: [] }

/** The figures that a split can be asked for: those of the model in either scenario, and the files' own, one a future. */
export const figuresKnown = (scenarios: readonly Scenario[], model: Catalogue = theModel): readonly Figure[] => {
  const modelled = scenarios
    .flatMap(one => compile({ ...one, ...nothingAsked }, model, { strategies: [] }).structure.metrics)
    .flatMap(({ id }) => {
      const unit = metricNamed(id)?.unit
      return unit === undefined || id.startsWith('bridge.') ? [] : [{ id, unit }]
    })
  const own = scenarios.flatMap(({ metrics }) =>
    metrics.flatMap(({ id, unit, level }) => (level === 'trial' ? [{ id, unit }] : [])),
  )
  return [...new Map([...modelled, ...own].map(one => [one.id, one])).values()]
}

/** In a shorter time nothing has a price yet: value is that of the last twelve months' earnings. */
const aYear = 12

/** What each seat looks at first; of the partner's EBITDA where the time of either is too short for a price. */
export const usualFigures = (known: readonly Figure[], scenarios: readonly Scenario[]): readonly string[] => {
  const ids = known.map(({ id }) => id)
  const isShort = scenarios.some(({ time }) => time.steps * periodYears[time.step] * 12 < aYear)
  const partner = isShort ? undefined : ownersMetric(ids)
  return [partner ?? 'partner.ebitda', vendorsMetric].filter(id => ids.includes(id))
}
