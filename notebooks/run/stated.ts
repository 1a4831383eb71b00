import type { Cell } from './cells.ts'

/** What is wrong with a notebook, and in which line of its file. */
export type Problem = { readonly line: number; readonly message: string }

/** A piece of prose that code vouches for: `{{wins: 63 of 100}}`. */
export const mark = /\{\{(?<name>[A-Za-z]\w*): (?<text>[^{}]*)\}\}/g

type Mark = { readonly name: string; readonly text: string; readonly line: number }

const proseLines = (cells: readonly Cell[]): { text: string; line: number }[] =>
  cells
    .filter(({ kind }) => kind === 'markdown')
    .flatMap(cell => cell.lines.map((text, i) => ({ text, line: cell.line + i })))

const marksOf = (cells: readonly Cell[]): readonly Mark[] =>
  proseLines(cells).flatMap(({ text, line }) =>
    [...text.matchAll(mark)].map(({ groups }) => ({ name: groups!['name']!, text: groups!['text']!, line })),
  )

/** With plain spaces and hyphens, as people type them. */
const typed = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('\u2212', '-')
    .trim()

/** Names of quantiles are words; what is in code marks or the number of a list item is no statement. */
const withoutNumbersThatAreNames = (text: string): string =>
  text
    .replace(mark, '')
    .replace(/`[^`]*`/g, '')
    .replace(/\bP\d0\b/g, '')
    .replace(/^\s*\d+\. /, '')

/** Numbers in prose that nothing vouches for: they would go stale unseen. */
export const looseNumbers = (cells: readonly Cell[]): readonly Problem[] =>
  proseLines(cells).flatMap(({ text, line }) => {
    const loose = /[$−-]?\d[\d.,]*\s?%?/.exec(withoutNumbersThatAreNames(text))?.[0].trim()
    return loose === undefined
      ? []
      : [{ line, message: `nothing checks the number ${loose}; write {{name: ${loose}}} and state({ name: … })` }]
  })

/** Marks that code says nothing of, and code that no mark asks for. */
const unmatched = (cells: readonly Cell[], said: ReadonlyMap<string, string>): readonly Problem[] => {
  const marks = marksOf(cells)
  const names = new Set(marks.map(({ name }) => name))
  return [
    ...marks
      .filter(({ name }) => !said.has(name))
      .map(({ name, line }) => ({ line, message: `the prose states "${name}" and no cell says what it is` })),
    ...[...said.keys()]
      .filter(name => !names.has(name))
      .map(name => ({
        line: cells[0]?.line ?? 1,
        message: `a cell says what "${name}" is and no prose states it`,
      })),
  ]
}

/** Where the prose is no longer what the code says; `sameRun` is false where other trials were asked for. */
export const staleProse = (
  cells: readonly Cell[],
  said: ReadonlyMap<string, string>,
  sameRun: boolean,
): readonly Problem[] => [
  ...unmatched(cells, said),
  ...marksOf(cells).flatMap(({ name, text, line }) => {
    const now = said.get(name)
    return !sameRun || now === undefined || typed(now) === typed(text)
      ? []
      : [{ line, message: `the prose states ${name}: ${typed(text)}, and it is now ${typed(now)}` }]
  }),
]

/** The file with every statement as the code now has it. */
export const restated = (text: string, said: ReadonlyMap<string, string>): string =>
  text
    .split('\n')
    .map(line =>
      line.startsWith('//')
        ? line.replace(mark, (whole, name: string) =>
            said.has(name) ? `{{${name}: ${typed(said.get(name)!)}}}` : whole,
          )
        : line,
    )
    .join('\n')
