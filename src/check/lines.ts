import type { ChangedLine } from './gate-report.ts'

/** So many pairs of lines are looked at; of longer changes all lines count as changed. */
const mostPairs = 4e6

const linesOf = (text: string | undefined): string[] => {
  if (text === undefined || text === '') return []
  const lines = text.split(/\r?\n/)
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines
}

/** Which lines two lists have in common in the same order, as many as can be: pairs of places. */
const common = (was: readonly string[], is: readonly string[]): (readonly [number, number])[] => {
  const [n, m] = [was.length, is.length]
  if (n * m > mostPairs) return []
  const width = m + 1
  const longest = new Uint32Array((n + 1) * width)
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      longest[i * width + j] =
        was[i] === is[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1])
  const pairs: (readonly [number, number])[] = []
  for (let [i, j] = [0, 0]; i < n && j < m; ) {
    if (was[i] === is[j]) pairs.push([i++, j++])
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++
    else j++
  }
  return pairs
}

const inFile = (file: string, was: readonly string[], is: readonly string[]): ChangedLine[] => {
  let start = 0
  while (start < was.length && start < is.length && was[start] === is[start]) start++
  let end = 0
  while (end < was.length - start && end < is.length - start && was[was.length - 1 - end] === is[is.length - 1 - end])
    end++
  const [left, right] = [was.slice(start, was.length - end), is.slice(start, is.length - end)]
  const found: ChangedLine[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...common(left, right), [left.length, right.length] as const]) {
    for (; i < a; i++) found.push({ file, line: start + i + 1, sign: '-', text: left[i] })
    for (; j < b; j++) found.push({ file, line: start + j + 1, sign: '+', text: right[j] })
    i = a + 1
    j = b + 1
  }
  return found
}

/**
 * The lines that two states of some files (texts by name) do not have in common, file by file from the top: a line that
 * was, with its number then, before the one in its place. At most `most` of them. How lines end does not matter.
 */
export const changedLines = (
  was: Readonly<Record<string, string>>,
  is: Readonly<Record<string, string>>,
  most = 200,
): ChangedLine[] => {
  const before = new Map(Object.entries(was))
  const now = new Map(Object.entries(is))
  const names = [...new Set([...before.keys(), ...now.keys()])].sort()
  const found: ChangedLine[] = []
  for (const name of names) {
    if (found.length >= most) break
    found.push(...inFile(name, linesOf(before.get(name)), linesOf(now.get(name))))
  }
  return found.slice(0, most)
}
