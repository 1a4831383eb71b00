import type { Catalogue } from '../domain/catalogue.ts'
import { columnOf } from '../kernel/column.ts'
import { elementsOf, type Metric, meanAt, metricAt, type Window } from '../kernel/metric.ts'
import { figureId } from '../scenario/figures/figure-id.ts'
import type { MetricRef, Scenario } from '../scenario/scenario.ts'
import type { Sets } from './elements.ts'
import type { SlotTable } from './slots.ts'
import type { Structure } from './structure.ts'

type Asked = Pick<Scenario, 'metrics' | 'statements' | 'charts'>

/** The figures that the formulas of a scenario speak of, in the order in which they do. */
export const refsOf = ({ metrics, statements }: Pick<Asked, 'metrics' | 'statements'>): readonly MetricRef[] =>
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

/** The metrics whose path over time a chart asks for, unless the catalogue has one of that name anyway. */
const askedPaths = ({ charts = [] }: Asked, { timelines }: Pick<Catalogue, 'timelines'>): readonly string[] => [
  ...new Set(
    charts.flatMap(({ kind, subject }) =>
      kind === 'fan' && subject !== undefined && !Object.hasOwn(timelines, subject) ? [subject] : [],
    ),
  ),
]

/** What is looked at besides the mechanisms themselves: metrics, timelines and the identities that must hold. */
export const watched = (
  catalogue: Catalogue,
  inPlay: (one: Pick<Metric, 'about'>) => boolean,
  slots: SlotTable,
  asked: Asked,
  sets: Sets,
): Pick<Structure, 'metrics' | 'timelines' | 'means' | 'identities'> => {
  const { metrics, timelines, means = [], identities } = catalogue
  const named = new Map(
    metrics.flatMap(one =>
      elementsOf(one, axis => sets[axis]).map(elements => {
        const { id, needs } = metricAt(one, elements)
        return [id, { of: one.id, needs }] as const
      }),
    ),
  )
  const pathOf = (id: string): Structure['timelines'][number] => {
    const metric = named.get(id)
    if (metric === undefined) throw new Error(`the catalogue has no metric "${id}"`)
    const needs = Object.entries(metric.needs).map(([need, { target }]) => [need, slots.find(target, {})] as const)
    return { id, metric: metric.of, needs: Object.fromEntries(needs) }
  }
  return {
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
    timelines: [
      ...Object.entries(timelines).map(([id, column]) => ({ id, slot: slots.find(column, {}) })),
      ...askedPaths(asked, catalogue).map(pathOf),
    ],
    means: means
      .filter(inPlay)
      .flatMap(one => elementsOf(one, axis => sets[axis]).map(elements => meanAt(one, elements)))
      .map(({ id, target }) => ({ id, unit: columnOf(target).unit, slot: slots.find(target, {}) })),
    identities: identities.map(({ name, terms }) => ({
      name,
      terms: terms.map(({ column, when, sign }) => ({
        slot: slots.find(column, {}),
        back: when === 'last' ? 1 : 0,
        sign,
      })),
    })),
  }
}
