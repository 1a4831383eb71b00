import type { Structure } from '../../compile/structure.ts'
import { catalogue } from '../../domain/catalogue.ts'
import type { Explanation, Fact } from '../../report/explain-text.ts'
import { placeText } from '../../report/place-text.ts'
import { settingValue, type Value, valuesOf } from '../../report/values.ts'
import type { Quantity, Scenario } from '../../scenario/scenario.ts'
import { sourceLine } from './library.ts'
import { fieldNamed } from './model.ts'

/** A scenario that was read, with what is in use of it. */
export type Known = { readonly scenario: Scenario; readonly structure: Structure }

const isUnder = (template: string, path: string): boolean => {
  const [parts, others] = [template.split('.'), path.split('.')]
  return parts.length === others.length && parts.every((part, i) => part === '*' || part === others[i])
}

const valueLine = ({ path, strategy, text, layer, from, evidence, grade }: Value, isOne: boolean): string => {
  const who = [...(isOne ? [] : [path]), ...(strategy === undefined ? [] : [`strategy ${strategy}`])].join(', ')
  const unset = evidence === undefined ? 'the default' : `the default, ${evidence}, grade ${grade}`
  const where = from ?? (layer === 'default' ? unset : 'taken away')
  const kind = layer === 'base' || layer === 'include' || layer === 'like' ? ` (${layer})` : ''
  return `${who === '' ? '' : `${who}: `}${text}; ${where}${kind}`
}

/** What a scenario says of a field: its value, and where each layer says so. */
export const settingFacts = (
  name: string,
  { scenario, structure }: Known,
): { facts: readonly Fact[]; data: unknown } => {
  const wanted = name.replace(/<\w+>/g, '*')
  const values = valuesOf(scenario, structure, catalogue.fields).filter(({ path }) => isUnder(wanted, path))
  const isOne = values.every(({ path }) => path === wanted)
  const lines =
    values.length === 0
      ? ['not set, and nothing in this scenario needs it']
      : values.map(value => valueLine(value, isOne))
  return { facts: [{ label: `in ${scenario.file}`, lines }], data: values }
}

const inputsIn = (quantity: Quantity): readonly string[] => {
  switch (quantity.kind) {
    case 'formula':
      return quantity.of
    case 'schedule':
      return quantity.pieces.flatMap(piece => inputsIn(piece.quantity))
    case 'ramp':
      return [quantity.start, quantity.end].flatMap(inputsIn)
    case 'spread':
      return inputsIn(quantity.typical)
    default:
      return []
  }
}

export const explainInput = (name: string, { scenario }: Known): Explanation | undefined => {
  const id = name.replace(/^inputs\./, '')
  const setting = scenario.inputs.get(id)
  if (setting === undefined) return undefined
  const value = settingValue(setting, { unit: setting.unit ?? 'USD/USD' })
  const all = [scenario.inputs, scenario.settings, ...scenario.strategies.map(({ settings }) => settings)]
  const readers = all.flatMap(map => [...map.values()]).filter(({ quantity }) => inputsIn(quantity).includes(id))
  const usedBy = [...new Set(readers.map(({ path }) => path))]
  return {
    kind: `named input of ${scenario.file}`,
    name: id,
    title: setting.note ?? 'a number that the scenario names',
    facts: [
      { label: 'value', lines: [`${value.text}; ${value.from}${value.layer === 'file' ? '' : ` (${value.layer})`}`] },
      ...(setting.source === undefined ? [] : [{ label: 'sources', lines: setting.source.map(sourceLine) }]),
      ...(setting.date === undefined ? [] : [{ label: 'date', lines: [setting.date] }]),
      ...(setting.owner === undefined ? [] : [{ label: 'owner', lines: [setting.owner] }]),
      { label: 'used by', lines: [usedBy.length === 0 ? 'nothing' : usedBy.join(', ')] },
    ],
    data: { value, usedBy },
  }
}

export const explainUserMetric = (name: string, { scenario }: Known): Explanation | undefined => {
  const metric = scenario.metrics.find(({ id }) => id === name.replace(/^metrics\./, ''))
  if (metric === undefined) return undefined
  const level =
    metric.level === 'trial' ? 'one number for each future' : 'one number for each strategy, made from all futures'
  return {
    kind: `metric of ${scenario.file}`,
    name: metric.id,
    title: metric.label,
    facts: [
      { label: 'formula', lines: [metric.text] },
      { label: 'gives', lines: [level] },
      { label: 'set at', lines: [placeText(metric.place)] },
    ],
    data: { unit: metric.unit, formula: metric.text, level: metric.level, from: placeText(metric.place) },
  }
}

export const explainStrategy = (name: string, { scenario, structure }: Known): Explanation | undefined => {
  const strategy = scenario.strategies.find(({ id }) => id === name.replace(/^strategies\./, ''))
  if (strategy === undefined) return undefined
  const values = valuesOf(scenario, structure, catalogue.fields).filter(value => value.strategy === strategy.id)
  const lines = values.map(({ path, text, from }) => `${path}: ${text}; ${from}`)
  return {
    kind: `strategy of ${scenario.file}`,
    name: strategy.id,
    title: strategy.title,
    facts: [{ label: 'sets', lines: lines.length === 0 ? ['nothing: the file as it is'] : lines }],
    data: { title: strategy.title, sets: values },
  }
}

/** Whether a path is that of a field, so that a scenario may say something of it. */
export const isField = (name: string): boolean => fieldNamed(name) !== undefined
