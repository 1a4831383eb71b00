import type { Axis } from '../../kernel/field.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Axes } from '../../scenario/layers/axes.ts'
import type { Body } from '../../scenario/layers/body.ts'
import type { Scenario, Setting } from '../../scenario/scenario.ts'
import type { Fault } from '../../scenario/whole/fault.ts'
import { faultsOf, overlay } from '../../scenario/whole/whole.ts'

const nowhere: Place = { file: { name: 'mixed', text: '' }, start: 0, end: 0 }

/** Settings as something that was read: every path that leads to one is mentioned. */
const bodyOf = (settings: ReadonlyMap<string, Setting>, removed: ReadonlySet<string> = new Set()): Body => {
  const places = new Map<string, Place>()
  for (const { path, place } of settings.values()) {
    const parts = path.split('.')
    for (let n = 1; n <= parts.length; n++) places.set(parts.slice(0, n).join('.'), place)
  }
  return { settings: new Map(settings), places, removed: new Map([...removed].map(path => [path, nowhere])) }
}

/** What is wrong with a scenario as a whole, in any of its strategies. */
export const wholeFaults = ({ axes, inputs, settings, strategies, time }: Scenario): readonly Fault[] => {
  const known: Axes = {
    elements: new Map(Object.entries(axes)) as ReadonlyMap<Axis, readonly string[]>,
    refused: new Set(),
    removed: [],
    unread: new Set(),
  }
  const file = bodyOf(settings)
  const views = [file, ...strategies.map(one => overlay(file, bodyOf(one.settings, one.removed)))]
  const named = new Map([...inputs].map(([name, setting]) => [name, { setting }]))
  return views.flatMap(body => faultsOf(body, known, time, named))
}
