import type { Place } from '../../kernel/issue.ts'
import type { Known } from '../formula/figure.ts'
import { namesIn } from '../formula/own.ts'
import type { Term } from '../formula/term.ts'
import type { Tools } from '../tools.ts'
import { quoted } from '../words.ts'

/**
 * Whether a formula of a base speaks of a strategy that the file does not have: strategies are not inherited, so it is
 * left out, with a warning.
 */
export const isStranded = (
  term: Term,
  { place, path, what }: { readonly place: Place; readonly path: string; readonly what: string },
  known: Known,
  { warn }: Pick<Tools, 'warn'>,
): boolean => {
  if (!known.bases.has(place.file.name)) return false
  const of = namesIn(term)
    .map(({ reference }) => reference.of)
    .find(id => id !== undefined && id !== 'statusQuo' && !known.strategies.includes(id))
  if (of === undefined) return false
  warn(
    'E187',
    `${what} of a base speaks of the strategy ${quoted(of)}, which this file does not have: it is left out`,
    {
      place,
      path,
      help: `add a strategy ${quoted(of)}, say it anew in this file, or write "of statusQuo" in the base`,
    },
  )
  return true
}
