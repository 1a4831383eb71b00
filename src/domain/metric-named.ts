import type { Axis } from '../kernel/field.ts'
import { elementsOf, type Metric, metricAt } from '../kernel/metric.ts'
import { allMetrics, namedMetrics } from './metrics.ts'

/** The elements that a name has in place of the stars of a template; undefined where it is not of that form. */
const elementsIn = ({ id, over = [] }: Metric, name: string): Readonly<Partial<Record<Axis, string>>> | undefined => {
  const [parts, own] = [id.split('.'), name.split('.')]
  if (over.length === 0 || parts.length !== own.length) return undefined
  if (!parts.every((part, i) => part === '*' || part === own[i])) return undefined
  const found = own.filter((_, i) => parts[i] === '*')
  return Object.fromEntries(over.map((axis, n) => [axis, found[n]]))
}

/** The metric of a name, of a template at whatever elements the name has: `mdf.suite.leads` of `mdf.*.leads`. */
export const metricNamed = (name: string): Metric | undefined => {
  const exact = allMetrics.find(({ id, over }) => id === name && over === undefined)
  if (exact !== undefined) return exact
  for (const metric of allMetrics) {
    const elements = elementsIn(metric, name)
    if (elements !== undefined) return metricAt(metric, elements)
  }
  return undefined
}

/** A template as people read it: `mdf.<activity>.leads`; any other metric as it is. */
export const readable = (metric: Metric): Metric =>
  metricAt(metric, Object.fromEntries((metric.over ?? []).map(axis => [axis, `<${axis}>`])))

/** The metrics that are offered to a writer, templates at every element that there is. */
export const metricsWith = (names: (axis: Axis) => readonly string[]): readonly Metric[] =>
  namedMetrics.flatMap(metric => elementsOf(metric, names).map(elements => metricAt(metric, elements)))
