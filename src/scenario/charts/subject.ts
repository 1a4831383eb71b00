import { influenced } from '../../domain/headlines.ts'
import { allTimelines } from '../../domain/metrics.ts'
import type { Metric } from '../../kernel/metric.ts'
import type { Complain } from '../complain.ts'
import type { OwnMetrics } from '../figures/metrics.ts'
import { figureOf, type Known } from '../formula/figure.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { complainOf, isWrong, type Wrong } from '../wrong.ts'
import { kindText, type Scalar, type TreeNode } from '../yaml/tree.ts'
import { type ChartKindName, chartKinds, chartOptions } from './chart-ask.ts'

/** What the subject of a chart is looked up in. */
export type Subjects = {
  readonly known: Known
  readonly own: OwnMetrics
  readonly activities: readonly string[]
  readonly rebates: readonly string[]
}

/** What a chart is of, as read: nothing where the kind chooses for itself. */
export type Subject = { readonly id?: string; readonly metric?: Metric }

/** Figures to which there is a way step by step. */
export const bridged: readonly string[] = ['partner.ownerValue']

const examples: Readonly<Record<(typeof chartKinds)[ChartKindName], string>> = {
  path: 'partner.value',
  metric: 'partner.ownerValue',
  headline: 'partner.ownerValue',
  bridge: 'partner.ownerValue',
  activity: 'campaign',
  rebate: 'growth',
  none: 'true',
}

/** A chart of a kind as one would write it. */
export const exampleOf = (kind: ChartKindName): string => `{${kind}: ${examples[chartKinds[kind]]}}`

/**
 * Whether a metric makes a line over time: of stocks alone, or of flows alone. One of both would set what flowed in one
 * step against what has come together until then.
 */
export const hasPath = ({ id, needs }: Metric): boolean => {
  const windows = new Set(Object.values(needs).map(({ window }) => window))
  return Object.hasOwn(allTimelines, id) || (windows.size === 1 && (windows.has('total') || windows.has('end')))
}

const noPath = ({ id, label }: Metric, { metrics }: Known): Wrong => {
  const whole = id.endsWith('.last12') ? id.slice(0, -'.last12'.length) : undefined
  const instead = metrics.find(metric => metric.id === whole && hasPath(metric))
  return {
    code: 'E137',
    problem: `${quoted(id)} (${label}) has no path over time: it is one figure of a whole future`,
    help: instead === undefined ? `write {difference: ${id}} to see how it is spread` : `write {fan: ${instead.id}}`,
  }
}

/** What is wrong with a metric and more, such as `partner.value of resell`, where a metric alone belongs. */
const moreThanMetric = (kind: ChartKindName, text: string): Wrong | undefined => {
  const [, name, word, rest] = /^([\w.-]{1,80})\s+(of|in|by)\s+(\S.{0,60})$/.exec(text) ?? []
  if (name === undefined || word === undefined) return undefined
  const takes = chartOptions[kind]
  const help =
    word !== 'of'
      ? `write {${kind}: ${name}}: a chart is over the whole horizon`
      : takes.includes('of')
        ? `write {${kind}: ${name}, of: ${rest}}`
        : takes.includes('strategies')
          ? `write {${kind}: ${name}, strategies: [${rest}]}`
          : `write {${kind}: ${name}}`
  return { code: 'E154', problem: `a chart is of a metric alone, and this is more: ${quoted(text)}`, help }
}

const ownMetric = (kind: ChartKindName, id: string, { own, known }: Subjects): Subject | Wrong | undefined => {
  if (!known.own.includes(id)) return undefined
  const metric = own.metrics.find(one => one.id === id)
  // What is wrong with it was said where it stands.
  if (metric === undefined) return {}
  if (chartKinds[kind] === 'metric' && metric.level === 'trial') return { id }
  if (metric.level === 'aggregate')
    return {
      code: 'E136',
      problem: `${quoted(id)} is one number made from all trials, and a chart is of a figure that each of them has`,
      help: 'choose a metric without P, mean or a percentile in it',
    }
  if (chartKinds[kind] === 'path')
    return {
      code: 'E137',
      problem: `${quoted(id)} has no path over time: a metric of the file is computed once a future`,
      help: `write {difference: ${id}} to see how it is spread, or choose a metric that tandem has`,
    }
  return undefined
}

