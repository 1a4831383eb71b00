import { inks } from './ink.ts'
import { asciiText, fitText, padText, safeText, textWidth, wrapText } from './terminal-text.ts'

/** One thing that is known of a name, in lines of which each may wrap. */
export type Fact = { readonly label: string; readonly lines: readonly string[] }

/** What a name means: for people in facts, for programs in data. */
export type Explanation = {
  readonly kind: string
  readonly name: string
  /** The definition, in a sentence without a full stop. */
  readonly title: string
  readonly facts: readonly Fact[]
  readonly data: Readonly<Record<string, unknown>>
}

export type ExplainTextOptions = { readonly width: number; readonly color: boolean; readonly unicode: boolean }

const indent = 2

const labelled = (facts: readonly Fact[], width: number, dim: (text: string) => string): string[] => {
  const labels = facts.reduce((widest, { label }) => Math.max(widest, textWidth(label)), 0)
  const room = Math.max(width - indent - labels - 2, 20)
  return facts.flatMap(({ label, lines }) => {
    const wrapped = lines.flatMap(line => {
      const [first = '', ...rest] = wrapText(safeText(line), room)
      // what goes on is set in, so that lines that begin stay in sight
      return [first, ...wrapText(rest.join(' '), room - 2).map(more => `  ${more}`)]
    })
    return wrapped.map((line, i) => `${' '.repeat(indent)}${dim(padText(i === 0 ? label : '', labels))}  ${line}`)
  })
}

/** An explanation for a terminal: the name, what it means, then each fact beside its label. Ends with a line break. */
export const explanationText = (explanation: Explanation, options: ExplainTextOptions): string => {
  const { kind, name, title, facts } = explanation
  const width = Math.max(options.width, 40)
  const ink = inks(options.color)
  const shown = fitText(safeText(name), width)
  const isWide = textWidth(shown) + 2 + kind.length <= width
  const lines = [
    isWide ? `${ink.bold(shown)}  ${ink.dim(kind)}` : ink.bold(shown),
    ...wrapText(safeText(title), width - indent).map(line => `${' '.repeat(indent)}${line}`),
    ...(facts.length === 0 ? [] : ['']),
    ...labelled(facts, width, ink.dim),
  ]
  const text = `${lines.join('\n')}\n`
  return options.unicode ? text : asciiText(text)
}

/** A family of names: how many there are, and some of them. */
export type Family = { readonly kind: string; readonly about: string; readonly names: readonly string[] }

/** Every name of a family with what it is. Ends with a line break. */
export const familyText = (
  { kind, about }: Family,
  entries: readonly { readonly name: string; readonly title: string }[],
  options: ExplainTextOptions,
): string => {
  const facts = entries.map(({ name, title }) => ({ label: name, lines: [title] }))
  const lines = labelled(facts, Math.max(options.width, 40), inks(options.color).bold)
  const text = `${[`${kind}: ${about}`, ...lines].join('\n')}\n`
  return options.unicode ? text : asciiText(text)
}

/** What can be explained, family by family. Ends with a line break. */
export const familiesText = (
  families: readonly (Family & { readonly examples: readonly string[] })[],
  options: ExplainTextOptions,
): string => {
  const facts = families.map(({ kind, about, names, examples }) => ({
    label: kind,
    lines: [`${about} (${names.length}), such as ${examples.join(', ')}`],
  }))
  const text = `${[
    'What can be explained:',
    ...labelled(facts, Math.max(options.width, 40), inks(options.color).bold),
    '',
    ...wrapText(
      'tandem explain NAME tells what one of them means; tandem explain figures lists a family.',
      options.width,
    ),
  ].join('\n')}\n`
  return options.unicode ? text : asciiText(text)
}
