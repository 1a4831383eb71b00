import { fixedAxes, sourcesBeside } from '../domain/fields.ts'
import { type Axis, axisNames } from '../kernel/field.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** One element of each of some axes. */
export type Elements = Readonly<Partial<Record<Axis, string>>>
export type Sets = Readonly<Record<Axis, readonly string[]>>

/** The elements of every axis in code-point order, so that the order of a file moves no number. */
export const sortedSets = (scenario: Scenario): Sets => {
  const fixed: Readonly<Partial<Record<Axis, readonly string[]>>> = fixedAxes
  const { activity, deal } = scenario.axes
  const elementsOf = (axis: Axis): readonly string[] => [
    ...(scenario.axes[axis] ?? []),
    ...(fixed[axis] ?? []),
    ...(axis === 'source' ? sourcesBeside(activity, deal) : []),
  ]
  return Object.fromEntries(axisNames.map(axis => [axis, [...new Set(elementsOf(axis))].sort()])) as unknown as Sets
}

/** Every combination of the axes' elements; the first axis turns slowest. */
export const combinations = (sets: Sets, axes: readonly Axis[]): Elements[] =>
  axes.reduce<Elements[]>(
    (found, axis) => found.flatMap(elements => sets[axis].map(element => ({ ...elements, [axis]: element }))),
    [{}],
  )

/** `segments.*.churn` at an element: `segments.midMarket.churn`. */
export const concretePath = (path: string, over: readonly Axis[], elements: Elements): string => {
  const axes = [...over]
  return path.replace(/\*/g, () => elements[axes.shift() as Axis] as string)
}

/** `bookings[resold,midMarket]`: the name of a column or mechanism at its elements. */
export const label = (name: string, over: readonly Axis[], elements: Elements): string =>
  over.length === 0 ? name : `${name}[${over.map(axis => elements[axis]).join(',')}]`
