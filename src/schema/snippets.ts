import { isShareOfWhole } from '../scenario/whole/shares.ts'
import { denominators } from '../scenario/words.ts'
import { canRamp, changes, type Kind } from './kind.ts'
import type { Schema } from './schema.ts'

const examples = {
  USD: ['$20k', '$40k', '$80k'],
  '1': ['10%', '20%', '40%'],
  'USD/USD': ['3.5', '5.3', '8'],
  count: ['1', '2', '4'],
  months: ['3 months', '6 months', '12 months'],
  hours: ['8 hours', '16 hours', '40 hours'],
} as const

/** A text as an editor inserts it: a stop of the cursor, whose own dollar signs are none. */
export const stop = (index: number, text: string): string => `\${${index}:${text.replaceAll('$', '\\$')}}`

const map = (...entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, text], i) => `${key}: ${stop(i + 1, text)}`).join(', ')}}`

/** What an editor offers where a value of this kind is to stand. */
export const snippetsOf = (kind: Kind): readonly Schema[] => {
  const [low, middle, high] = examples[kind.unit].map(text => text + denominators(kind))
  const one = { label: middle, description: 'one value', body: stop(1, middle) }
  const formula = { label: '= formula', description: 'computed from named inputs', body: `"= ${stop(1, 'a * b')}"` }
  const uncertain = [
    {
      label: '{p10, p90}',
      description: 'uncertain: one in ten is below, one in ten above',
      body: map(['p10', low], ['p90', high]),
    },
    {
      label: '{low, typical, high}',
      description: 'uncertain: the ends of what is possible, and the most likely value',
      body: map(['low', low], ['typical', middle], ['high', high]),
    },
  ]
  const spread = {
    label: '{typical, spread}',
    description: 'uncertain: all shares of the whole vary together, and keep their sum',
    body: map(['typical', middle], ['spread', '5%']),
  }
  const record = {
    label: '{value, source}',
    description: 'a value, and where it comes from',
    body: map(['value', middle], ['source', 'where it was read']),
  }
  const schedule = {
    label: 'by date',
    description: 'each value holds from its date on',
    body: map(['2026-01', low], ['2027-01', middle]),
  }
  const ramp = {
    label: '{start, end, over}',
    description: 'a straight line from one value to another',
    body: map(['start', low], ['end', middle], ['over', '24 months']),
  }
  return [
    one,
    ...(kind.certain === true || kind.integer === true ? [] : isShareOfWhole(kind) ? [spread] : uncertain),
    ...(changes(kind) ? [schedule] : []),
    ...(canRamp(kind) ? [ramp] : []),
    formula,
    record,
  ]
}
