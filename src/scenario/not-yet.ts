import type { Place } from '../kernel/issue.ts'
import type { Complain } from './complain.ts'

/**
 * What the scenario language will have and this version has not, by path inside a body (`*` is any one name). The text
 * says what the part would be for.
 */
export const notYetKeys: ReadonlyMap<string, string> = new Map([
  ['fx', 'currencies besides US dollars'],
  ['run.precision', 'running until a precision is reached'],
  ['run.sampling', 'other ways of sampling'],
])

/** Metrics that will come: name, then what it would say. */
export const notYetMetrics: ReadonlyMap<string, string> = new Map()

/** Choices that will come: path, then value. */
export const notYetChoices: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['services.components.*.delivered', new Map([['margin', 'this way of saying it']])],
])

/** Forms of a value that will come: a key that gives the form away, and what it is. */
export const notYetForms: ReadonlyMap<string, string> = new Map([['since', 'a value from a date on']])

export const uncertainHelp = 'write one value, {p10: a, p90: b} or {low: a, typical: b, high: c}'

/** Complains that a part is not there yet, and says what to do now. */
export const notYet = (
  complain: Complain,
  what: string,
  place: Place,
  path: string,
  help = 'remove it for now',
): void => complain('E190', `not yet: ${what}; this comes later`, { place, path, help })
