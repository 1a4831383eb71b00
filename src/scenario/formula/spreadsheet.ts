import type { Span } from './term.ts'

/** The arguments of a call whose name ends at an offset, as written; undefined if it is not closed or holds brackets. */
const argumentsAt = (text: string, at: number): readonly string[] | undefined => {
  const inside = /^[ \t]*\(([^()]{1,120})\)/.exec(text.slice(at, at + 200))?.[1]
  const parts = inside?.split(/[,;]/).map(part => part.trim())
  return parts?.every(part => part !== '') ? parts : undefined
}

/** Keeps what a sign of the sum or product around it would tear apart. */
const bracketed = (part: string): string => (/[-+*/^<>=?]|\s(?:and|or)\s/.test(part.slice(1)) ? `(${part})` : part)

/** What to write for a function of spreadsheets that formulas have signs for; undefined for others. */
export const spreadsheet = (name: string, text: string, { end }: Span): string | undefined => {
  const parts = /^(?:average|avg|sum|product)$/i.test(name) ? argumentsAt(text, end) : undefined
  if (parts === undefined || parts.length < 2) return undefined
  const sum = parts.map(bracketed).join(' + ')
  if (/^sum$/i.test(name)) return `write ${sum}`
  return /^product$/i.test(name) ? `write ${parts.map(bracketed).join(' * ')}` : `write (${sum}) / ${parts.length}`
}
