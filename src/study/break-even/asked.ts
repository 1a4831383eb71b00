import { combinations, concretePath, sortedSets } from '../../compile/elements.ts'
import type { Catalogue } from '../../domain/catalogue.ts'
import { type Failure, failure } from '../../kernel/failure.ts'
import { fieldAt } from '../../kernel/field-at.ts'
import type { Scenario, Strategy } from '../../scenario/scenario.ts'
import { didYouMean, plain, quoted } from '../../scenario/words.ts'
import type { BreakEvenQuestion } from './break-even.ts'

/** What is wrong, with the name that was meant where one is close. */
const unknown = (what: string, name: string, known: readonly string[], there = ''): Failure => {
  const help = didYouMean(name, known) ?? there
  return failure(`there is no ${what} ${quoted(name)}${help === '' ? '' : `; ${help}`}`)
}

/** The strategy of an id; throws a failure where there is none. */
export const strategyOf = ({ strategies }: Pick<Scenario, 'strategies'>, id: string): Strategy => {
  const ids = strategies.map(one => one.id)
  const found = strategies[ids.indexOf(id)]
  if (found === undefined) throw unknown('strategy', id, ids, `the scenario has: ${ids.join(', ')}`)
  return found
}

/** Throws a failure unless a single metric of the model has the id. */
export const checkMetric = ({ metrics }: Pick<Catalogue, 'metrics'>, metric: string): void => {
  const ids = metrics.flatMap(({ id, over }) => (over === undefined ? [id] : []))
  if (!ids.includes(metric)) throw unknown('metric', metric, ids)
}

/** Throws a failure unless a strategy of the scenario can be given these values at the path. */
const checkPath = (path: string, values: readonly number[], scenario: Scenario, { fields }: Catalogue): void => {
  const field = path.includes('*') ? undefined : fieldAt(fields, path)
  const sets = sortedSets(scenario)
  const pathsOf = ({ path: template, over }: Catalogue['fields'][number]): readonly string[] =>
    combinations(sets, over).map(elements => concretePath(template, over, elements))
  if (field === undefined || !pathsOf(field).includes(path)) {
    if (scenario.inputs.has(path.replace(/^inputs\./, '')))
      throw failure(`${quoted(path)} is an input, which is the same in every strategy; name a field that it is for`)
    throw unknown('field', path, fields.flatMap(pathsOf))
  }
  if (field.choices !== undefined || field.date === true)
    throw failure(`${quoted(path)} takes a ${field.date ? 'day' : 'choice'}, and what is looked for is a number`)
  const [least, most] = field.range
  // the range of a rate is that of what is said per its own period, not per step
  const wrong = values.find(value => !Number.isFinite(value) || (!field.rate && (value < least || value > most)))
  if (wrong !== undefined)
    throw failure(`${quoted(path)} cannot be ${plain(wrong)}; it may be ${plain(least)} to ${plain(most)}`)
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
