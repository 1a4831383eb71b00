import type { Complain } from '../complain.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type Scalar, type TreeNode } from '../yaml/tree.ts'

/** What may stand beside the path of the table. */
export const actualsKeys: readonly string[] = ['csv', 'date', 'value', 'delimiter', 'decimal', 'unit']

/** Where measured values come from; the nodes are for messages about them. */
export type ActualsOptions = {
  readonly file: Scalar
  /** Names of the columns; left out, `date` and the metric's own. */
  readonly date?: Scalar
  readonly value?: Scalar
  readonly delimiter?: string
  readonly decimal?: '.' | ','
  readonly unit?: Scalar
}

const example = 'write actuals: actuals.csv, or {csv: actuals.csv, date: date, value: amount}'

const signs: Readonly<Record<'delimiter' | 'decimal', ReadonlyMap<string, string>>> = {
  delimiter: new Map([...[',', ';', '\t', '|'].map(sign => [sign, sign] as const), ['\\t', '\t'], ['tab', '\t']]),
  decimal: new Map([',', '.'].map(sign => [sign, sign] as const)),
}

/** The text of an entry; undefined after a complaint. */
const textIn = ({ key, keyPlace, value }: Entry, path: string, complain: Complain): Scalar | undefined => {
  if (value.kind === 'scalar' && (value.text.trim() !== '' || value.text === '\t')) return value
  const isEmpty = value.kind === 'empty' || value.kind === 'scalar'
  complain(
    isEmpty ? 'E122' : 'E121',
    `expected a text after ${quoted(key)}, found ${isEmpty ? 'nothing' : kindText(value)}`,
    {
      place: isEmpty ? keyPlace : value.place,
      path: `${path}.${key}`,
      help: example,
    },
  )
  return undefined
}

const fromMap = (node: MapNode, path: string, complain: Complain): ActualsOptions | undefined => {
  let isFine = true
  const read = new Map<string, Scalar>()
  for (const entry of node.entries.values()) {
    if (!actualsKeys.includes(entry.key)) {
      isFine = false
      complain('E101', `unknown key ${quoted(entry.key)}`, {
        place: entry.keyPlace,
        path,
        expected: oneOf(actualsKeys),
        help: didYouMean(entry.key, actualsKeys),
      })
      continue
    }
    const text = textIn(entry, path, complain)
    if (text === undefined) isFine = false
    else read.set(entry.key, text)
  }
  for (const key of ['delimiter', 'decimal'] as const) {
    const node = read.get(key)
    if (node === undefined || signs[key].has(node.text)) continue
    isFine = false
    complain('E120', `${quoted(key)} cannot be ${quoted(node.text)}`, {
      place: node.place,
      path: `${path}.${key}`,
      help: key === 'decimal' ? 'write "." or ",", in quotes' : 'write ",", ";", "\\t" or "|", in quotes',
    })
  }
  const file = read.get('csv')
  if (file === undefined && isFine)
    complain('E125', 'measured values need a table: "csv" is missing', { place: node.place, path, help: example })
  if (file === undefined || !isFine) return undefined
  const [date, value, unit] = ['date', 'value', 'unit'].map(key => read.get(key))
  const sign = (key: 'delimiter' | 'decimal'): string | undefined => signs[key].get(read.get(key)?.text ?? '')
  const [delimiter, decimal] = [sign('delimiter'), sign('decimal')]
  return {
    file,
    ...(date !== undefined && { date }),
    ...(value !== undefined && { value }),
    ...(delimiter !== undefined && { delimiter }),
    ...((decimal === '.' || decimal === ',') && { decimal }),
    ...(unit !== undefined && { unit }),
  }
}

/** `actuals.csv`, or a map with the path and the names of the columns; undefined after a complaint. */
export const readActualsOptions = (node: TreeNode, path: string, complain: Complain): ActualsOptions | undefined => {
  if (node.kind === 'map') return fromMap(node, path, complain)
  if (node.kind === 'scalar' && node.text.trim() !== '') return { file: node }
  complain(node.kind === 'list' ? 'E121' : 'E122', `expected the path of a CSV file, found ${kindText(node)}`, {
    place: node.place,
    path,
    help: example,
  })
  return undefined
}
