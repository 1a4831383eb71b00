import { fixedAxes, ownSources } from '../domain/fields.ts'
import type { Place } from '../kernel/issue.ts'
import type { Complain } from './complain.ts'
import { looksLikeDate } from './values/schedule.ts'
import { quoted } from './words.ts'

/** Words with a meaning of their own in a formula. */
const wordsOfFormulas: ReadonlySet<string> = new Set(['and', 'or', 'not', 'between', 'of', 'in', 'per', 'none'])

const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/** True, after a complaint, if a key is one of the words that programs trip over. */
export const isReserved = (name: string, place: Place, complain: Complain): boolean => {
  if (!reserved.has(name)) return false
  complain('E103', `${quoted(name)} is a reserved name`, { place, help: 'choose another name' })
  return true
}

/** Whether a name may be used for a segment, component, strategy or input. `what` is `segment` and so on. */
export const isGoodName = (name: string, what: string, place: Place, complain: Complain): boolean => {
  if (isReserved(name, place, complain)) return false
  const pattern = what === 'input' ? /^[A-Za-z_][A-Za-z0-9_]*$/ : /^[A-Za-z0-9_][A-Za-z0-9_-]*$/
  if (name.length > 64) {
    complain('E103', `this name has ${name.length} characters; at most 64 are allowed`, { place })
    return false
  }
  const isSource = what === 'source' || what === 'activity'
  const isBasis = what === 'strategy' && name === 'statusQuo'
  const fixed: readonly string[] = fixedAxes.source
  const taken =
    what === 'input' && wordsOfFormulas.has(name)
      ? 'a word of formulas'
      : what !== 'input' && looksLikeDate(name)
        ? 'a date'
        : isSource && fixed.includes(name)
          ? 'the name of a source that every partner has'
          : isSource && ownSources.includes(name)
            ? 'the name of a source that comes with others'
            : isBasis
              ? 'the word for the strategy that all are compared with'
              : undefined
  if (taken !== undefined) {
    complain(
      'E103',
      `${quoted(name)} is ${taken} and cannot be the name of ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`,
      {
        place,
        help: isBasis ? 'call it "today", and write "statusQuo: today" at the top level' : 'choose another name',
      },
    )
    return false
  }
  if (pattern.test(name)) return true
  const proposal = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_-]+/g, what === 'input' ? '_' : '-')
    .replace(/^-+|-+$/g, '')
  complain('E103', `${quoted(name)} cannot be the name of ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`, {
    place,
    expected:
      what === 'input'
        ? 'expected letters, digits and _, a letter first'
        : `expected letters, digits, - and _${name.startsWith('-') ? ', no - first' : ''}`,
    help: pattern.test(proposal) ? `write "${proposal}"` : undefined,
  })
  return false
}

/** Complains of an activity that has the name of a source: the leads that it brings are a source by its own name. */
export const sameSource = (
  activities: ReadonlyMap<string, Place>,
  sources: ReadonlyMap<string, Place>,
  complain: Complain,
): void => {
  const fold = (name: string): string => name.normalize('NFKC').toLowerCase()
  const known = new Map([...sources].map(([name, place]) => [fold(name), { name, place }]))
  for (const [name, place] of activities) {
    const other = known.get(fold(name))
    if (other !== undefined)
      complain('E103', `the activity ${quoted(name)} has the name of the source ${quoted(other.name)}`, {
        place,
        expected: 'the leads of an activity are a source by its own name',
        help: 'choose another name for one of them',
        also: [{ place: other.place, note: 'the source' }],
      })
  }
}

/** Complains of names that differ only by case or by Unicode form. */
export const ambiguous = (names: ReadonlyMap<string, Place>, what: string, complain: Complain): void => {
  const seen = new Map<string, string>()
  for (const [name, place] of names) {
    const folded = name.normalize('NFKC').toLowerCase()
    const other = seen.get(folded)
    if (other === undefined) {
      seen.set(folded, name)
      continue
    }
    const first = names.get(other)
    complain('E104', `ambiguous names: the ${what} ${quoted(name)} looks like ${quoted(other)}`, {
      place,
      help: 'write both the same way, or choose names that differ',
      also: first === undefined ? [] : [{ place: first, note: 'the other one' }],
    })
  }
}
