import { meantBy } from '../layers/meant.ts'
import { isReserved } from '../names.ts'
import type { Tools } from '../tools.ts'
import { oneOf, quoted } from '../words.ts'
import { type Entry, kindText, type MapNode, type TreeNode } from '../yaml/tree.ts'
import { readActuals } from './actuals.ts'
import {
  type ChartAsk,
  type ChartKindName,
  type ChartOption,
  chartKinds,
  chartOptionNames,
  chartOptions,
} from './chart-ask.ts'
import { readStrategyName, readStrategyNames } from './strategy-names.ts'
import { exampleOf, readSubject, type Subject, type Subjects } from './subject.ts'

const kinds = Object.keys(chartKinds) as readonly ChartKindName[]

const kindOf = (key: string): ChartKindName | undefined => kinds.find(kind => kind === key)

const isOption = (key: string): key is ChartOption => (chartOptionNames as readonly string[]).includes(key)

/** A chart said in a way that other tools have: `{kind: fan}`. */
const otherForm = ({ key, value }: Entry): ChartKindName | undefined =>
  /^(?:kind|type|chart|name)$/i.test(key) && value.kind === 'scalar' ? meantKind(value.text) : undefined

const meantKind = (text: string): ChartKindName | undefined => {
  const meant = meantBy(text, kinds)
  return meant === undefined ? undefined : kindOf(meant)
}

const meantText = (key: string, known: readonly string[]): string | undefined => {
  const meant = meantBy(key, known)
  return meant === undefined ? undefined : `did you mean ${quoted(meant)}?`
}

const howText = (kind: ChartKindName): string => {
  const options = chartOptions[kind]
  const some = options.length === 1 ? options[0] : `${options.slice(0, -1).join(', ')} and ${options.at(-1)}`
  return `a chart of the kind ${quoted(kind)} takes ${some}`
}

/** Complains of a map that names no kind of chart. */
const withoutKind = (node: MapNode, path: string, { complain }: Tools): void => {
  const other = [...node.entries.values()].find(entry => !isOption(entry.key))
  if (other === undefined) {
    complain('E154', 'a chart names its kind, and this one names none', {
      place: node.place,
      path,
      expected: oneOf(kinds, kinds.length),
      help: `write ${exampleOf('fan')}`,
    })
    return
  }
  const form = otherForm(other)
  complain('E154', `unknown kind of chart ${quoted(other.key)}`, {
    place: other.keyPlace,
    path,
    expected: oneOf(kinds, kinds.length),
    help: form === undefined ? meantText(other.key, kinds) : `the kind is the key: write ${exampleOf(form)}`,
  })
}

/** What to do about an option that a kind does not take. */
const insteadOf = (option: ChartOption, value: TreeNode, kind: ChartKindName): string => {
  const [shown] =
    value.kind === 'scalar'
      ? [value.text]
      : (value.kind === 'list' ? value.items : []).flatMap(one => (one.kind === 'scalar' ? one.text : []))
  const other = option === 'of' ? 'strategies' : option === 'strategies' ? 'of' : undefined
  if (other === undefined || shown === undefined || !chartOptions[kind].includes(other))
    return `remove ${quoted(option)}`
  return other === 'of' ? `write of: ${shown}` : `write strategies: [${shown}]`
}

/** Complains of keys that do not belong to the kind; true if there are none. */
const fits = (node: MapNode, kind: ChartKindName, path: string, { complain }: Tools): boolean => {
  let isFine = true
  for (const { key, keyPlace, value } of node.entries.values()) {
    if (key === kind || chartOptions[kind].some(option => option === key)) continue
    isFine = false
    if (isReserved(key, keyPlace, complain)) continue
    const other = kindOf(key)
    const at = { place: keyPlace, path }
    if (other !== undefined)
      complain('E154', `two kinds in one chart: ${quoted(kind)} and ${quoted(key)}`, {
        ...at,
        help: 'write two entries of the list, each after a "- "',
      })
    else if (isOption(key))
      complain('E154', `${howText(kind)}, not ${quoted(key)}`, { ...at, help: insteadOf(key, value, kind) })
    else
      complain('E101', `unknown key ${quoted(key)}`, {
        ...at,
        expected: oneOf([...chartOptions[kind]]),
        help: meantText(key, chartOptions[kind]),
      })
  }
  return isFine
}

const readMap = (node: MapNode, path: string, subjects: Subjects, tools: Tools): ChartAsk | undefined => {
  const { complain, warn } = tools
  const kind = kindOf([...node.entries.keys()].find(key => kindOf(key) !== undefined) ?? '')
  if (kind === undefined) {
    withoutKind(node, path, tools)
    return undefined
  }
  const names = { known: subjects.known, complain, warn }
  const isFine = fits(node, kind, path, tools)
  const entry = (key: string): Entry | undefined => node.entries.get(key)
  const value = entry(kind)?.value ?? node
  const subject = readSubject(kind, value, `${path}.${kind}`, subjects, complain)
  const takes = (key: ChartOption): Entry | undefined => (chartOptions[kind].includes(key) ? entry(key) : undefined)
  const [first, second, several] = [takes('of'), takes('against'), takes('strategies')]
  const of = first && readStrategyName(first, `${path}.of`, names)
  const against = second && readStrategyName(second, `${path}.against`, names)
  const strategies = several && readStrategyNames(several, `${path}.strategies`, names)
  const measured = takes('actuals')
  const actuals = measured && subject && actualsFor(measured, subject, `${path}.actuals`, subjects, tools)
  const wanted = [
    [first, of],
    [second, against],
    [several, strategies],
    [measured, actuals],
  ]
  if (!isFine || subject === undefined || wanted.some(([asked, got]) => asked !== undefined && got === undefined))
    return undefined
  if (of === 'stranded' || against === 'stranded' || strategies === 'stranded') return undefined
  if (second !== undefined && against === (of ?? undefined)) {
    complain('E154', `this chart compares ${quoted(against ?? '')} with itself`, {
      place: second.value.place,
      path: `${path}.against`,
      help: 'name two strategies, or leave "against" out',
    })
    return undefined
  }
  return {
    kind,
    ...(subject.id !== undefined && { subject: subject.id }),
    ...(of !== undefined && { of }),
    ...(against !== undefined && { against }),
    ...(strategies !== undefined && { strategies }),
    ...(actuals !== undefined && { actuals }),
    place: node.place,
  }
}

const actualsFor = (entry: Entry, { metric, id }: Subject, path: string, { known }: Subjects, tools: Tools) => {
  const { value, keyPlace } = entry
  if (metric !== undefined)
    return readActuals(value.kind === 'empty' ? { ...value, place: keyPlace } : value, metric, path, known, tools)
  // What is wrong with a metric of the file was said where it stands.
  if (id === undefined)
    tools.complain('E154', 'measured values need the metric that they are of', {
      place: keyPlace,
      path,
      help: 'name it: {fan: partner.value, actuals: actuals.csv}',
    })
  return undefined
}

/** One entry of the list of charts; undefined after a complaint, and for a chart of a base that cannot be drawn here. */
export const readChart = (item: TreeNode, path: string, subjects: Subjects, tools: Tools): ChartAsk | undefined => {
  if (item.kind === 'map') return readMap(item, path, subjects, tools)
  const kind = item.kind === 'scalar' ? meantKind(item.text) : undefined
  tools.complain(item.kind === 'empty' ? 'E122' : 'E154', `a chart is a map with its kind, found ${kindText(item)}`, {
    place: item.place,
    path,
    help: `write ${exampleOf(kind ?? 'fan')}`,
  })
  return undefined
}
