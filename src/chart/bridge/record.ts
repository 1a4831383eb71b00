import type { Outcome } from '../../study/outcome.ts'
import type { Bridge } from '../../study/result.ts'
import { valueText } from '../number.ts'
import { type Shown, shownAs } from '../shown.ts'
import { cleanText } from '../text.ts'
import { sourceText } from '../theme.ts'
import { metricName } from '../words.ts'

/** A row of the bridge, in dollars: a figure stands from 0 to `to`, a step leads from `from` to `to`. */
export type BridgeRow = {
  readonly kind: 'figure' | 'step'
  readonly label: string
  readonly from: number
  readonly to: number
}

/** The way to a figure of `of`, from that of `against`, or from its first step where there is no such; means in USD. */
export type BridgeRecord = {
  readonly kind: 'bridge'
  readonly name: string
  readonly of: Shown
  readonly against: Shown | null
  readonly trials: number
  readonly source: string
  /** Each step begins where the row before it ends; figures stand where the rows before them end. */
  readonly rows: readonly BridgeRow[]
  /** Steps that change nothing, and have no row. */
  readonly unmoved: number
  readonly finding: string
}

type Step = { readonly label: string; readonly size: number; readonly reaches?: string }

const most = 11

const sum = (steps: readonly Step[]): number => steps.reduce((total, { size }) => total + size, 0)

/** The steps that are worth a row; two and more that are not make one, at the end of their stretch. */
const folded = (steps: readonly Step[], least: number): readonly Step[] => {
  const small = steps.filter(({ size }) => Math.abs(size) < least)
  if (small.length < 2) return steps
  return [...steps.filter(step => !small.includes(step)), { label: `${small.length} smaller steps`, size: sum(small) }]
}

/** The steps cut after each of those that reach a figure. */
const stretchesOf = (steps: readonly Step[]): Step[][] => {
  const stretches: Step[][] = [[]]
  for (const step of steps) {
    stretches.at(-1)!.push(step)
    if (step.reaches !== undefined) stretches.push([])
  }
  return stretches.filter(({ length }) => length > 0)
}

/** The least size of a step that has a row of its own. */
const leastOf = (steps: readonly Step[]): number => {
  const sizes = steps.map(({ size }) => Math.abs(size)).sort((a, b) => b - a)
  return Math.max((sizes[0] ?? 0) * 0.01, sizes[most - 1] ?? 0)
}

/** Steps that change less than a cent in a million dollars change nothing. */
const moves = (steps: readonly Step[]): ((step: Step) => boolean) => {
  const greatest = steps.reduce((size, step) => Math.max(size, Math.abs(step.size)), 0)
  return ({ size }) => Math.abs(size) > greatest * 1e-8
}

/** The rows of steps from where they begin. */
const walked = (steps: readonly Step[], start: number): BridgeRow[] => {
  let at = start
  return steps.map(({ label, size }) => {
    const from = at
    at += size
    return { kind: 'step', label, from, to: at }
  })
}

const figure = (label: string, to: number): BridgeRow => ({ kind: 'figure', label, from: 0, to })

const signedSteps = (rows: readonly BridgeRow[]): string => {
  const steps = rows.filter(({ kind, label }) => kind === 'step' && !/^\d+ smaller steps$/.test(label))
  const ranked = [...steps].sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)).slice(0, 2)
  const text = ranked.map(({ label, from, to }) => `${label} ${valueText(to - from, 'USD', true)}`).join(', ')
  return ranked.length === 0 ? '' : `; largest ${ranked.length === 1 ? 'step' : 'steps'}: ${text}`
}

const findingOf = ({ name, of, against, rows }: Pick<BridgeRecord, 'name' | 'of' | 'against' | 'rows'>): string => {
  const end = rows.at(-1)!.to
  const mean = `mean ${name}`
  if (against === null) return `${of.title}: ${mean} is ${valueText(end, 'USD')}${signedSteps(rows.slice(1))}`
  const gain = end - rows[0]!.to
  if (valueText(gain, 'USD') === '$0')
    return `${of.title} leaves ${mean} where it is with ${against.title}: ${valueText(end, 'USD')}`
  const apart = `${valueText(Math.abs(gain), 'USD')} ${gain > 0 ? 'more' : 'less'} than ${against.title}`
  return `${of.title} brings ${mean} to ${valueText(end, 'USD')}, ${apart}${signedSteps(rows)}`
}

/** The steps of a bridge, less those of another; undefined where one has no value. */
const stepsOf = (bridge: Bridge, less?: Bridge): readonly Step[] | undefined => {
  const steps = bridge.steps.map(({ id, label, mean, reaches }) => {
    const other = less === undefined ? 0 : (less.steps.find(step => step.id === id)?.mean ?? null)
    const size = mean === null || other === null ? Number.NaN : mean - other
    return { label: cleanText(label), size, ...(reaches === undefined || less !== undefined ? {} : { reaches }) }
  })
  return steps.every(({ size }) => Number.isFinite(size)) ? steps : undefined
}

/** The rows of one strategy's own way, with a figure wherever the steps reach one. */
const ownRows = (steps: readonly Step[], outcome: Outcome): BridgeRow[] => {
  const moving = steps.filter((step, i) => i === 0 || step.reaches !== undefined || moves(steps)(step))
  const least = leastOf(moving)
  const [first] = moving
  const rows: BridgeRow[] = [figure(first!.label, first!.size)]
  for (const stretch of stretchesOf(moving)) {
    const inner = stretch.filter(step => step !== first && moves(steps)(step))
    const reached = stretch.at(-1)!.reaches
    const end = rows.at(-1)!.to + sum(inner)
    const walk = walked(folded(inner, least), rows.at(-1)!.to)
    rows.push(...walk)
    if (reached !== undefined && walk.length > 0) rows.push(figure(cleanText(metricName(reached, outcome.firm)), end))
  }
  return rows
}

/**
 * What the bridge shows: of a strategy against another, how each step differs between them; of a strategy against
 * itself, its own steps. Undefined where the run has no such bridge, or a step has no value.
 */
export const bridgeRecord = (
  outcome: Outcome,
  metric: string,
  of: string,
  against: string,
): BridgeRecord | undefined => {
  const { result } = outcome
  const find = (id: string) => result.bridges.find(bridge => bridge.of === metric && bridge.strategy === id)
  const bridge = find(of)
  const base = of === against ? undefined : find(against)
  if (bridge === undefined || (base === undefined && of !== against)) return undefined
  const steps = stepsOf(bridge, base)
  if (steps === undefined || steps.length === 0) return undefined
  const as = shownAs(outcome)
  const moving = steps.filter(moves(steps))
  const rows =
    base === undefined
      ? ownRows(steps, outcome)
      : [
          figure(as(against).title, base.total),
          ...walked(folded(moving, leastOf(moving)), base.total),
          figure(as(of).title, bridge.total),
        ]
  const named = {
    name: cleanText(metricName(metric, outcome.firm)),
    of: as(of),
    against: base === undefined ? null : as(against),
    rows,
  }
  return {
    kind: 'bridge',
    ...named,
    trials: result.trials,
    source: sourceText(result),
    unmoved: steps.length - moving.length,
    finding: findingOf(named),
  }
}
