import { hashHex } from '../kernel/address.ts'
import type { Baseline } from './baseline.ts'
import { inOrder } from './make-baseline.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const isPlain = (value: Json): boolean => value === null || typeof value !== 'object'

/**
 * JSON with its keys in code-point order, a metric to a line: below the second level a record of plain values stands on
 * one line, so that what changed in a figure is one line of a diff.
 */
const jsonText = (value: Json, depth = 0): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const inner = `\n${'  '.repeat(depth + 1)}`
  const close = `\n${'  '.repeat(depth)}`
  if (isList(value)) {
    if (value.length === 0) return '[]'
    return `[${inner}${value.map(one => jsonText(one, depth + 1)).join(`,${inner}`)}${close}]`
  }
  const entries = Object.entries(inOrder(Object.entries(value)))
  if (entries.length === 0) return '{}'
  const parts = entries.map(([key, one]) => `${JSON.stringify(key)}: ${jsonText(one, depth + 1)}`)
  return depth >= 2 && entries.every(([, one]) => isPlain(one))
    ? `{ ${parts.join(', ')} }`
    : `{${inner}${parts.join(`,${inner}`)}${close}}`
}

/** SHA-256 of all of a baseline file but what a person may change in it: its tolerances. */
export const contentHash = (file: Readonly<Record<string, unknown>>): string => {
  const { content: _, tolerances: __, ...rest } = file
  return hashHex(jsonText(rest as Json))
}

/**
 * A baseline as the text of its file. Files of the scenario are lists of lines; `content` is a hash of everything except
 * the tolerances, so that figures changed by hand are seen.
 */
export const baselineText = (baseline: Baseline): string => {
  const files = Object.fromEntries(Object.entries(baseline.files).map(([name, text]) => [name, text.split('\n')]))
  const file = { ...baseline, files }
  return `${jsonText({ ...file, content: contentHash(file) } as unknown as Json)}\n`
}
