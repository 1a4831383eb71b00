import type { Structure } from '../compile/structure.ts'
import { evidenceOf } from '../domain/evidence/index.ts'
import type { Field } from '../kernel/field.ts'
import { fieldAt } from '../kernel/field-at.ts'
import type { Place } from '../kernel/issue.ts'
import type { Scenario, Setting, SettingLayer } from '../scenario/scenario.ts'
import { defaultText } from '../study/default-text.ts'
import { quantityText } from '../study/quantity-text.ts'
import { placeText } from './place-text.ts'

/** Which part of what a person wrote a value comes from; a default is nobody's. */
export type ValueLayer = SettingLayer | 'default'

/** A value that a scenario works with, and where it comes from. */
export type Value = {
  readonly path: string
  /** The strategy that sets it, where it is not the same in all. */
  readonly strategy?: string
  /** As a person writes it. */
  readonly text: string
  readonly layer: ValueLayer
  /** `scenarios/uv-partners.yaml:35`; of a default, and of what is taken away, nothing. */
  readonly from?: string
  /** Of a default: the row of the evidence library, and its grade. */
  readonly evidence?: string
  readonly grade?: string
  readonly source?: readonly string[]
  readonly note?: string
}

/** A value that somebody wrote. */
export const settingValue = (setting: Setting, field: Pick<Field, 'unit' | 'per'>, strategy?: string): Value => ({
  path: setting.path,
  ...(strategy === undefined ? {} : { strategy }),
  text: quantityText(setting.quantity, field),
  layer: setting.layer ?? (strategy === undefined ? 'file' : 'strategy'),
  from: placeText(setting.place),
  ...(setting.source === undefined ? {} : { source: setting.source }),
  ...(setting.note === undefined ? {} : { note: setting.note }),
})

/** What holds when nobody says anything; undefined where that means nothing. */
export const defaultValue = (field: Field, path: string): Value | undefined => {
  const { default: said } = field
  const text = defaultText(field)
  if (text === undefined) return undefined
  if (typeof said !== 'object' || !('evidence' in said)) return { path, text, layer: 'default' }
  const row = evidenceOf(said.evidence)
  return { path, text, layer: 'default', evidence: row.id, grade: row.grade, source: row.sources }
}

/** Rooms in the order of the model's fields, their values together. */
const inRooms = (values: readonly Value[], fields: readonly Field[]): Value[] => {
  const rank = ({ path }: Value): number => {
    const field = fieldAt(fields, path)
    return field === undefined ? -1 : fields.indexOf(field)
  }
  const rooms = new Map<string, Value[]>()
  for (const value of [...values].sort((a, b) => rank(a) - rank(b))) {
    const room = value.path.slice(0, value.path.lastIndexOf('.'))
    rooms.set(room, [...(rooms.get(room) ?? []), value])
  }
  return [...rooms.values()].flat()
}

/** Whether every strategy says it itself, so that what the file or the library says is never used. */
const isAlwaysSaid = (scenario: Scenario, path: string): boolean =>
  scenario.strategies.length > 0 && scenario.strategies.every(({ settings }) => settings.has(path))

/**
 * Every value that a scenario works with: named inputs, what the files set, the defaults of what is in use and not set,
 * then what each strategy sets on top.
 */
export const valuesOf = (scenario: Scenario, structure: Structure, fields: readonly Field[]): readonly Value[] => {
  const inputs = [...scenario.inputs].map(([name, setting]) =>
    settingValue({ ...setting, path: `inputs.${name}` }, { unit: setting.unit ?? 'USD/USD' }),
  )
  const set = [...scenario.settings.values()].flatMap(setting => {
    const field = fieldAt(fields, setting.path)
    return field === undefined ? [] : [settingValue(setting, field)]
  })
  const defaults = [...new Set(structure.params.map(({ path }) => path))].flatMap(path => {
    if (scenario.settings.has(path) || isAlwaysSaid(scenario, path)) return []
    const field = fieldAt(fields, path)
    const value = field && defaultValue(field, path)
    return value === undefined ? [] : [value]
  })
  const strategies = scenario.strategies.flatMap(({ id, settings, removed }) => {
    const gone = [...removed].map((path): Value => ({ path, strategy: id, text: 'none', layer: 'strategy' }))
    const own = [...settings.values()].flatMap(setting => {
      const field = fieldAt(fields, setting.path)
      return field === undefined ? [] : [settingValue(setting, field, id)]
    })
    return inRooms([...own, ...gone], fields)
  })
  return [...inputs, ...inRooms([...set, ...defaults], fields), ...strategies]
}

/** Whether nobody wrote it: a share that is nothing because others of its mix are named; its place is that of the mix. */
const isImplied = ({ path, place }: Setting): boolean =>
  place.file.text.slice(place.start, place.end) === path.split('.').at(-2)

/** How many values people wrote: one for each place, however many elements it stands for. */
export const writtenCount = (scenario: Scenario): number => {
  const all = [scenario.inputs, scenario.settings, ...scenario.strategies.map(({ settings }) => settings)]
  const written = all.flatMap(map => [...map.values()]).filter(setting => !isImplied(setting))
  // each --set is a text of its own under one name
  const textOf = ({ file }: Place): string => (file.name === '--set' ? `--set ${file.text}` : file.name)
  return new Set(written.map(({ place }) => `${textOf(place)}:${place.start}`)).size
}
