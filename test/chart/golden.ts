import { createHash } from 'node:crypto'

/** Rows of data that are written out, from the start; of the rest there are their number, their hash and the last. */
const shown = 2

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** A spec as it is kept: the whole of it, and of long data enough to see what it is and whether it is the same. */
const golden = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    if (value.length <= shown + 2) return value.map(golden)
    const rest = `${value.length - shown - 1} more, sha256 ${hashOf(value)}`
    return value.every(
      row =>
        typeof row === 'object' &&
        row !== null &&
        !Array.isArray(row) &&
        !('mark' in row || 'layer' in row || 'width' in row),
    )
      ? [...value.slice(0, shown).map(golden), rest, golden(value.at(-1))]
      : value.map(golden)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, golden(inside)]))
}

/** JSON in which what fits into a line stands in one, and what stood there before is named by its hash. */
const text = (value: unknown, indent: string, seen: Set<string>): string => {
  const line = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || line.length <= 60) return line
  if (seen.has(line)) return JSON.stringify(`again ${hashOf(value)}`)
  seen.add(line)
  if (line.length + indent.length <= 140) return line
  const inside = `${indent} `
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const parts = Array.isArray(value)
    ? value.map(one => text(one, inside, seen))
    : Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${text(one, inside, seen)}`)
  return `${open}\n${parts.map(part => inside + part).join(',\n')}\n${indent}${close}`
}

export const goldenText = (spec: unknown): string => `${text(golden(spec), '', new Set())}\n`

/** The first lines in which two texts differ, for a failure that can be read. */
export const firstDifference = (kept: string, now: string): string => {
  const [before, after] = [kept.split('\n'), now.split('\n')]
  const at = before.findIndex((line, i) => line !== after[i])
  const from = at < 0 ? before.length : at
  const lines = (text: readonly string[]): string => text.slice(from, from + 3).join('\n')
  return kept === now ? '' : `line ${from + 1}\nkept: ${lines(before)}\nnow:  ${lines(after)}`
}
