import { inks } from './ink.ts'
import { asciiText, fitText, padText, safeText, textWidth, wrapText } from './terminal-text.ts'
import type { Value } from './values.ts'

export type ValuesTextOptions = { readonly width: number; readonly color: boolean; readonly unicode: boolean }

const gap = 2
const keyRoom = 22
const fromRoom = 34

/** The shortest ends of file names that still tell them apart: `uv-partners.yaml` for `scenarios/uv-partners.yaml`. */
const shortNames = (values: readonly Value[]): ReadonlyMap<string, string> => {
  const names = [...new Set(values.flatMap(({ from }) => (from === undefined ? [] : [from.replace(/:\d+$/, '')])))]
  const last = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
  return new Map(
    names.map(name => [name, names.some(other => other !== name && last(other) === last(name)) ? name : last(name)]),
  )
}

/** `uv-partners.yaml:35`, `cloud-software.yaml:19 (base)`, `bench.rate (P)`. */
const originText = ({ layer, from, evidence, grade }: Value, names: ReadonlyMap<string, string>): string => {
  if (layer === '--set') return '--set'
  if (layer === 'default') return evidence === undefined ? 'default' : `${evidence} (${grade})`
  if (from === undefined) return 'taken away'
  const at = from.lastIndexOf(':')
  const where = `${names.get(from.slice(0, at)) ?? from.slice(0, at)}${from.slice(at)}`
  return layer === 'file' || layer === 'strategy' ? where : `${where} (${layer})`
}

type Row = { readonly key: string; readonly text: string; readonly origin: string }

const roomOf = ({ path, strategy }: Value): string => {
  const room = path.slice(0, Math.max(path.lastIndexOf('.'), 0))
  return strategy === undefined ? room : `${strategy}: ${room}`
}

const rowOf = (value: Value, names: ReadonlyMap<string, string>): Row => ({
  key: safeText(value.path.slice(value.path.lastIndexOf('.') + 1)),
  text: safeText(value.text),
  origin: safeText(originText(value, names)),
})

const most = (texts: readonly string[]): number => texts.reduce((widest, text) => Math.max(widest, textWidth(text)), 0)

/** A row in as many lines as its value or its origin needs. */
const rowLines = (row: Row, widths: readonly [number, number, number], dim: (text: string) => string): string[] => {
  const [key, text, origin] = widths
  const left = wrapText(row.text, text)
  const right = wrapText(row.origin, origin)
  return Array.from({ length: Math.max(left.length, right.length, 1) }, (_, i) => {
    const head = padText(i === 0 ? fitText(row.key, key) : '', key)
    const line = ` ${head}${' '.repeat(gap)}${padText(left[i] ?? '', text)}${' '.repeat(gap)}`
    return right[i] === undefined ? line.trimEnd() : `${line}${dim(right[i])}`
  })
}

/**
 * Values as a table: a heading for each room (and, after them, for each strategy's), a row for each value with where it
 * comes from. No line is wider than `width`; values and origins wrap. Ends with a line break.
 */
export const valuesText = (values: readonly Value[], options: ValuesTextOptions): string => {
  if (values.length === 0) return ''
  const ink = inks(options.color)
  const names = shortNames(values)
  const rows = values.map(value => rowOf(value, names))
  const key = Math.min(most(rows.map(row => row.key)), keyRoom)
  const from = Math.min(most(rows.map(row => row.origin)), Math.max(fromRoom, Math.floor(options.width * 0.4)))
  const room = Math.max(options.width - 1 - key - 2 * gap, 20)
  const origin = Math.min(from, Math.max(12, Math.floor(room * 0.45)))
  const text = Math.min(most(rows.map(row => row.text)), room - origin)
  const lines = rows.flatMap((row, i) => {
    const name = roomOf(values[i])
    const isNew = i === 0 || roomOf(values[i - 1]) !== name
    return [
      ...(isNew && name !== '' ? [ink.bold(fitText(safeText(name), options.width))] : []),
      ...rowLines(row, [key, text, origin], ink.dim),
    ]
  })
  const shown = `${lines.join('\n')}\n`
  return options.unicode ? shown : asciiText(shown)
}
