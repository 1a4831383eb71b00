import { metricNamed } from '../../domain/metric-named.ts'
import type { Place } from '../../kernel/issue.ts'
import type { Unit } from '../../kernel/unit.ts'
import { speaksOf } from '../formula/figure.ts'
import type { Speaks, Term } from '../formula/term.ts'
import { unitWords } from '../formula/unit.ts'
import type { Layer } from '../layers/chain.ts'
import { scalarOf } from '../layers/level.ts'
import { isNone } from '../layers/none.ts'
import { ambiguous, isReserved } from '../names.ts'
import { notYetMetrics } from '../not-yet.ts'
import type { Tools } from '../tools.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, readMended } from '../wrong.ts'
import { type Entry, kindText, type Scalar } from '../yaml/tree.ts'

const keys = ['formula', 'label', 'unit']
const mostMetrics = 200
const example = 'write "= partner.value - partner.value of today"'

/** A metric as written: its formula parsed, nothing in it looked up. */
export type Draft = {
  readonly id: string
  readonly label: string
  readonly unit?: Unit
  readonly node: Scalar
  readonly term: Term
  readonly place: Place
}

const isGoodId = (id: string, place: Place, { complain }: Tools): boolean => {
  const bad = (problem: string, expected?: string): boolean => {
    complain('E103', problem, { place, path: `metrics.${id}`, expected, help: 'choose another name' })
    return false
  }
  if (id.split('.').some(part => isReserved(part, place, complain))) return false
  if (id.length > 64) return bad(`this name has ${id.length} characters; at most 64 are allowed`)
  if (!/^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/.test(id))
    return bad(`${quoted(id)} cannot be the name of a metric`, 'expected letters, digits, _ and dots, a letter first')
  if (/^(?:and|or|not|between|of|in|per|none)$/.test(id)) return bad(`${quoted(id)} is a word of formulas`)
  if (metricNamed(id) !== undefined) return bad(`${quoted(id)} is a metric that tandem has`)
  return notYetMetrics.has(id) ? bad(`${quoted(id)} is a metric that tandem will have`) : true
}

const labelOf = (entry: Entry | undefined, id: string, { complain }: Tools): string => {
  if (entry === undefined) return id
  const text = scalarOf(entry, `metrics.${id}.label`, 'a text', complain)?.text.trim()
  if (text === undefined || (text !== '' && text.length <= 60)) return text ?? id
  complain('E121', `expected a text of 1 to 60 characters, found ${text === '' ? 'an empty text' : text.length}`, {
    place: entry.value.place,
    path: `metrics.${id}.label`,
  })
  return id
}

const unitOfEntry = (entry: Entry | undefined, id: string, { complain }: Tools): Unit | undefined => {
  const node = entry && scalarOf(entry, `metrics.${id}.unit`, 'a unit', complain)
  const unit = node && unitWords.get(node.text)
  if (node === undefined || unit !== undefined) return unit
  const words = [...unitWords.keys()]
  complain('E120', `unknown unit ${quoted(node.text)}`, {
    place: node.place,
    path: `metrics.${id}.unit`,
    expected: oneOf(words),
    help: didYouMean(node.text, words),
  })
  return undefined
}

const readDraft = (entry: Entry, speaks: Speaks, tools: Tools): Draft | undefined => {
  const { complain } = tools
  const { key: id, value, keyPlace: place } = entry
  const path = `metrics.${id}`
  const parts = value.kind === 'map' ? value.entries : undefined
  for (const { key, keyPlace } of parts?.values() ?? [])
    if (!keys.includes(key))
      complain('E101', `unknown key ${quoted(key)}`, {
        place: keyPlace,
        path,
        expected: oneOf(keys),
        help: didYouMean(key, keys),
      })
  const node = parts === undefined ? value : parts.get('formula')?.value
  const label = labelOf(parts?.get('label'), id, tools)
  const unit = unitOfEntry(parts?.get('unit'), id, tools)
  if (node === undefined) {
    const isMeant = [...(parts?.keys() ?? [])].some(key => !keys.includes(key))
    if (!isMeant) complain('E125', `the metric ${quoted(id)} has no formula`, { place, path, help: example })
    return undefined
  }
  if (node.kind !== 'scalar') {
    complain(node.kind === 'empty' ? 'E122' : 'E121', `expected a formula, found ${kindText(node)}`, {
      place: node.kind === 'empty' ? place : node.place,
      path,
      help: example,
    })
    return undefined
  }
  if (parts === undefined && !/^\s*[=\u2018-\u201f]/.test(node.text)) {
    complain('E127', 'a metric is a formula, which starts with "="', {
      place: node.place,
      path,
      help: `write "= ${node.text.trim()}"`,
    })
    return undefined
  }
  const term = readMended(node.text, text => tools.parseFormula(text, speaks))
  if (!isWrong(term)) return { id, label, ...(unit !== undefined && { unit }), node, term, place }
  complainOf(term, node, path, complain)
  return undefined
}

/** The metrics as written, by name, in the order of their first mention; a nearer layer replaces one whole. */
export const readDrafts = (layers: readonly Layer[], tools: Tools): ReadonlyMap<string, Draft | undefined> => {
  const { complain } = tools
  const entries = new Map<string, Entry>()
  for (const { tree } of layers) {
    const room = tree.entries.get('metrics')
    if (room === undefined || room.value.kind === 'empty') continue
    if (isNone(room.value)) {
      entries.clear()
      continue
    }
    if (room.value.kind === 'map') for (const entry of room.value.entries.values()) entries.set(entry.key, entry)
    else
      complain('E121', `expected a map of metrics, found ${kindText(room.value)}`, {
        place: room.value.place,
        path: 'metrics',
        help: 'write a name for each: "gain: ..."',
      })
  }
  for (const [id, { value }] of entries) if (value.kind === 'scalar' && value.text === 'none') entries.delete(id)
  const extra = [...entries.values()][mostMetrics]
  if (extra !== undefined) {
    complain('E108', `more than ${mostMetrics} metrics`, { place: extra.keyPlace, path: 'metrics' })
    return new Map()
  }
  ambiguous(new Map([...entries].map(([id, { keyPlace }]) => [id, keyPlace])), 'metric', complain)
  const speaks = speaksOf([...entries.keys()])
  return new Map(
    [...entries].map(([id, entry]) => [
      id,
      isGoodId(id, entry.keyPlace, tools) ? readDraft(entry, speaks, tools) : undefined,
    ]),
  )
}
