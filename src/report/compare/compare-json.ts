import type { ChangeRow, Said } from '../../check/change-row.ts'
import type { Compared } from '../../check/compared.ts'
import { lineAndColumn } from '../place-text.ts'

const said = (one: Said | null): object | null => {
  if (one === null) return null
  const { text, place } = one
  if (place === undefined) return { text }
  const { name, text: written } = place.file
  return name.startsWith('--') ? { text, set: written } : { text, file: name, line: lineAndColumn(place).line }
}

const row = ({ id, key, kind, was, is, alike, change }: ChangeRow): object => ({
  id,
  key,
  kind,
  was: said(was),
  is: said(is),
  ...(alike.length === 0 ? {} : { alike }),
  change,
})

/** A comparison of two scenarios for other programs, `tandem/compare@1`. Ends with a line break. */
export const compareJson = ({ from, to, rows, split }: Compared): string =>
  `${JSON.stringify({ schema: 'tandem/compare@1', from, to, changes: rows.map(row), split }, null, 2)}\n`
