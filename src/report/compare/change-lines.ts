import type { ChangeRow, Said } from '../../check/change-row.ts'
import type { Ink } from '../ink.ts'
import { placeText } from '../place-text.ts'
import { safeText, wrapText } from '../terminal-text.ts'

const signs = { added: '+', removed: '-', changed: '~' } as const

/** `2 → 3`; of what only one of the two says, that alone, and nothing where its name says it already. */
const saysText = (id: string, was: Said | null, is: Said | null): string => {
  if (was !== null && is !== null) return `${was.text} → ${is.text}`
  const { text = '' } = was ?? is ?? {}
  return id.endsWith(`.${text}`) ? '' : text
}

/** `a.yaml:12 and :14`, or both in full where they are in two files. */
const placesText = (was: Said | null, is: Said | null): string => {
  const [a, b] = [was, is].map(said => (said?.place ? placeText(said.place) : undefined))
  if (a === undefined || b === undefined) return a ?? b ?? ''
  if (a === b) return a
  const [file, line] = [a.slice(0, a.lastIndexOf(':')), b.slice(b.lastIndexOf(':'))]
  return `${file}${line}` === b ? `${a}, now${line}` : `${a}, now ${b}`
}

const shown = 3

const alikeText = (alike: readonly string[]): string =>
  alike.length === 0
    ? ''
    : `also ${alike.slice(0, shown).join(', ')}${alike.length > shown ? ` and ${alike.length - shown} more` : ''}`

/**
 * What changed, under the key of the top level that it stands under: the name with the number of its part, what it was
 * and is, and where. `partOf` gives that number, if figures may depend on it.
 */
export const changeLines = (
  rows: readonly ChangeRow[],
  partOf: (change: number | null) => string,
  options: { readonly width: number; readonly ink: Ink },
): string[] => {
  const { width, ink } = options
  const indented = (words: string, by: number): string[] =>
    wrapText(safeText(words), width - by).map(line => ' '.repeat(by) + line)
  return rows.flatMap((row, i) => {
    const { id, key, kind, was, is, alike, change } = row
    const part = partOf(change)
    const name = `${signs[kind]} ${id}${part === '' ? '' : `  [${part}]`}`
    const more = [placesText(was, is), alikeText(alike)].filter(words => words !== '').join('; ')
    return [
      ...(i === 0 || rows[i - 1].key !== key ? [ink.bold(safeText(key))] : []),
      ...indented(name, 1),
      ...indented(saysText(id, was, is), 5),
      ...indented(more, 5).map(ink.dim),
    ]
  })
}
