import type { Catalogue } from '../domain/catalogue.ts'
import { elementsOf, type Metric, metricAt, type Window } from '../kernel/metric.ts'
import { figureId } from '../scenario/figures/figure-id.ts'
import type { MetricRef, Scenario } from '../scenario/scenario.ts'
import type { Sets } from './elements.ts'
import type { SlotTable } from './slots.ts'
import type { Structure } from './structure.ts'

type Asked = Pick<Scenario, 'metrics' | 'statements'>

/** The figures that the formulas of a scenario speak of, in the order in which they do. */
export const refsOf = ({ metrics, statements }: Asked): readonly MetricRef[] =>
  [...metrics, ...statements].flatMap(({ formula }) =>
    formula.of.flatMap(part => ('over' in part ? part.over.of : [part])),
  )

type Figure = { readonly id: string; readonly of: string; readonly needs: Metric['needs']; readonly window?: Window }

/** The metrics in play, templates at every element, then those of all that formulas look at besides, or in other windows. */
const figuresOf = (
  metrics: readonly Metric[],
  inPlay: (metric: Metric) => boolean,
  asked: Asked,
  sets: Sets,
): readonly Figure[] => {
  const at = (metric: Metric): readonly (readonly [string, Figure])[] =>
    elementsOf(metric, axis => sets[axis]).map(elements => {
      const { id, needs } = metricAt(metric, elements)
      return [id, { id, of: metric.id, needs }]
    })
  const all = new Map(metrics.flatMap(at))
  const found = new Map(metrics.filter(inPlay).flatMap(at))
  for (const ref of refsOf(asked)) {
    const metric = all.get(ref.metric)
    if (metric === undefined) throw new Error(`the catalogue has no metric "${ref.metric}"`)
    const id = figureId(ref)
    if (!found.has(id))
      found.set(id, ref.window === undefined ? { ...metric, id } : { ...metric, id, window: ref.window })
  }
  return [...found.values()]
}

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  { metrics, timelines, identities }: Catalogue,
  inPlay: (metric: Metric) => boolean,
  slots: SlotTable,
  asked: Asked,
  sets: Sets,
): Pick<Structure, 'metrics' | 'timelines' | 'identities'> => ({
  metrics: figuresOf(metrics, inPlay, asked, sets).map(({ id, of, needs, window }) => ({
    id,
    metric: of,
    needs: Object.fromEntries(
      Object.entries(needs).map(([name, { target, window: own }]) => [
        name,
        { slot: slots.find(target, {}), window: window ?? own },
      ]),
    ),
  })),
  timelines: Object.entries(timelines).map(([id, column]) => ({ id, slot: slots.find(column, {}) })),
  identities: identities.map(({ name, terms }) => ({
    name,
    terms: terms.map(({ column, when, sign }) => ({
      slot: slots.find(column, {}),
      back: when === 'last' ? 1 : 0,
      sign,
    })),
  })),
})
