import { allFields } from '../../domain/fields.ts'
import type { Axis } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Scenario, Setting, Strategy } from '../../scenario/scenario.ts'
import { homeOf } from '../../scenario/shape.ts'
import { same } from './same.ts'

/** A place in a scenario where a value stands that figures depend on. */
export type Slot =
  | { readonly at: 'input'; readonly path: string }
  | { readonly at: 'setting'; readonly path: string }
  | { readonly at: 'strategy'; readonly strategy: string; readonly path: string }
  | { readonly at: 'element'; readonly axis: Axis; readonly name: string }
  | { readonly at: 'time'; readonly path: 'steps' | 'vendorYear' | 'partnerYear' | 'chance' }
  | { readonly at: 'correlations' | 'metrics' | 'against' }

/** One thing that somebody changed, however many values it stands for; they are laid over together. */
export type Change = {
  /** As a person would name it: `partner.bench.rate`, `strategies.resell.partner.sales.reps`. */
  readonly id: string
  /** The key of the top level that it stands under. */
  readonly key: string
  readonly slots: readonly Slot[]
}

/** What a strategy says of a path: a setting, that it takes the file's away, or nothing. */
export const saidBy = ({ settings, removed }: Strategy, path: string): Setting | 'none' | undefined =>
  settings.get(path) ?? (removed.has(path) ? 'none' : undefined)

export const strategyOf = ({ strategies }: Scenario, id: string): Strategy | undefined =>
  strategies.find(one => one.id === id)

/** The strategies that both scenarios have, in the order of the newer one. */
export const shared = (old: Scenario, next: Scenario): readonly string[] =>
  next.strategies.flatMap(({ id }) => (strategyOf(old, id) ? [id] : []))

const keysOf = (...maps: readonly { readonly keys: () => Iterable<string> }[]): readonly string[] =>
  [...new Set(maps.flatMap(map => [...map.keys()]))].sort()

/** A slot in which the two differ; values with the same `mark` were written once and change together. */
type Found = { readonly id: string; readonly key: string; readonly slot: Slot; readonly mark: string }

const placeText = (place: Place | undefined): string =>
  place === undefined
    ? ''
    : `${place.file.name} ${place.file.name.startsWith('--') ? place.file.text : ''} ${place.start}`

/** The element that a path speaks of, of those that only one of the two has; undefined for any other path. */
const elementIn = (path: string, gone: ReadonlySet<string>): string | undefined => {
  const field = gone.size === 0 ? undefined : fieldAt(allFields, path)
  if (field === undefined) return undefined
  const parts = path.split('.')
  const names = field.path.split('.').flatMap((part, i) => (part === '*' ? [parts[i]] : []))
  return field.over.map((axis, n) => `${axis} ${names[n]}`).find(one => gone.has(one))
}

const topKey = (path: string): string => path.split('.')[0]

