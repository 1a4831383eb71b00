import type { Catalogue } from '../domain/catalogue.ts'
import type { Metric, Window } from '../kernel/metric.ts'
import { figureId } from '../scenario/figures/figure-id.ts'
import type { MetricRef, Scenario } from '../scenario/scenario.ts'
import { saysAny } from './says.ts'
import type { SlotTable } from './slots.ts'
import type { Structure } from './structure.ts'

type Asked = Pick<Scenario, 'metrics' | 'statements'>
type Said = Pick<Scenario, 'settings' | 'strategies'>

/** The figures that the formulas of a scenario speak of, in the order in which they do. */
export const refsOf = ({ metrics, statements }: Asked): readonly MetricRef[] =>
  [...metrics, ...statements].flatMap(({ formula }) =>
    formula.of.flatMap(part => ('over' in part ? part.over.of : [part])),
  )

/**
 * The catalogue's metrics that the scenario speaks of, by what they are about or by their name, then those that formulas
 * look at in other windows, each once.
 */
const figuresOf = (metrics: readonly Metric[], asked: Asked & Said) => {
  const named = new Set(refsOf(asked).map(({ metric }) => metric))
  const spokenOf = metrics.filter(({ id, about }) => about === undefined || named.has(id) || saysAny(asked, about))
  const own = spokenOf.map((metric): { id: string; metric: Metric; window?: Window } => ({ id: metric.id, metric }))
  const found = new Map(own.map(figure => [figure.id, figure]))
  for (const ref of refsOf(asked)) {
    const metric = metrics.find(({ id }) => id === ref.metric)
    if (metric === undefined) throw new Error(`the catalogue has no metric "${ref.metric}"`)
    const id = figureId(ref)
    if (!found.has(id) && ref.window !== undefined) found.set(id, { id, metric, window: ref.window })
  }
  return [...found.values()]
}

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  { metrics, timelines, identities }: Catalogue,
  slots: SlotTable,
  asked: Asked & Said,
): Pick<Structure, 'metrics' | 'timelines' | 'identities'> => ({
  metrics: figuresOf(metrics, asked).map(({ id, metric, window }) => ({
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
