import { metricNamed } from '../../domain/metric-named.ts'
import { allMetrics } from '../../domain/metrics.ts'
import { type Look, looks, type Metric } from '../../kernel/metric.ts'
import { notYetMetrics } from '../not-yet.ts'
import type { MetricRef, Scenario } from '../scenario.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import type { Wrong } from '../wrong.ts'
import { meantMetrics } from './meant-metric.ts'
import { type Calendar, isCovered, stepsIn, stepsUntil, stretchOf } from './period.ts'
import type { Reference, Speaks } from './term.ts'

/** What the names in a formula over figures are looked up in. */
export type Known = {
  readonly time: Scenario['time']
  readonly calendar: () => Calendar
  readonly strategies: readonly string[]
  /** Titles of strategies, in the order of `strategies`. */
  readonly titles: readonly string[]
  /** The strategy that `statusQuo` stands for. */
  readonly against: string
  /** Names of the files that the scenario extends, whose own strategies it does not have. */
  readonly bases: ReadonlySet<string>
  readonly inputs: ReadonlySet<string>
  /** The metrics of the catalogue that are offered, templates at the elements of the scenario. */
  readonly metrics: readonly Metric[]
  /** Names of the file's own metrics. */
  readonly own: readonly string[]
}

/** What a formula over metrics can speak of, given the file's own. */
export const speaksOf = (own: readonly string[]): Speaks => ({
  level: 'metrics',
  has: name => own.includes(name) || metricNamed(name) !== undefined,
})

type Found = { readonly metric: Metric; readonly ref: MetricRef }

/** What is wrong with a reference, and which word of it, if it is not all of it. */
type Misfit = Wrong & { readonly word?: string }

/** The look that all columns of a metric are looked at with; undefined where it cannot be moved in time. */
const lookOf = ({ needs }: Metric): Look | undefined => {
  const windows = new Set(Object.values(needs).map(({ window }) => window))
  return windows.size === 1 ? looks.find(look => windows.has(look)) : undefined
}

const unmovable = ({ id, label }: Metric): Wrong => {
  const total = id.endsWith('.last12') ? id.slice(0, -'.last12'.length) : undefined
  const whole = total === undefined ? undefined : metricNamed(total)
  const isThere = whole !== undefined && lookOf(whole) !== undefined
  return {
    code: 'E137',
    problem: `${quoted(id)} (${label}) is looked at over its own time only`,
    help: isThere ? `${quoted(total ?? '')} can be looked at in a year: ${total} in 2028` : 'leave out the time',
  }
}

const horizon = ({ start, ends }: Calendar): string => `the horizon is ${start} to ${ends[ends.length - 1]}`

/** Months in which the fiscal years of a metric's seat start; a metric of both seats, or of a distributor, has none. */
const fiscalStart = ({ id }: Metric, time: Scenario['time']): number | undefined =>
  id.startsWith('partner.') ? time.partnerYear : id.startsWith('vendor.') ? time.vendorYear : undefined

const ownerOf = ({ id }: Metric): string => (id.startsWith('distributor.') ? 'the distributor' : 'both seats')

const inTime = (
  metric: Metric,
  text: string,
  { time, calendar }: Known,
): Pick<MetricRef, 'window' | 'when'> | Wrong => {
  const look = lookOf(metric)
  if (look === undefined) return unmovable(metric)
  const start = fiscalStart(metric, time)
  if (text.startsWith('FY') && start === undefined)
    return {
      code: 'E137',
      problem: `${quoted(metric.id)} is of ${ownerOf(metric)} and has no fiscal year`,
      help: `write a calendar year: in ${text.slice(2)}`,
    }
  const stretch = stretchOf(text, start)
  if (stretch === undefined) return { code: 'E140', problem: `${quoted(text)} is not in the calendar` }
  const steps = stepsIn(calendar(), stretch)
  if (steps !== undefined) return { window: { look, ...steps }, when: `in ${text}` }
  const { first, last } = stretch
  if (isCovered(calendar(), stretch))
    return {
      code: 'E137',
      problem: `${quoted(text)} is ${first} to ${last}, and that is no whole number of steps`,
      expected: `a step is a ${time.step}, the first from ${time.start}`,
      help:
        time.step === 'quarter'
          ? 'write a quarter such as 2028-Q1, or "step: month" under "time"'
          : 'write whole months',
    }
  return {
    code: 'E137',
    problem: `${quoted(text)} is ${first} to ${last}, and not all of that is in the horizon`,
    expected: horizon(calendar()),
  }
}

