import type { Axis } from '../../kernel/field.ts'
import type { Complain } from '../../scenario/complain.ts'
import { tiedToBooks } from '../../scenario/last-year/tie.ts'
import type { Scenario, Setting, Strategy } from '../../scenario/scenario.ts'
import { withKin } from '../../scenario/whole/shares.ts'
import { type Change, type Slot, saidBy, shared, strategyOf } from './change.ts'

type Settings = Map<string, Setting>

const lay = (into: Settings, path: string, setting: Setting | undefined): void => {
  if (setting === undefined) into.delete(path)
  else into.set(path, setting)
}

/** The strategies that a mix has: those of both, and the one that last year's books are tied to. */
const cast = (old: Scenario, next: Scenario): readonly Strategy[] => {
  const ids = shared(old, next)
  const own = [old, next].flatMap(one => strategyOf(one, one.against) ?? []).filter(({ id }) => !ids.includes(id))
  return [...ids.flatMap(id => strategyOf(old, id) ?? []), ...own]
}

const strategyWith = (strategy: Strategy, next: Scenario, slots: readonly Slot[]): Strategy => {
  const settings = new Map(strategy.settings)
  const removed = new Set(strategy.removed)
  const newer = strategyOf(next, strategy.id)
  for (const slot of slots) {
    if (slot.at !== 'strategy' || slot.strategy !== strategy.id || newer === undefined) continue
    const said = saidBy(newer, slot.path)
    lay(settings, slot.path, said === 'none' ? undefined : said)
    if (said === 'none') removed.add(slot.path)
    else removed.delete(slot.path)
  }
  return { ...strategy, settings, removed }
}

const axesWith = (old: Scenario, next: Scenario, slots: readonly Slot[]): Scenario['axes'] => {
  const moved = slots.flatMap(slot => (slot.at === 'element' ? [`${slot.axis} ${slot.name}`] : []))
  const namesOf = (axis: Axis): readonly string[] => {
    const [a, b] = [old.axes[axis] ?? [], next.axes[axis] ?? []]
    return [...new Set([...a, ...b])].filter(name => (moved.includes(`${axis} ${name}`) ? b : a).includes(name))
  }
  return Object.fromEntries((Object.keys(next.axes) as Axis[]).map(axis => [axis, namesOf(axis)])) as Scenario['axes']
}

/**
 * The older scenario with some changes on the way to the newer one: its values laid over as data, and tied to last
 * year's books again. Both are `untied`. Statements and charts are left out: no figure depends on them.
 */
export const mixed = (old: Scenario, next: Scenario, taken: readonly Change[], complain: Complain): Scenario => {
  const slots = taken.flatMap(change => change.slots)
  const inputs = new Map(old.inputs)
  const settings = new Map(old.settings)
  for (const slot of slots) {
    if (slot.at === 'input') lay(inputs, slot.path, next.inputs.get(slot.path))
    if (slot.at === 'setting') lay(settings, slot.path, next.settings.get(slot.path))
  }
  const newer = (at: Slot['at']): Scenario => (slots.some(slot => slot.at === at) ? next : old)
  const time = { ...old.time }
  for (const slot of slots) if (slot.at === 'time') Object.assign(time, { [slot.path]: next.time[slot.path] })
  const axes = axesWith(old, next, slots)
  const elements = new Map(Object.entries(axes)) as ReadonlyMap<Axis, readonly string[]>
  const { charts: _, ...rest } = old
  return tiedToBooks(
    {
      ...rest,
      time,
      axes,
      inputs,
      settings: withKin(settings, elements),
      strategies: cast(old, next)
        .map(strategy => strategyWith(strategy, next, slots))
        .map(strategy => ({ ...strategy, settings: withKin(strategy.settings, elements) })),
      against: newer('against').against,
      correlations: newer('correlations').correlations,
      metrics: newer('metrics').metrics,
      statements: [],
    },
    complain,
  )
}