/** A metric as the subject of a kind that is of one. */
const metricFor = (kind: ChartKindName, text: string, subjects: Subjects): Subject | Wrong => {
  const { known } = subjects
  const own = ownMetric(kind, text, subjects)
  if (own !== undefined) return own
  if (known.inputs.has(text))
    return {
      code: 'E154',
      problem: `${quoted(text)} is an input, and a chart is of a metric`,
      help: 'write {tornado: partner.ownerValue} to see what hangs on the inputs',
    }
  const more = moreThanMetric(kind, text)
  if (more !== undefined) return more
  const wants = chartKinds[kind]
  if (wants === 'bridge' || wants === 'headline') {
    const names: readonly string[] = wants === 'bridge' ? bridged : influenced
    if (names.includes(text)) return { id: text }
    const what = wants === 'bridge' ? 'there is no way step by step to' : 'the inputs are not ranked for'
    return {
      code: 'E154',
      problem: `${what} ${quoted(text)}`,
      expected: oneOf(names),
      help: didYouMean(text, names) ?? `write ${exampleOf(kind)}`,
    }
  }
  const found = figureOf({ name: text }, undefined, known)
  if (isWrong(found)) return found
  if (wants === 'path' && !hasPath(found.metric)) return noPath(found.metric, known)
  return { id: text, metric: found.metric }
}

const elementFor = (what: 'activity' | 'rebate', text: string, names: readonly string[]): Subject | Wrong => {
  if (names.includes(text)) return { id: text }
  const room = what === 'activity' ? 'mdf.activities' : 'program.rebates'
  if (names.length === 0)
    return {
      code: 'E123',
      problem: `unknown ${what} ${quoted(text)}: the scenario has none`,
      help: `name it under "${room}", or remove the chart`,
    }
  return { code: 'E123', problem: `unknown ${what} ${quoted(text)}`, expected: oneOf(names), ...meant(text, names) }
}

const meant = (text: string, names: readonly string[]): { help?: string } => {
  const help = didYouMean(text, names)
  return help === undefined ? {} : { help }
}

const wrongForm = (kind: ChartKindName, found: string): Wrong =>
  chartKinds[kind] === 'none'
    ? {
        code: 'E154',
        problem: `a chart of the kind ${quoted(kind)} is of the whole run, found ${found}`,
        help: `write {${kind}: true}, or remove the line`,
      }
    : {
        code: 'E154',
        problem: `expected what the chart is of, found ${found}`,
        help: `write ${exampleOf(kind)}, or {${kind}: true} and tandem chooses`,
      }

const subjectOf = (kind: ChartKindName, node: Scalar, subjects: Subjects): Subject | Wrong => {
  const text = node.text.trim()
  if (text === 'true' && !node.quoted) return {}
  if (text === '' || /^(?:false|yes|no|on|off|none)$/i.test(text)) return wrongForm(kind, quoted(text))
  const wants = chartKinds[kind]
  if (wants === 'none') return wrongForm(kind, quoted(text))
  if (wants === 'activity') return elementFor(wants, text, subjects.activities)
  if (wants === 'rebate') return elementFor(wants, text, subjects.rebates)
  return metricFor(kind, text, subjects)
}

/** What a chart is of; undefined after a complaint. */
export const readSubject = (
  kind: ChartKindName,
  node: TreeNode,
  path: string,
  subjects: Subjects,
  complain: Complain,
): Subject | undefined => {
  if (node.kind !== 'scalar') {
    const { code, problem, help } = wrongForm(kind, kindText(node))
    complain(node.kind === 'empty' ? 'E122' : code, problem, { place: node.place, path, help })
    return undefined
  }
  const subject = subjectOf(kind, node, subjects)
  if (!isWrong(subject)) return subject
  complainOf(subject, node, path, complain)
  return undefined
}
