import { fixedAxes, sourcesBeside } from '../../domain/fields.ts'
import { metricsWith } from '../../domain/metric-named.ts'
import type { Axis } from '../../kernel/field.ts'
import type { Known } from '../formula/figure.ts'
import { type Calendar, calendarOf } from '../formula/period.ts'
import type { Layer } from '../layers/chain.ts'
import { isNone } from '../layers/none.ts'
import type { StrategyBody } from '../layers/strategies.ts'
import type { Tools } from '../tools.ts'

/** The keys of a room of all layers that is a map, without those that the nearest layer removes. */
const keysOf = (layers: readonly Layer[], room: string): readonly string[] => {
  const keys = new Set<string>()
  for (const { tree } of layers) {
    const value = tree.entries.get(room)?.value
    if (value !== undefined && isNone(value)) keys.clear()
    if (value?.kind !== 'map') continue
    for (const [key, entry] of value.entries) {
      if (entry.value.kind === 'scalar' && entry.value.text === 'none') keys.delete(key)
      else keys.add(key)
    }
  }
  return [...keys]
}

/** The strategies of a scenario, and the one that the others are compared with. */
export type Played = {
  readonly strategies: readonly StrategyBody[]
  readonly against: string
  /** The elements of each axis, which figures may be of. */
  readonly elements: ReadonlyMap<Axis, readonly string[]>
}

/** The elements of an axis that a figure can be of; sources also those that are there because of something else. */
const namesOf = (elements: Played['elements'], axis: Axis): readonly string[] => {
  const named = (one: Axis): readonly string[] => elements.get(one) ?? []
  if (axis !== 'source') return named(axis)
  return [...new Set([...named(axis), ...fixedAxes.source, ...sourcesBeside(named('activity'), named('deal'))])]
}

/** What formulas over figures can speak of in a scenario. */
export const knownOf = (
  layers: readonly Layer[],
  { strategies, against, elements }: Played,
  { time }: Tools,
): Known => {
  let calendar: Calendar | undefined
  return {
    time,
    calendar: () => (calendar ??= calendarOf(time)),
    strategies: strategies.map(({ id }) => id),
    titles: strategies.map(({ title }) => title),
    against,
    bases: new Set(layers.flatMap(({ kind, file }) => (kind === 'base' ? [file.name] : []))),
    inputs: new Set(keysOf(layers, 'inputs')),
    metrics: metricsWith(axis => namesOf(elements, axis)),
    own: keysOf(layers, 'metrics'),
  }
}
