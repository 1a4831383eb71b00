import { evidenceLaw } from '../../domain/evidence/evidence.ts'
import { evidenceOf } from '../../domain/evidence/index.ts'
import { quantile, support } from '../../kernel/distribution/index.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Law } from '../../kernel/law.ts'
import type { Period, Unit } from '../../kernel/unit.ts'
import { defaultRow } from '../../scenario/default-row.ts'
import type { Quantity, Scenario } from '../../scenario/scenario.ts'
import type { SliderAsk } from '../../scenario/sliders/slider-ask.ts'
import { fieldName } from '../../study/field-name.ts'
import type { Outcome } from '../../study/outcome.ts'
import { perText, quantityText } from '../../study/quantity-text.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { safeText } from '../terminal-text.ts'
import { influencing } from './influencing.ts'
import { reachOf } from './reach.ts'
import type { Slider } from './slider.ts'
import { niceStep, places, sizeOf } from './steps.ts'

/** How many sliders a page has at most, and how many of them are kept for what strategies do differently. */
export const [mostSliders, keptForLevers] = [8, 2]

type Demand = Pick<Field, 'unit' | 'per' | 'range'> & { readonly integer?: boolean }
/** What is held at a path, as a slider sees it. */
export type Held = { readonly quantity: Quantity; readonly demand: Demand; readonly label: string }

/** How a number of each unit is written: how many of what is written make one of the unit, and what follows it. */
const units: Readonly<Record<Unit, readonly [factor: number, after: string]>> = {
  USD: [1, ''],
  '1': [100, '%'],
  'USD/USD': [1, ''],
  count: [1, ''],
  months: [1, ' months'],
  hours: [1, ' hours'],
}

/** Months; days where no more than a few months are meant. */
const writtenAs = (unit: Unit, most: number): readonly [number, string] =>
  unit === 'months' && most < 4 ? [365.25 / 12, ' days'] : units[unit]

export const isNumber = (field: Field): boolean =>
  field.choices === undefined && field.many !== true && field.date !== true

/** What an input is. */
export const inputAt = (scenario: Scenario, path: string): Held | undefined => {
  const name = path.slice('inputs.'.length)
  const setting = scenario.inputs.get(name)
  const range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const
  return setting && { quantity: setting.quantity, demand: { unit: setting.unit ?? 'USD/USD', range }, label: name }
}

/** What a field is by the file, else by the evidence library; undefined where neither says it. */
export const fieldHeld = (scenario: Scenario, field: Field, path: string): Held | undefined => {
  const said = scenario.settings.get(path)
  if (said) return { quantity: said.quantity, demand: field, label: fieldName(field) }
  if (typeof field.default !== 'object' || !('evidence' in field.default)) return undefined
  const row = evidenceOf(defaultRow(field.default, path, at => scenario.settings.get(at)))
  const per = row.per === undefined ? {} : { per: row.per }
  return { quantity: { kind: 'law', law: evidenceLaw(row), ...per }, demand: field, label: fieldName(field) }
}

/** What an input or a field is under all strategies; undefined where that is not one thing, or no number. */
const heldAt = (scenario: Scenario, fields: readonly Field[], path: string): Held | undefined => {
  if (path.startsWith('inputs.')) return inputAt(scenario, path)
  const field = fieldAt(fields, path)
  if (field === undefined || !isNumber(field)) return undefined
  if (scenario.strategies.some(({ settings, removed }) => settings.has(path) || removed.has(path))) return undefined
  return fieldHeld(scenario, field, path)
}

/** The law of what moves, or its one value; undefined for what no single number stands for. */
export const lawIn = (quantity: Quantity): Law | undefined => {
  if (quantity.kind === 'constant') return { kind: 'constant', params: [quantity.value] }
  if (quantity.kind === 'law') return quantity.table === undefined ? quantity.law : undefined
  if (quantity.kind === 'spread') return lawIn(quantity.typical)
  if (quantity.kind === 'schedule') {
    const laws = quantity.pieces.map(piece => lawIn(piece.quantity))
    return laws.every(law => law?.kind === 'constant') ? laws.at(-1) : undefined
  }
  return undefined
}

/** The period that a rate is stated per. */
export const periodIn = (quantity: Quantity): Period | undefined => {
  const bare = quantity.kind === 'spread' ? quantity.typical : quantity
  if (bare.kind === 'schedule') return periodIn(bare.pieces[bare.pieces.length - 1].quantity)
  return 'per' in bare ? bare.per : undefined
}

/** How far events lie around what is typical, in percent of it. */
const aroundIn = (quantity: Quantity): string | null => {
  if (quantity.kind !== 'spread') return null
  const [p10, p90] = [0.1, 0.9].map(u => `${Number((quantile(quantity.law, u) * 100).toPrecision(5))}%`)
  return `{p10: ${p10}, p90: ${p90}}`
}

