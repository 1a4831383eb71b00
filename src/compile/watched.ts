import type { Catalogue } from '../domain/catalogue.ts'
import type { Metric, Window } from '../kernel/metric.ts'
import { figureId } from '../scenario/figures/figure-id.ts'
import type { MetricRef, Scenario } from '../scenario/scenario.ts'
import type { SlotTable } from './slots.ts'
import type { Structure } from './structure.ts'

type Asked = Pick<Scenario, 'metrics' | 'statements'>

/** The figures that the formulas of a scenario speak of, in the order in which they do. */
export const refsOf = ({ metrics, statements }: Asked): readonly MetricRef[] =>
  [...metrics, ...statements].flatMap(({ formula }) =>
    formula.of.flatMap(part => ('over' in part ? part.over.of : [part])),
  )

/** The metrics in play, then those of all that formulas look at besides, or in other windows, each once. */
const figuresOf = (inPlay: readonly Metric[], all: readonly Metric[], asked: Asked) => {
  const own = inPlay.map((metric): { id: string; metric: Metric; window?: Window } => ({ id: metric.id, metric }))
  const found = new Map(own.map(figure => [figure.id, figure]))
  for (const ref of refsOf(asked)) {
    const metric = all.find(({ id }) => id === ref.metric)
    if (metric === undefined) throw new Error(`the catalogue has no metric "${ref.metric}"`)
    const id = figureId(ref)
    if (!found.has(id)) found.set(id, ref.window === undefined ? { id, metric } : { id, metric, window: ref.window })
  }
  return [...found.values()]
}

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  { metrics, timelines, identities }: Catalogue,
  all: readonly Metric[],
  slots: SlotTable,
  asked: Asked,
): Pick<Structure, 'metrics' | 'timelines' | 'identities'> => ({
  metrics: figuresOf(metrics, all, asked).map(({ id, metric, window }) => ({
    id,
    metric: metric.id,
    needs: Object.fromEntries(
      Object.entries(metric.needs).map(([name, { target, window: own }]) => [
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
