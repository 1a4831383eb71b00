import { combinations, concretePath, sortedSets } from '../../compile/elements.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { type Failure, failure } from '../../kernel/failure.ts'
import type { Field } from '../../kernel/field.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Scenario, Strategy } from '../../scenario/scenario.ts'
import { didYouMean, plain, quoted } from '../../scenario/words.ts'
import { noStrategy } from '../unplayable.ts'
import type { BreakEvenQuestion } from './break-even.ts'

/** What is wrong, with the name that was meant where one is close. */
const unknown = (what: string, name: string, known: readonly string[]): Failure => {
  const help = didYouMean(name, known)
  return failure(`unknown ${what} ${quoted(name)}`, help === undefined ? {} : { help })
}

/** The strategy of an id; throws a failure where there is none. */
export const strategyOf = (scenario: Pick<Scenario, 'strategies'>, id: string): Strategy => {
  const wrong = noStrategy(scenario, [id])
  if (wrong) throw failure(wrong.message, wrong)
  return scenario.strategies.find(one => one.id === id)!
}

/** Throws a failure unless a single metric of the model has the id. */
export const checkMetric = ({ metrics }: Pick<Catalogue, 'metrics'>, metric: string): void => {
  const ids = metrics.flatMap(({ id, over }) => (over === undefined ? [id] : []))
  if (!ids.includes(metric)) throw unknown('metric', metric, ids)
}

/** The least and the most that a field can be: of a rate, which is per step here, what holds in steps of any length. */
const reachOf = ({ rate, range: [least, most] }: Field): readonly [least: number, most: number] => {
  if (rate === undefined) return [least, most]
  const isShare = rate === 'probability' || rate === 'lost' || rate === 'kept'
  const low = least >= 0 ? 0 : rate === 'growth' ? -1 : Number.NEGATIVE_INFINITY
  return [low, isShare && most <= 1 ? 1 : Number.POSITIVE_INFINITY]
}

/** What a field takes that is no number. */
const takes = ({ choices, date }: Field): string | undefined => {
  if (date === true) return 'a day'
  return choices === undefined ? undefined : choices.length === 0 ? 'a text' : 'a choice'
}

/** Throws a failure unless a strategy of the scenario can be given these values at the path. */
const checkPath = (path: string, values: readonly number[], scenario: Scenario, { fields }: Catalogue): void => {
  const field = path.includes('*') ? undefined : fieldAt(fields, path)
  const sets = sortedSets(scenario)
  const pathsOf = ({ path: template, over }: Catalogue['fields'][number]): readonly string[] =>
    combinations(sets, over).map(elements => concretePath(template, over, elements))
  if (field === undefined || !pathsOf(field).includes(path)) {
    if (scenario.inputs.has(path.replace(/^inputs\./, '')))
      throw failure(`${quoted(path)} is an input, which is the same in every strategy`, {
        help: 'name a field that it is for',
      })
    throw unknown('field', path, fields.flatMap(pathsOf))
  }
  const other = takes(field)
  if (other !== undefined) throw failure(`${quoted(path)} takes ${other}, and what is looked for is a number`)
  const [least, most] = reachOf(field)
  const wrong = values.find(value => !Number.isFinite(value) || value < least || value > most)
  if (wrong === undefined) return
  const per = field.rate === undefined ? '' : ' per step'
  const upTo = Number.isFinite(most) ? `${plain(least)} to ${plain(most)}` : `${plain(least)} or more`
  throw failure(`${quoted(path)} cannot be ${plain(wrong)}${per}`, {
    help: Number.isFinite(least) ? `it may be ${upTo}` : 'it may be any number',
  })
}

/** Throws a failure where a question names no field, a field that the scenario has not, or values that it cannot have. */
export const checkFields = (
  { set, between, held = {} }: Pick<BreakEvenQuestion, 'set' | 'between' | 'held'>,
  scenario: Scenario,
  model: Catalogue,
): void => {
  if (set.length === 0) throw failure('a break-even is looked for at the values of some field, and none is named')
  for (const path of set) checkPath(path, between, scenario, model)
  for (const [path, value] of Object.entries(held)) checkPath(path, [value], scenario, model)
  if (!(between[0] < between[1]))
    throw failure(`the first of two values to look between is the smaller one, and these are ${between.join(' and ')}`)
}
