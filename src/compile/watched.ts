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

/** The catalogue's metrics, templates at every element, then those that formulas look at in other windows, each once. */
const figuresOf = (metrics: readonly Metric[], asked: Asked, sets: Sets): readonly Figure[] => {
  const own = metrics.flatMap(metric =>
    elementsOf(metric, axis => sets[axis]).map((elements): Figure => {
      const { id, needs } = metricAt(metric, elements)
      return { id, of: metric.id, needs }
    }),
  )
  const found = new Map(own.map(figure => [figure.id, figure]))
  for (const ref of refsOf(asked)) {
    const metric = found.get(ref.metric)
    if (metric === undefined) throw new Error(`the catalogue has no metric "${ref.metric}"`)
    const id = figureId(ref)
    if (!found.has(id) && ref.window !== undefined) found.set(id, { ...metric, id, window: ref.window })
  }
  return [...found.values()]
}

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  { metrics, timelines, identities }: Catalogue,
  slots: SlotTable,
  asked: Asked,
  sets: Sets,
): Pick<Structure, 'metrics' | 'timelines' | 'identities'> => ({
  metrics: figuresOf(metrics, asked, sets).map(({ id, of, needs, window }) => ({
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
