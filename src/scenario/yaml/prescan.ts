import { Lexer } from 'yaml'
import type { SourceFile } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { quoted } from '../words.ts'
import { forbiddenAt, forbiddenText } from './forbidden.ts'
import { oddSpaceAt, oddSpaceText } from './odd-space.ts'

/** Limits that keep a hostile or generated file from costing more than a moment. */
export const limits = { characters: 2_000_000, lines: 100_000, tokens: 60_000, depth: 64, keys: 5_000 } as const

/** Marks that the YAML lexer puts before a document, before a plain or block scalar, and after an unclosed bracket. */
const marks = { document: '\u0002', scalar: '\u001f', flowError: '\u0018' } as const

/** Anchors and the like that are complained of; a file made with them has hundreds. */
const mostRefused = 5

/** What a token is that scenario files do not use, if it is one. */
const unused = (token: string): readonly [message: string, help: string] | undefined => {
  const shown = quoted(token)
  if (token[0] === '&') return [`anchors are not supported: ${shown}`, 'write the value out where it is used']
  if (token[0] === '*') return [`aliases are not supported: ${shown}`, 'write the value out; if it is text, quote it']
  if (token[0] === '!') return [`tags are not supported: ${shown}`, 'remove the tag; if it is text, quote it']
  if (token[0] === '%') return [`directives are not supported: ${shown}`, 'remove this line']
  return undefined
}

const closing = (bracket: string): string => (bracket === '[' ? ']' : '}')

const forbiddenHelp = (char: string): string =>
  char === '\r' ? 'save the file with the line ends of Unix or of Windows' : 'remove it and type the line anew'

/** The quote that a token opens and never closes: the lexer ends a token at the first quote that closes it. */
const unclosedQuote = (token: string): string | undefined => {
  const quote = token[0]
  if (quote !== '"' && quote !== "'") return undefined
  let at = token.length - 1
  if (at === 0 || token[at] !== quote) return quote
  const run = quote === '"' ? '\\' : quote
  while (at > 1 && token[at - 1] === run) at--
  return (token.length - 1 - at) % 2 === 0 ? undefined : quote
}

/** Notes the column where a node starts; gives how many blocks are open then. */
const blockCounter = () => {
  const columns: number[] = []
  return (column: number, isIndicator: boolean): number => {
    while (columns.length > 0 && columns[columns.length - 1] > column) columns.pop()
    if (columns[columns.length - 1] !== column || (isIndicator && columns[columns.length - 2] !== column))
      columns.push(column)
    return columns.length
  }
}

/**
 * Reads the tokens of a file, without building anything, and refuses what must not reach the parser: too much, too
 * deep, forbidden characters, and the features of YAML that scenario files do not use. True if the file may be parsed.
 */
export const prescan = (file: SourceFile, complain: Complain): boolean => {
  const { text } = file
  let fine = true
  const refuse = (
    code: 'E106' | 'E107' | 'E108' | 'E109',
    message: string,
    start: number,
    length: number,
    help: string,
  ): false => {
    complain(code, message, { place: { file, start, end: start + length }, help })
    fine = false
    return fine
  }
  if (text.length > limits.characters)
    return refuse('E108', `longer than ${limits.characters} characters`, 0, 0, 'put what is shared into a base file')
  const bad = forbiddenAt(text)
  if (bad >= 0) return refuse('E109', `${forbiddenText(text, bad)} is not allowed`, bad, 1, forbiddenHelp(text[bad]))
  const open: number[] = []
  const blockAt = blockCounter()
  let [offset, lineStart, lines, count, blocks] = [0, 0, 1, 0, 0]
  let [hasContent, isScalar] = [false, false]
  let refused = 0
  let isBlock = false
  /** The last token of this line that is no space. */
  let last = ''
  /** The first bracket that one of the other kind closes. */
  let crossed: { readonly open: number; readonly close: number } | undefined
  for (const token of new Lexer().lex(text)) {
    if (token === marks.document) continue
    if (token === marks.flowError) {
      const at = crossed?.open ?? open.pop() ?? 0
      return refuse('E106', `this "${text[at]}" is never closed`, at, 1, `add "${closing(text[at])}"`)
    }
    const isIndicator = !isScalar && (token === '-' || token === '?')
    if (open.length === 0 && (token === marks.scalar || isIndicator || /^["'{[]/.test(token)))
      blocks = blockAt(offset - lineStart, isIndicator)
    if (token === marks.scalar) {
      isScalar = true
      continue
    }
    if (!isScalar) {
      const found = unused(token)
      const quote = unclosedQuote(token)
      if (found !== undefined) {
        refuse('E107', found[0], offset, token.length, found[1])
        if (++refused === mostRefused) return false
      } else if (quote !== undefined)
        return refuse('E106', 'this quote is never closed', offset, 1, `add ${quote} where the text ends`)
      else if ((token === '---' || token === '...') && hasContent && text.slice(offset + 3).trim() !== '')
        return refuse('E107', 'a file holds one document', offset, 3, 'move what follows into its own file')
      else if (token === '[' || token === '{') open.push(offset)
      else if (token === ']' || token === '}') {
        const from = open.pop()
        if (from === undefined) return refuse('E106', `one "${token}" too many`, offset, 1, 'remove it')
        if (closing(text[from]) !== token) crossed ??= { open: from, close: offset }
      }
    } else if (!isBlock) {
      const odd = oddSpaceAt(token, last === ':')
      if (odd >= 0)
        return refuse('E109', oddSpaceText(token[odd]), offset + odd, 1, 'delete it and type an ordinary space')
    }
    if (token.trim() !== '') last = token
    else if (token.includes('\n')) last = ''
    isBlock = !isScalar && (/^[|>]/.test(token) || (isBlock && /^(?:\s|#)/.test(token)))
    hasContent ||= isScalar || /^[^\s#%.-]/.test(token)
    isScalar = false
    if (open.length + blocks > limits.depth)
      return refuse('E108', `nested deeper than ${limits.depth}`, offset, 1, 'a scenario needs no more than ten levels')
    for (let i = token.indexOf('\n'); i >= 0; i = token.indexOf('\n', i + 1)) {
      lineStart = offset + i + 1
      lines++
    }
    if (++count > limits.tokens || lines > limits.lines)
      return refuse('E108', 'too many lines or values in one file', offset, 1, 'put what is shared into a base file')
    offset += token.length
  }
  if (crossed !== undefined && fine) {
    const { open: from, close } = crossed
    const message = `"${text[from]}" is closed by "${text[close]}"`
    return refuse('E106', message, close, 1, `write "${closing(text[from])}"`)
  }
  return fine
}