/** Until a date, from the start: what flowed until then, what stands then. */
const byDate = (metric: Metric, text: string, { calendar }: Known): Pick<MetricRef, 'window' | 'when'> | Wrong => {
  const look = lookOf(metric)
  if (look === undefined) return unmovable(metric)
  const steps = stepsUntil(calendar(), stretchOf(text)?.last ?? '')
  if (steps === undefined) throw new Error(`"${text}" was not looked at`)
  return { window: { look, ...steps }, when: `by ${text}` }
}

const fieldsOf = (known: Known): readonly string[] => [...known.metrics.map(({ id }) => id), ...known.own]

/** Names with those of a seat first: `vendor.contributon` is one of the vendor's. */
const seatFirst = (name: string, names: readonly string[]): readonly string[] => {
  const seat = name.slice(0, name.indexOf('.') + 1)
  const isOf = (id: string): boolean => seat !== '' && id.startsWith(seat)
  return [...names.filter(isOf), ...names.filter(id => !isOf(id))]
}

const mostMeant = 4

const meantText = (meant: readonly string[]): string => {
  const [first] = meant
  if (first === undefined) return 'tandem explain figures lists them all'
  const metric = metricNamed(first)
  if (meant.length === 1) return `did you mean "${first}"${metric === undefined ? '' : ` (${metric.label})`}?`
  const more = meant.length > mostMeant ? `, or one of ${meant.length - mostMeant} more` : ''
  return `did you mean ${meant.slice(0, mostMeant).join(' or ')}${more}?`
}

const unknownMetric = (name: string, known: Known): Wrong => {
  const later = notYetMetrics.get(name)
  if (later !== undefined)
    return { code: 'E190', problem: `not yet: ${later}; this comes later`, help: 'remove it for now' }
  if (known.inputs.has(name))
    return {
      code: 'E136',
      problem: `the levels are mixed: ${quoted(name)} is an input, and this formula is made of metrics`,
      help: 'inputs belong in the values of the file; here write metrics and plain quantities',
    }
  const names = seatFirst(name, fieldsOf(known))
  return {
    code: 'E124',
    problem: `unknown metric ${quoted(name)}`,
    expected: oneOf(names, 8),
    help: meantText(meantMetrics(name, names, known.metrics)),
  }
}

/** The strategy that a reference names; `statusQuo` is the one that all are compared with. */
const strategyOf = ({ of }: Reference, { against }: Known): string | undefined =>
  of === 'statusQuo' && against !== '' ? against : of

/** The strategy that has a word for its title, where an id belongs. */
export const titledLike = (word: string, { strategies, titles }: Known): string | undefined => {
  const at = titles.findIndex(title => title.toLowerCase() === word.toLowerCase())
  return at < 0 ? undefined : `did you mean ${quoted(strategies[at])} (titled ${quoted(titles[at])})?`
}

/** The metric of a name, of a template only at an element that the scenario has. */
const metricOf = (name: string, { metrics }: Known): Metric | undefined =>
  metrics.find(({ id }) => id === name) ?? (allMetrics.some(({ id }) => id === name) ? metricNamed(name) : undefined)

/** The figure that a reference to a metric of the catalogue means; `by` is the date that the statement names. */
export const figureOf = (reference: Reference, by: string | undefined, known: Known): Found | Misfit => {
  const { name, in: time } = reference
  const of = strategyOf(reference, known)
  const metric = metricOf(name, known)
  if (metric === undefined) return { ...unknownMetric(name, known), word: name }
  if (of !== undefined && !known.strategies.includes(of)) {
    const help = titledLike(of, known) ?? didYouMean(of, known.strategies)
    return {
      code: 'E124',
      problem: `unknown strategy ${quoted(of)}`,
      word: of,
      ...(known.strategies.length > 0 && { expected: oneOf(known.strategies) }),
      ...(help !== undefined && { help }),
    }
  }
  const window = time !== undefined ? inTime(metric, time, known) : by !== undefined ? byDate(metric, by, known) : {}
  if ('problem' in window) return time === undefined ? window : { ...window, word: time }
  return { metric, ref: { metric: name, ...(of !== undefined && { of }), ...window } }
}

/** What is wrong with a date that a statement names. */
export const dateProblem = (text: string, { calendar }: Pick<Known, 'calendar'>): Wrong | undefined => {
  const stretch = stretchOf(text)
  if (stretch === undefined)
    return {
      code: 'E140',
      problem: `${quoted(text)} is not a date`,
      help: 'write 2028, 2028-Q4, 2028-12 or 2028-12-31',
    }
  const { last } = stretch
  if (stepsUntil(calendar(), last) !== undefined) return undefined
  const { ends } = calendar()
  const when =
    last < ends[0]
      ? 'before the first step does'
      : last < ends[ends.length - 1]
        ? 'inside a step, not at the end of one'
        : 'after the horizon'
  return { code: 'E137', problem: `${quoted(text)} ends on ${last}, ${when}`, expected: horizon(calendar()) }
}
