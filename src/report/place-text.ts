import type { Place } from '../kernel/issue.ts'

/** Line and column from 1, as an editor counts them; a column is a character, not a byte. */
export const lineAndColumn = ({ file, start }: Place): { readonly line: number; readonly column: number } => {
  const before = file.text.slice(0, start)
  const lines = before.split('\n')
  return { line: lines.length, column: 1 + Array.from(lines[lines.length - 1]).length }
}

/** `scenarios/uv-partners.yaml:35`; what the command line set has no line. */
export const placeText = (place: Place): string =>
  place.file.name.startsWith('--') ? place.file.name : `${place.file.name}:${lineAndColumn(place).line}`
