import type { Scalar } from './tree.ts'

const short: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r'

/** What a source has at an offset: the text it stands for, none for the end of a line that is carried on, and its length. */
type Piece = { readonly text: string; readonly length: number }

const doubleQuoted = (source: string, at: number): Piece => {
  if (source[at] !== '\\') return { text: source[at], length: 1 }
  const letter = source[at + 1]
  const count = digits[letter]
  if (count === undefined) return { text: short[letter] ?? '', length: 2 }
  const code = Number.parseInt(source.slice(at + 2, at + 2 + count), 16)
  return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + count }
}

const singleQuoted = (source: string, at: number): Piece => ({
  text: source[at],
  length: source.startsWith("''", at) ? 2 : 1,
})

const bare = (source: string, at: number): Piece => ({ text: source[at], length: 1 })

/** How a scalar is read, by its first sign, and where its text begins. */
const styleOf = (node: Scalar, source: string): readonly [read: typeof bare, from: number] => {
  if (!node.quoted) return [bare, 0]
  if (source[0] === '"') return [doubleQuoted, 1]
  if (source[0] === "'") return [singleQuoted, 1]
  const header = source.indexOf('\n')
  return [bare, header < 0 ? source.length : header + 1]
}

/**
 * For each character of a scalar's text where it stands in the file, and behind the last one where that ends: through
 * escapes, doubled quotes, indentation and folded lines. Undefined when text and file do not go together.
 */
export const sourceOffsets = (node: Scalar): readonly number[] | undefined => {
  const { text } = node
  const { file, start, end } = node.place
  const source = file.text.slice(start, end)
  const [read, from] = styleOf(node, source)
  const offsets: number[] = []
  let at = from
  let behind = from
  for (let i = 0; i < text.length; ) {
    let piece = at < source.length ? read(source, at) : undefined
    // Space is folded: of a stretch of it, text and file may have different amounts.
    if (isSpace(text[i]) && (piece === undefined || !isSpace(piece.text))) {
      offsets.push(start + Math.min(at, source.length))
      i++
      continue
    }
    while (piece !== undefined && !isSpace(text[i]) && (piece.text === '' || isSpace(piece.text))) {
      at += piece.length
      piece = at < source.length ? read(source, at) : undefined
    }
    if (piece === undefined || (!text.startsWith(piece.text, i) && !isSpace(text[i]))) return undefined
    for (const _ of piece.text) offsets.push(start + at)
    if (piece.text.length > 1) offsets.push(start + at)
    i += piece.text.length
    at += piece.length
    behind = at
  }
  offsets.push(start + behind)
  return offsets
}