const settingsFound = (old: Scenario, next: Scenario, gone: ReadonlySet<string>): readonly Found[] => {
  const mark = (prefix: string, path: string, was: Setting | undefined, is: Setting | undefined): string =>
    elementIn(path, gone) ?? `${prefix}${placeText(was?.place)} | ${placeText(is?.place)}`
  const differing = (a: ReadonlyMap<string, Setting>, b: ReadonlyMap<string, Setting>): readonly string[] =>
    keysOf(a, b).filter(path => !same(a.get(path)?.quantity, b.get(path)?.quantity))
  const inputs = differing(old.inputs, next.inputs).map((path): Found => {
    const id = `inputs.${path}`
    return { id, key: 'inputs', slot: { at: 'input', path }, mark: id }
  })
  const file = differing(old.settings, next.settings).map((path): Found => {
    const slot = { at: 'setting', path } as const
    return { id: path, key: topKey(path), slot, mark: mark('', path, old.settings.get(path), next.settings.get(path)) }
  })
  const only = (path: string): boolean => old.settings.has(path) !== next.settings.has(path)
  const strategies = shared(old, next).flatMap(strategy => {
    const [a, b] = [strategyOf(old, strategy), strategyOf(next, strategy)]
    if (a === undefined || b === undefined) return []
    return keysOf(a.settings, b.settings, a.removed, b.removed).flatMap((path): Found[] => {
      const [was, is] = [saidBy(a, path), saidBy(b, path)]
      const [x, y] = [was, is].map(said => (said === 'none' ? undefined : said))
      if ((was === 'none') === (is === 'none') && same(x?.quantity, y?.quantity)) return []
      const slot = { at: 'strategy', strategy, path } as const
      const found = { id: `strategies.${strategy}.${path}`, key: 'strategies', slot }
      if (x !== undefined || y !== undefined) return [{ ...found, mark: mark(`s `, path, x, y) }]
      // what a strategy takes away of a room counts once, and of what only one file says with that
      const beside = file.find(one => one.id === path)
      if (only(path) && beside !== undefined) return [{ ...found, key: beside.key, mark: beside.mark }]
      return [{ ...found, mark: elementIn(path, gone) ?? `none ${strategy} ${topKey(path)}` }]
    })
  })
  return [...inputs, ...file, ...strategies]
}

const elementsFound = (old: Scenario, next: Scenario): readonly Found[] =>
  (Object.keys(next.axes) as Axis[]).flatMap(axis => {
    const [a, b] = [old.axes[axis] ?? [], next.axes[axis] ?? []]
    const only = [...a.filter(name => !b.includes(name)), ...b.filter(name => !a.includes(name))].sort()
    const home = homeOf(axis) ?? axis
    return only.map(name => ({
      id: `${home}.${name}`,
      key: topKey(home),
      slot: { at: 'element', axis, name } as const,
      mark: `${axis} ${name}`,
    }))
  })

const bare = ({ correlations }: Scenario) => correlations.map(({ paths, rank }) => ({ paths, rank }))
const formulas = ({ metrics }: Scenario) =>
  metrics.map(({ id, level, unit, formula }) => ({ id, level, unit, formula }))

const restFound = (old: Scenario, next: Scenario): readonly Found[] => {
  const times = (['steps', 'vendorYear', 'partnerYear', 'chance'] as const).flatMap((path): Found[] => {
    if (old.time[path] === next.time[path]) return []
    const id = `time.${path === 'steps' ? 'horizon' : path}`
    return [{ id, key: 'time', slot: { at: 'time', path }, mark: id }]
  })
  const whole = (at: 'correlations' | 'metrics' | 'against', id: string, differs: boolean): readonly Found[] =>
    differs ? [{ id, key: id, slot: { at }, mark: id }] : []
  return [
    ...times,
    ...whole('correlations', 'correlations', !same(bare(old), bare(next))),
    ...whole('metrics', 'metrics', !same(formulas(old), formulas(next))),
    ...whole('against', 'statusQuo', old.against !== next.against),
  ]
}

/**
 * What two scenarios say differently, as far as a figure may depend on it: in code-point order, so that the order of
 * lines counts for nothing. Where values were written once (one value for all segments, a strategy that others are
 * `like`) they are one change, and all that is said of an element is one with its coming or going.
 */
export const changesBetween = (old: Scenario, next: Scenario): readonly Change[] => {
  const elements = elementsFound(old, next)
  const gone = new Set(elements.map(({ mark }) => mark))
  const found = [...elements, ...settingsFound(old, next, gone), ...restFound(old, next)]
  const together = new Map<string, Found[]>()
  for (const one of found) together.set(one.mark, [...(together.get(one.mark) ?? []), one])
  return [...together.values()]
    .map(([first, ...more]): Change => {
      const { id, key } = first
      return { id, key, slots: [first, ...more].map(({ slot }) => slot) }
    })
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** Whether two scenarios count time alike, so that dates in them mean the same steps. */
export const sameCalendar = ({ time: a }: Scenario, { time: b }: Scenario): boolean =>
  a.start === b.start && a.step === b.step
