import type { YAMLError } from 'yaml'
import type { SourceFile } from '../../kernel/issue.ts'
import type { Code } from '../codes.ts'
import type { Complain, Detail } from '../complain.ts'
import { quoted } from '../words.ts'
import { slipOf } from './slip.ts'

/** The rest of the line from an offset, without a comment. */
const restOf = (text: string, at: number): string => {
  const end = text.indexOf('\n', at)
  return text
    .slice(at, end < 0 ? undefined : end)
    .replace(/\s#.*$/, '')
    .trim()
}

/** `that: >= $1M`: a comparison without its first half, which YAML takes for the start of a text of many lines. */
const halfStatement = (file: SourceFile, at: number): readonly [Code, string, Detail] | undefined => {
  const { text } = file
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  const key = /[ \t{,]that:[ \t]+(?=[>=]*[ \t]*$)/.exec(before)
  if (key === null) return undefined
  const start = at - before.length + key.index + key[0].length
  const rest = restOf(text, start)
  const half = (before.includes('{') ? rest.replace(/[,}].*$/, '') : rest).trim()
  const sign = /^[<>=]+/.exec(half)?.[0]
  if (sign === undefined) return undefined
  const right = half.slice(sign.length).trim().replace(/["\\]/g, '')
  return [
    'E105',
    `nothing stands before ${quoted(sign)}`,
    {
      place: { file, start, end: start + half.length },
      help: `say what is compared, in quotes: "partner.value ${sign} ${right}"`,
    },
  ]
}

/** One error of the YAML parser in our words. */
const worded = (file: SourceFile, error: YAMLError): readonly [Code, string, Detail] => {
  const { text } = file
  const start = Math.min(error.pos[0], text.length)
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length))
  const place = { file, start, end }
  const rest = restOf(text, start)
  const whole = { file, start, end: start + Math.max(1, rest.length) }
  const half = halfStatement(file, start)
  if (half !== undefined) return half
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['E105', 'a tab cannot indent a line', { place, help: 'use spaces, two for each level' }]
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      if (/^[^\n"']*: /.test(rest))
        return [
          'E105',
          'a second ": " in one value',
          {
            place: whole,
            help: `quote the text: "${rest.replace(/["\\]/g, '\\$&')}"`,
          },
        ]
      if (!rest.includes(':')) return ['E105', 'a key without ":"', { place: whole, help: 'write "key: value"' }]
      return [
        'E105',
        'this value and the next line do not fit together',
        {
          place: whole,
          help: 'check the indentation of the next line',
        },
      ]
    case 'BAD_SCALAR_START':
      return [
        'E105',
        `a text cannot start with ${quoted(text[start])}`,
        {
          place: whole,
          help: `quote it: "${rest.replace(/["\\]/g, '\\$&')}"`,
        },
      ]
    case 'MISSING_CHAR':
      return ['E105', 'a key without ":"', { place: whole, help: 'write "key: value"' }]
    case 'BAD_INDENT':
      return [
        'E105',
        'this line is indented in a way that does not fit the lines above',
        {
          place,
          help: 'indent it like its neighbours, with spaces',
        },
      ]
    case 'NON_STRING_KEY':
      return ['E105', 'keys must be plain text', { place, help: 'remove the "?" or the brackets' }]
    case 'BAD_DQ_ESCAPE':
      return [
        'E105',
        'an unknown escape in a text in "',
        {
          place,
          help: "write \\\\ for one \\, or use ' quotes",
        },
      ]
    case 'KEY_OVER_1024_CHARS':
      return [
        'E103',
        'a key with more than 1024 characters; at most 64 are allowed',
        {
          place: { file, start, end: Math.min(end, start + 40) },
          help: 'a long text belongs behind a ":", not before it',
        },
      ]
    case 'RESOURCE_EXHAUSTION':
      return ['E108', 'nested too deep', { place }]
    default:
      return [
        'E105',
        `not valid YAML: ${error.message.split('\n')[0].replace(/^./, c => c.toLowerCase())}`,
        {
          place,
        },
      ]
  }
}

/** Complains of an error of the YAML parser. */
export const yamlProblem = (file: SourceFile, error: YAMLError, complain: Complain): void =>
  complain(...(slipOf(file, error) ?? worded(file, error)))
