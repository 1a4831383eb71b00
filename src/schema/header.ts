import { chances, monthNames, steps } from '../scenario/head/time.ts'
import { maxTrials, minTrials } from '../scenario/limits.ts'
import { choice, closedRoom, type Schema, said, text } from './schema.ts'

const month = (whose: string): Schema =>
  choice(`The month in which ${whose} fiscal year starts.\nWhen nobody says: January.`, [...monthNames, 'none'])

const files: Schema = { type: 'array', items: { ...text, pattern: '\\S' }, minItems: 1 }

/** The keys of a file that say what it is, and how it is run. */
export const headerSchemas: Readonly<Record<string, Schema>> = {
  tandem: { description: 'The version of the scenario language; today 1.', const: 1 },
  name: { ...said('What the scenario is called, in results and reports.'), maxLength: 200 },
  extends: said('The path of a base file, relative to this one. What is said here wins over what it says.'),
  include: {
    description: 'Files that this one includes, such as parts/goals.yaml: what they say ranks just below this file.',
    anyOf: [{ ...text, pattern: '\\S' }, files],
  },
  time: {
    description: 'When the simulation starts, how long it runs and in which steps.',
    ...closedRoom({
      start: {
        description: 'The first day, such as 2026-01, 2026-Q1 or 2026-01-31.',
        type: 'string',
        pattern: '^\\s*[0-9]{4}-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?)\\s*$|^none$',
        patternErrorMessage: 'expected a date such as 2026-01',
      },
      step: choice('How far one step goes.\nWhen nobody says: month.', [...steps, 'none']),
      horizon: {
        description: 'How long the simulation runs, such as 5 years; a whole number of steps.',
        type: 'string',
        pattern: '^\\s*[+]?[0-9.]+(?:[eE][+-]?[0-9]+)?[kMB]?\\s*(?:day|week|month|quarter|year)s?\\s*$|^none$',
        patternErrorMessage: 'expected a duration such as 5 years',
      },
      vendorYear: month("the vendor's"),
      partnerYear: month("the partner's"),
      chance: choice(
        'Whether events happen by chance; off, counts are what is expected of them, and amounts their mean.\nWhen nobody says: on.',
        [...chances, 'none'],
      ),
    }),
  },
  run: {
    description: 'How many futures are played, and from which seed.',
    ...closedRoom({
      trials: {
        description: 'How many futures are played.\nWhen nobody says: 10000.',
        type: ['integer', 'string'],
        minimum: minTrials,
        maximum: maxTrials,
        pattern: '^none$',
        patternErrorMessage: 'expected a whole number such as 10000',
      },
      seed: { ...text, description: 'Any short text; the same seed gives the same result, to the bit.' },
    }),
  },
  statusQuo: said('The id of the strategy that the others are compared with.\nWhen nobody says: the first.'),
}
