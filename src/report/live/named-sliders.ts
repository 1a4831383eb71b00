import { quantile } from '../../kernel/distribution/index.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Quantity, Scenario, Strategy } from '../../scenario/scenario.ts'
import type { SliderAsk } from '../../scenario/sliders/slider-ask.ts'
import { fieldName } from '../../study/field-name.ts'
import type { Outcome } from '../../study/outcome.ts'
import { quantityText } from '../../study/quantity-text.ts'
import { strategyTitles } from '../strategy-titles.ts'
import { safeText } from '../terminal-text.ts'
import { influencing, type Share } from './influencing.ts'
import type { Slider } from './slider.ts'
import { fieldHeld, type Held, inputAt, lawIn, periodIn, sliderOf } from './slider-choice.ts'

/** A slider that a file names, or why it is none in this run, in a clause. */
export type NamedSlider = { readonly ask: SliderAsk } & ({ readonly slider: Slider } | { readonly missing: string })

/** Why no single number stands for a quantity, for those of which `lawIn` knows none. */
const whyNot = (quantity: Quantity): string => {
  switch (quantity.kind) {
    case 'formula':
      return 'it is computed by a formula; name what it is computed from'
    case 'schedule':
      return 'it changes on dates, between values that are uncertain'
    case 'ramp':
      return 'it moves from one value to another over time'
    case 'row':
    case 'law':
      return 'its values come from a table'
    case 'spread':
      return whyNot(quantity.typical)
    default:
      return 'it is no single number'
  }
}

const unused = 'nothing in this run makes use of it'
const unsaid = 'nothing says what it is; give it a value in the file'

type Place = Held & Pick<Slider, 'under'>

/** Of one strategy what it sets, else what holds for it without that. */
const inStrategy = (
  scenario: Scenario,
  outcome: Outcome,
  { id, settings, removed }: Strategy,
  field: Field,
  path: string,
): Place | string => {
  const title = strategyTitles(outcome.result).get(id)
  if (title === undefined) return `the strategy "${id}" is not played in this run`
  const under = safeText(title)
  const own = settings.get(path)
  if (own !== undefined) return { quantity: own.quantity, demand: field, label: fieldName(field), under }
  const held = removed.has(path) ? undefined : fieldHeld(scenario, field, path)
  return held === undefined ? unsaid : isUsed(outcome, field, path) ? { ...held, under } : unused
}

/** Whether the run makes use of what the file or the library says there; what memory is laid out by is not listed. */
const isUsed = ({ assumptions }: Outcome, field: Field, path: string): boolean =>
  field.certain === true || assumptions.some(one => one.path === path)

/** What holds at a path, or why nothing does that one slider could move. */
const placeOf = (scenario: Scenario, outcome: Outcome, fields: readonly Field[], path: string): Place | string => {
  const { strategies } = scenario
  if (path.startsWith('inputs.')) {
    if (scenario.warnings.some(one => one.code === 'E181' && one.path === path)) return unused
    const held = inputAt(scenario, path)
    return held === undefined ? unsaid : { ...held, under: null }
  }
  const [, id, rest] = /^strategies\.([^.]+)\.(.+)$/.exec(path) ?? []
  const field = fieldAt(fields, rest ?? path)
  if (field === undefined) return unused
  const strategy = strategies.find(one => one.id === id)
  if (strategy !== undefined) return inStrategy(scenario, outcome, strategy, field, rest ?? path)
  const other = strategies.find(({ settings, removed }) => settings.has(path) || removed.has(path))
  if (other !== undefined)
    return `it is not the same in all strategies; name that of one, such as strategies.${other.id}.${path}`
  const held = fieldHeld(scenario, field, path)
  return held === undefined ? unsaid : isUsed(outcome, field, path) ? { ...held, under: null } : unused
}

/** Why the ends that a file gives do not go with what holds; undefined where they do. */
const againstEnds = ({ from, to, per }: SliderAsk, { quantity, demand }: Held, middle: number): string | undefined => {
  if (from === undefined && to === undefined) return undefined
  const period = periodIn(quantity)
  if (period !== per)
    return `its ends are per ${per ?? 'nothing'}, and what holds is per ${period ?? 'nothing'}; write both per the same period`
  const slack = 1e-9 * Math.abs(middle)
  if (middle >= (from ?? middle) - slack && middle <= (to ?? middle) + slack) return undefined
  return `what holds, ${quantityText(quantity, demand)}, is not between its ends`
}

const sliderFor = (ask: SliderAsk, place: Place, share: Share | null): Slider | string => {
  const law = lawIn(place.quantity)
  if (law === undefined) return whyNot(place.quantity)
  const wrong = againstEnds(ask, place, quantile(law, 0.5))
  if (wrong !== undefined) return wrong
  return sliderOf(ask.path, place, { under: place.under, share }, ask) ?? 'there is nowhere to move it to'
}

/** The sliders that a file names, in its order. */
export const namedSliders = (
  scenario: Scenario,
  outcome: Outcome,
  fields: readonly Field[],
  asks: readonly SliderAsk[],
): readonly NamedSlider[] => {
  const shares = new Map(influencing(outcome))
  return asks.map(ask => {
    const place = placeOf(scenario, outcome, fields, ask.path)
    const slider = typeof place === 'string' ? place : sliderFor(ask, place, shares.get(ask.path) ?? null)
    return typeof slider === 'string' ? { ask, missing: slider } : { ask, slider }
  })
}

/** What a run says of the sliders that it could not show. */
export const sliderNote = ({ name }: SliderAsk, missing: string): string =>
  `the slider ${safeText(name)} is not shown: ${missing}`