/** Whether it is moved in whole numbers: what has to be whole, and a number of things that is. */
const isWhole = (value: number, { unit, integer }: Demand): boolean =>
  integer === true || (unit === 'count' && Number.isInteger(value))

/** Ends of a slider of a certain value: all of a share, else from nothing to somewhat more than twice. */
const aroundValue = (value: number, demand: Demand): readonly [number, number] => {
  const { unit, range } = demand
  const plenty = isWhole(value, demand) ? Math.max(8, 2 * value) : value === 0 ? 1 : 2.5 * value
  return [Math.max(0, range[0]), Math.min(range[1], unit === '1' && value <= 1 ? 1 : plenty)]
}

/** A slider for what is held at a path, from and to where it is said; undefined where there is nothing to move. */
export const sliderOf = (
  path: string,
  { quantity, demand, label }: Held,
  about: Pick<Slider, 'under' | 'share'>,
  { from, to }: Pick<SliderAsk, 'from' | 'to'> = {},
): Slider | undefined => {
  const law = lawIn(quantity)
  if (law === undefined) return undefined
  const { unit } = demand
  const period = periodIn(quantity)
  const isCertain = law.kind === 'constant'
  const at = (u: number): number => quantile(law, u)
  const usual = isCertain ? aroundValue(law.params[0], demand) : reachOf(law, unit)
  const ends = [from ?? usual[0], to ?? usual[1]] as const
  const [factor, after] = writtenAs(unit, to ?? (isCertain ? usual[1] : at(0.99)))
  const least = Math.max(ends[0], demand.range[0]) * factor
  const most = Math.min(ends[1], demand.range[1]) * factor
  if (!(most > least)) return undefined
  const isInWholes = isWhole(at(0.5), demand) && (isCertain || demand.integer === true)
  const step = isInWholes ? { mantissa: 1, exponent: 0 } : niceStep(most - least, places)
  const size = sizeOf(step)
  const middle = at(0.5) * factor
  // a time of nothing is another thing than a short one, unless it is what may be
  const isNever = (unit === 'months' || unit === 'hours') && (isCertain || support(law)[0] > 0)
  const low = Math.max(Math.ceil(least / size - 1e-9), isNever ? 1 : Number.NEGATIVE_INFINITY)
  const [first, last] = [low === 0 ? 0 : low, Math.floor(most / size + 1e-9)]
  return {
    path,
    label: safeText(label),
    ...about,
    unit,
    after: `${after}${perText(demand, period)}`,
    factor,
    step,
    least: first,
    most: last,
    start: Math.min(last, Math.max(first, Math.round(middle / size))),
    now: quantityText(quantity, demand),
    law: isCertain
      ? null
      : {
          p10: at(0.1) * factor,
          p50: middle,
          p90: at(0.9) * factor,
          isTwo: law.truncate === undefined && (law.kind === 'lognormal' || law.kind === 'logitNormal'),
        },
    around: aroundIn(quantity),
  }
}

/** A share of one element is a part of a whole with the others' shares, and is not moved by itself. */
const isPart = ({ path, unit }: Field): boolean => unit === '1' && path.endsWith('.*')

/** Levers that a strategy sets: of the owner's best strategy first, each field once. */
const leversOf = (scenario: Scenario, outcome: Outcome, fields: readonly Field[]): Slider[] => {
  const { result, against } = outcome
  const titles = strategyTitles(result)
  const best = result.guesses?.strategy
  const played = scenario.strategies.filter(({ id }) => titles.has(id) && id !== against)
  const ordered = [...played].sort((a, b) => Number(b.id === best) - Number(a.id === best))
  const found = new Map<string, Slider>()
  for (const { id, settings } of ordered)
    for (const { path, quantity } of settings.values()) {
      const field = fieldAt(fields, path)
      if (field === undefined || field.role !== 'lever' || !isNumber(field) || isPart(field) || found.has(field.path))
        continue
      const held = { quantity, demand: field, label: fieldName(field) }
      const slider = sliderOf(`strategies.${id}.${path}`, held, { under: safeText(titles.get(id) ?? id), share: null })
      if (slider && slider.law === null) found.set(field.path, slider)
    }
  return [...found.values()]
}

/**
 * What a page lets its reader move: the inputs with the largest shares in what the run found, and what strategies do
 * differently. More than are shown: whoever has the files can see which of them the reader of scenarios takes.
 */
export const slidersOf = (
  scenario: Scenario,
  outcome: Outcome,
  fields: readonly Field[],
): { readonly inputs: readonly Slider[]; readonly levers: readonly Slider[] } => ({
  inputs: influencing(outcome).flatMap(([path, share]) => {
    const held = heldAt(scenario, fields, path)
    return (held && sliderOf(path, held, { under: null, share })) ?? []
  }),
  levers: leversOf(scenario, outcome, fields),
})
