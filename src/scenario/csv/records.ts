/** Limits that keep a table from costing more than a moment. */
export const tableLimits = { characters: 2_000_000, rows: 100_000, columns: 200, cell: 10_000 } as const

/** What keeps a text from being read as a table; offsets in the text. */
export type CsvProblem = {
  readonly problem: string
  readonly start: number
  readonly end: number
  readonly help?: string
  readonly also?: { readonly start: number; readonly end: number; readonly note: string }
}

/** Where the cells of a table are: cell `i` is from `bounds[2 i]` to `bounds[2 i + 1]`, row `r` begins with cell `rows[r]`. */
export type Records = { readonly bounds: readonly number[]; readonly rows: readonly number[] }

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** Where a cell that starts with a quote ends: after the quote that closes it; -1 if none does. */
const quotedEnd = (text: string, start: number): number => {
  let at = text.indexOf('"', start + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? -1 : at + 1
}

/** Where a cell without quotes ends: at the next delimiter or at the end of the line. */
const plainEnd = (text: string, start: number, delimiter: string): number => {
  let at = start
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++
  return at
}

const cellProblem = (text: string, start: number, end: number, delimiter: string): CsvProblem | undefined => {
  if (end < 0)
    return { problem: 'this quote is never closed', start, end: start + 1, help: 'add " where the cell ends' }
  const isQuoted = text[start] === '"'
  const stray = isQuoted ? -1 : text.slice(start, end).indexOf('"')
  if (stray >= 0)
    return {
      problem: 'a quote inside a cell that does not start with one',
      start: start + stray,
      end: start + stray + 1,
      help: 'put the whole cell in quotes and write "" for a quote in it, or remove the quote',
    }
  if (isQuoted && end < text.length && text[end] !== delimiter && text[end] !== '\n')
    return {
      problem: 'text after the quote that closes this cell',
      start: end,
      end: plainEnd(text, end, delimiter),
      help: 'write "" for a quote inside a cell, or close the cell before',
      also: { start, end: start + 1, note: 'the cell starts here' },
    }
  if (end - start > tableLimits.cell)
    return {
      problem: `a cell with ${end - start} characters; at most ${tableLimits.cell} are allowed`,
      start,
      end: start + 1,
      help: isQuoted ? 'look for a quote that is closed too late' : 'shorten it, or leave the column out',
    }
  return undefined
}

/** The end of what is said: blank lines after the last row say nothing. */
const endOf = (text: string): number => {
  let end = text.length
  while (end > 0 && text[end - 1] === '\n') end--
  return end
}

/**
 * The cells of a text in the form of RFC 4180, whose lines end in a line feed. Strict: a quote stands around a cell, or
 * doubled inside one. Stops at the first problem; takes time in proportion to the text.
 */
export const readRecords = (whole: string, delimiter: string): Records | CsvProblem => {
  if (whole.length > tableLimits.characters)
    return { problem: `longer than ${tableLimits.characters} characters`, start: 0, end: 0, help: tooLargeHelp }
  const bad = whole.search(control)
  if (bad >= 0) {
    const name = `U+${whole.charCodeAt(bad).toString(16).toUpperCase().padStart(4, '0')}`
    return { problem: `a control character (${name})`, start: bad, end: bad + 1, help: 'remove it, or export anew' }
  }
  const text = whole.slice(0, endOf(whole))
  const bounds: number[] = []
  const rows: number[] = [0]
  if (text === '') return { bounds, rows: [] }
  for (let at = 0; ; at++) {
    const end = text[at] === '"' ? quotedEnd(text, at) : plainEnd(text, at, delimiter)
    const problem = cellProblem(text, at, end, delimiter)
    if (problem !== undefined) return problem
    bounds.push(at, end)
    at = end
    if (at >= text.length) return { bounds, rows }
    if (text[at] !== '\n') continue
    rows.push(bounds.length / 2)
    if (rows.length > tableLimits.rows + 1)
      return {
        problem: `more than ${tableLimits.rows} rows`,
        start: at + 1,
        end: at + 2,
        help: tooLargeHelp,
      }
  }
}

/** What to do with a table that is too large. */
export const tooLargeHelp = 'keep the columns that are used, and a random part of the rows'

/** The text of a cell, its quotes resolved. */
export const cellText = (text: string, start: number, end: number): string => {
  const raw = text.slice(start, end)
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw
}
