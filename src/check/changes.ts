import { allFields } from '../domain/fields.ts'
import type { Field } from '../kernel/field.ts'
import { fieldAt } from '../kernel/field-at.ts'
import { untied } from '../scenario/last-year/tie.ts'
import type { Quantity, Scenario, Setting } from '../scenario/scenario.ts'
import { topKeys } from '../scenario/top-keys.ts'
import { valueText } from '../scenario/words.ts'
import { defaultText } from '../study/default-text.ts'
import { perText, quantityText } from '../study/quantity-text.ts'
import { type Change, changesBetween, type Slot, saidBy, strategyOf } from '../study/split/change.ts'
import type { ChangeRow, Said } from './change-row.ts'
import { wholeRows } from './whole-rows.ts'
import { isWritten } from './written.ts'

type Wording = Pick<Field, 'unit' | 'per'>

const wordingOf = (path: string): Wording => fieldAt(allFields, path) ?? { unit: 'USD/USD' }

/** A certain number in full, where three digits would hide what changed. */
const fullText = (quantity: Quantity, wording: Wording): string =>
  quantity.kind === 'constant'
    ? `${valueText(quantity.value, wording.unit)}${perText(wording, quantity.per)}`
    : `${quantityText(quantity, wording)} (another beyond three digits)`

/** Both sides in words that differ. */
const pair = (was: Setting | undefined, is: Setting | undefined, wording: Wording): readonly (Said | null)[] => {
  const said = (setting: Setting | undefined, words: typeof quantityText): Said | null =>
    setting === undefined ? null : { text: words(setting.quantity, wording), place: setting.place }
  const [a, b] = [said(was, quantityText), said(is, quantityText)]
  return a !== null && b !== null && a.text === b.text ? [said(was, fullText), said(is, fullText)] : [a, b]
}

const kindOf = (was: Said | null, is: Said | null): ChangeRow['kind'] =>
  was === null ? 'added' : is === null ? 'removed' : 'changed'

type Row = Omit<ChangeRow, 'alike' | 'change'>

const rowOf = (id: string, key: string, was: Said | null, is: Said | null): Row => ({
  id,
  key,
  kind: kindOf(was, is),
  was,
  is,
})

/** What holds where a file says nothing: a default in words, of nobody's place. */
const orDefault = (said: Said | null, path: string): Said | null => {
  if (said !== null) return said
  const field = fieldAt(allFields, path)
  const text = field && defaultText(field)
  return text === undefined ? null : { text: `${text} (default)` }
}

const settingRow = (id: string, key: string, path: string, was: Setting | undefined, is: Setting | undefined): Row => {
  const [a, b] = pair(was, is, wordingOf(path))
  return { ...rowOf(id, key, a, b), was: orDefault(a, path), is: orDefault(b, path) }
}

/** What a strategy says; where it says nothing, what it takes from the file. */
const strategyRow = (slot: Slot & { readonly at: 'strategy' }, key: string, old: Scenario, next: Scenario): Row => {
  const { strategy, path } = slot
  const side = (scenario: Scenario): Setting | 'none' | undefined => {
    const one = strategyOf(scenario, strategy)
    return one && saidBy(one, path)
  }
  const [was, is] = [side(old), side(next)]
  const [a, b] = pair(was === 'none' ? undefined : was, is === 'none' ? undefined : is, wordingOf(path))
  const words = (said: Setting | 'none' | undefined, text: Said | null, scenario: Scenario): Said | null => {
    if (said === 'none') return { text: 'none' }
    if (text !== null) return text
    const file = scenario.settings.get(path)
    return file === undefined
      ? orDefault(null, path)
      : { text: `${quantityText(file.quantity, wordingOf(path))} (as the file)`, place: file.place }
  }
  const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
  const id = `strategies.${strategy}.${path}`
  return { id, key, kind, was: words(was, a, old), is: words(is, b, next) }
}

const inputRow = (name: string, old: Scenario, next: Scenario): Row => {
  const [was, is] = [old.inputs.get(name), next.inputs.get(name)]
  const [a, b] = pair(was, is, { unit: (is ?? was)?.unit ?? 'USD/USD' })
  return rowOf(`inputs.${name}`, 'inputs', a, b)
}

const slotRow = (slot: Slot, change: Change, old: Scenario, next: Scenario): Row | undefined => {
  if (slot.at === 'input') return inputRow(slot.path, old, next)
  if (slot.at === 'setting')
    return settingRow(slot.path, change.key, slot.path, old.settings.get(slot.path), next.settings.get(slot.path))
  if (slot.at === 'strategy') return strategyRow(slot, change.key, old, next)
  if (slot.at !== 'element') return undefined
  const isNew = next.axes[slot.axis]?.includes(slot.name) === true
  const said = { text: slot.name }
  return rowOf(change.id, change.key, isNew ? null : said, isNew ? said : null)
}

/** Rows that say the same in the same place are one, with the names of the others. */
const folded = (rows: readonly Row[], change: number): readonly ChangeRow[] => {
  const found = new Map<string, ChangeRow>()
  const spot = (said: Said | null): unknown => said && [said.text, said.place?.file.name, said.place?.start]
  for (const row of rows) {
    const key = JSON.stringify([row.kind, spot(row.was), spot(row.is), (row.was?.place ?? row.is?.place) ? '' : row.id])
    const before = found.get(key)
    found.set(key, before ? { ...before, alike: [...before.alike, row.id] } : { ...row, alike: [], change })
  }
  return [...found.values()]
}

/** Keys in the order of the file; strategies, which lie over all that, are last. */
const rank = ({ key }: ChangeRow): number => (key === 'strategies' ? topKeys.length : topKeys.indexOf(key))

/**
 * What two scenarios say differently, in words, with the places of both; by key of the top level, then by name. Each
 * row knows its place among the changes that figures may depend on (`changesBetween`). The order of lines, comments,
 * sources and charts count for nothing, and what last year's books imply is no change of its own.
 */
export const changeRows = (before: Scenario, after: Scenario): readonly ChangeRow[] => {
  const [old, next] = [untied(before), untied(after)]
  const changes = changesBetween(old, next)
  const values = changes.flatMap((change, n) =>
    folded(
      change.slots.flatMap(slot => (isWritten(slot, old, next) ? (slotRow(slot, change, old, next) ?? []) : [])),
      n,
    ),
  )
  return [...values, ...wholeRows(old, next, changes)].sort(
    (a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}
