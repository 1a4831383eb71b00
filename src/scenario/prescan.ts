import { Lexer } from 'yaml'
import type { Place, SourceFile } from '../kernel/issue.ts'
import type { Complain } from './complain.ts'
import { quoted } from './words.ts'

/** Limits that keep a hostile or generated file from costing more than a moment. */
export const limits = { characters: 2_000_000, lines: 100_000, tokens: 400_000, depth: 64, keys: 5_000 } as const

/** Control characters, directional marks, separators and lone surrogates: nothing that a person would type. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Where the first forbidden character of a text is, or -1. */
export const forbiddenAt = (text: string): number => text.search(forbidden)

const charName = (text: string, at: number): string =>
  `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const charText = (text: string, at: number): string =>
  text[at] === '\r'
    ? 'a line that ends in a lone carriage return'
    : /[\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/.test(text[at])
      ? `an invisible character that changes how text is shown (${charName(text, at)})`
      : `a control character (${charName(text, at)})`

/** What a token is that scenario files do not use, if it is one. */
const unused = (token: string): readonly [message: string, help: string] | undefined => {
  if (token[0] === '&') return [`anchors are not supported: ${quoted(token)}`, 'write the value out where it is used']
  if (token[0] === '*')
    return [`aliases are not supported: ${quoted(token)}`, 'write the value out; if it is text, quote it']
  if (token[0] === '!') return [`tags are not supported: ${quoted(token)}`, 'remove the tag; if it is text, quote it']
  if (token[0] === '%') return [`directives are not supported: ${quoted(token)}`, 'remove this line']
  return undefined
}

/**
 * Reads the tokens of a file, without building anything, and refuses what must not reach the parser: too much, too
 * deep, forbidden characters, and the features of YAML that scenario files do not use. True if the file may be parsed.
 */
export const prescan = (file: SourceFile, complain: Complain): boolean => {
  const { text } = file
  const place = (start: number, end = start + 1): Place => ({ file, start, end })
  if (text.length > limits.characters) {
    complain('E108', `${quoted(file.name)} is longer than ${limits.characters} characters`, {
      help: 'put tables into CSV files and what is shared into a base file',
    })
    return false
  }
  const at = forbiddenAt(text)
  if (at >= 0) {
    complain('E109', `${charText(text, at)} is not allowed`, {
      place: place(at),
      help: 'remove it and type the line anew',
    })
    return false
  }
  let fine = true
  const refuse = (code: 'E106' | 'E107' | 'E108', message: string, start: number, end: number, help?: string) => {
    complain(code, message, { place: place(start, end), help })
    fine = false
  }
  const open: number[] = []
  const blocks: number[] = []
  let [offset, lineStart, lines, count, content, scalar] = [0, 0, 1, 0, false, false]
  for (const token of new Lexer().lex(text)) {
    if (token === '\u0002') continue
    if (token === '\u001f') {
      scalar = true
      if (open.length > 0) continue
    }
    if (token === '\u0018') {
      const last = open.pop()
      if (last !== undefined)
        refuse(
          'E106',
          `this ${quoted(text[last])} is never closed`,
          last,
          last + 1,
          `add ${quoted(text[last] === '[' ? ']' : '}')}`,
        )
      return false
    }
    const column = offset - lineStart
    if (
      open.length === 0 &&
      (token === '\u001f' || token === '-' || token === '?' || token[0] === '"' || token[0] === "'")
    ) {
      while (blocks.length > 0 && blocks[blocks.length - 1] > column) blocks.pop()
      if (token === '-' || token === '?' || blocks[blocks.length - 1] !== column) blocks.push(column)
      if (token === '-' && blocks.length > 1 && blocks[blocks.length - 2] === column) blocks.pop()
    }
    if (token === '\u001f') continue
    if (!scalar) {
      const bad = unused(token)
      if (bad !== undefined) refuse('E107', bad[0], offset, offset + token.length, bad[1])
      else if (token === '---' || token === '...') {
        if (content && text.slice(offset + 3).trim() !== '') {
          refuse(
            'E107',
            'a file holds one document',
            offset,
            offset + 3,
            'remove this line, or move what follows into its own file',
          )
          return false
        }
      } else if (token === '[' || token === '{') open.push(offset)
      else if (token === ']' || token === '}') open.pop()
      if (!/^[\s#]/.test(token) && token !== '---' && token !== '...' && token[0] !== '%') content = true
    } else content = true
    scalar = false
    if (open.length + blocks.length > limits.depth) {
      refuse(
        'E108',
        `nested deeper than ${limits.depth}`,
        offset,
        offset + 1,
        'a scenario needs no more than ten levels',
      )
      return false
    }
    for (let i = token.indexOf('\n'); i >= 0; i = token.indexOf('\n', i + 1)) {
      lineStart = offset + i + 1
      lines++
    }
    if (++count > limits.tokens || lines > limits.lines) {
      refuse('E108', 'too many lines or values in one file', offset, offset + 1, 'put tables into CSV files')
      return false
    }
    offset += token.length
  }
  return fine
}
