import { columnOf, fixedAt, standingAt, type Target } from './column.ts'
import type { Axis } from './field.ts'
import type { Unit } from './unit.ts'

/**
 * What of a column's path a metric looks at: a sum over steps, the value at the last of them, the lowest or the highest
 * one, or when the highest is first reached: months from the start to the end of that step, NaN where none is above 0.
 */
export const looks = ['total', 'end', 'low', 'high', 'highAt'] as const
export type Look = (typeof looks)[number]

/** The whole horizon by one of these looks, the sum of its last twelve months, or the steps `from` to `to` (inclusive). */
export type Window = Look | 'last12' | { readonly look: Look; readonly from: number; readonly to: number }

/** A figure per trial, computed from windows over columns (elements summed). NaN means: it has no value. */
export type Metric<N extends string = string> = {
  /** Of a template, one figure for each element of the axes in `over`: `*` stands for the element, here and in its words. */
  readonly id: string
  readonly over?: readonly Axis[]
  readonly unit: Unit
  readonly label: string
  /** What it means, in a sentence, for help and reports. */
  readonly meaning: string
  /** Paths of the scenario (`*` is any one name); one that says nothing there has no such figure. Without it, all have. */
  readonly about?: readonly string[]
  readonly needs: Readonly<Record<N, { readonly target: Target; readonly window: Window }>>
  readonly value: (needed: Readonly<Record<N, number>>) => number
}

/** The value of a metric that is just what it needs, by the name of x: whoever fills a column copies one. */
export const itself = ({ x }: Readonly<Record<'x', number>>): number => x

export const metric = <N extends string>(declaration: Metric<N>): Metric => declaration as unknown as Metric

/** One element of each of some axes. */
type Elements = Readonly<Partial<Record<Axis, string>>>

const starless = (text: string, names: readonly string[]): string => {
  const left = [...names]
  return text.replace(/\*/g, () => left.shift() ?? names[names.length - 1])
}

/** What a template looks at, at the element of its axes. */
const targetAt = (target: Target, over: readonly Axis[], elements: Elements): Target => {
  const column = columnOf(target)
  const own = Object.fromEntries(
    over.filter(axis => column.over.includes(axis)).map(axis => [axis, elements[axis] as string]),
  )
  return { column, at: { ...own, ...fixedAt(standingAt(target, elements)) } }
}

/** The figure of a template at one element of each of its axes; any other metric as it is. */
export const metricAt = (metric: Metric, elements: Elements): Metric => {
  const { over = [] } = metric
  if (over.length === 0) return metric
  const names = over.map(axis => elements[axis] as string)
  const { over: _, ...rest } = metric
  return {
    ...rest,
    id: starless(metric.id, names),
    label: starless(metric.label, names),
    meaning: starless(metric.meaning, names),
    needs: Object.fromEntries(
      Object.entries(metric.needs).map(([need, { target, window }]) => [
        need,
        { target: targetAt(target, over, elements), window },
      ]),
    ),
  }
}

/** Every element of each axis of a template, the first axis turning slowest; of any other metric one without. */
export const elementsOf = (
  { over = [] }: { readonly over?: readonly Axis[] },
  names: (axis: Axis) => readonly string[],
): readonly Elements[] =>
  over.reduce<readonly Elements[]>(
    (found, axis) => found.flatMap(one => names(axis).map(name => ({ ...one, [axis]: name }))),
    [{}],
  )

/**
 * A column whose mean over the trials is kept step by step, for what adds up in a chart. Of a template, one for each
 * element of the axes in `over`, as with metrics.
 */
export type Mean = {
  readonly id: string
  readonly over?: readonly Axis[]
  readonly about?: readonly string[]
  readonly target: Target
}

/** The mean of a template at one element of each of its axes; any other as it is. */
export const meanAt = (mean: Mean, elements: Elements): Mean => {
  const { over = [] } = mean
  if (over.length === 0) return mean
  const names = over.map(axis => elements[axis] as string)
  return { id: starless(mean.id, names), target: targetAt(mean.target, over, elements) }
}

/** An equation between columns that must hold in every trial and step, to 1e-9 of the amounts in it. */
export type Identity = {
  readonly name: string
  /** Paths of the scenario without which it says nothing, because one side of it is not there. */
  readonly about?: readonly string[]
  readonly terms: readonly { readonly column: Target; readonly when: 'now' | 'last'; readonly sign: 1 | -1 }[]
}
