import { base, services } from '../../domain/columns.ts'
import { effortOf } from '../../domain/services/deals.ts'
import { marginAtFullUse } from '../../domain/services/stated.ts'
import { slice } from '../../kernel/column.ts'
import { atStart, settingOf } from '../../scenario/last-year/mean.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type Path, type TraceOptions, tracesOf } from '../traces.ts'
import type { Curve } from './curve.ts'

/** Deployments that a line reaches, at least and at most. */
const shortest = 12
const longest = 240

/** What the curve of the deals without the solution is of. */
export const withoutIt = 'without it'

/** What a deployment brings and costs: USD but for the shares. */
export type Deployment = {
  /** Spent before the first one, in money and in hours of the bench. */
  readonly building: number
  /** One-time work of a deal that the bench does, and the same that others do, at the price that holds in the solution. */
  readonly onBench: number
  readonly byOthers: number
  /** Margin of bench work at full use, and of the work of others. */
  readonly benchMargin: number
  readonly othersMargin: number
  readonly learning: number
  readonly floor: number
  /** What the price of a deal falls by, on average, that is not inside the solution. */
  readonly cut: number
  /** By how much more deals of the vertical are won with the solution. */
  readonly lift: number
}

/** Margin of the nth deployment: the bench's part of it costs less each time. */
export const marginOf = (
  n: number,
  { onBench, byOthers, benchMargin, othersMargin, learning, floor }: Deployment,
): number => onBench * (1 - effortOf(n, learning, floor) * (1 - benchMargin)) + byOthers * othersMargin

/**
 * Margin of a deal in the same vertical without the solution, at its full effort and at a price that shopping the parts
 * lowers; of one for each that is won with it, so that what is won besides is not there.
 */
export const marginWithout = ({ onBench, byOthers, benchMargin, othersMargin, cut, lift }: Deployment): number =>
  (onBench * (benchMargin - cut) + byOthers * (1 - cut) * othersMargin) / (1 + lift)

/** The two lines up to so many deployments: with the solution less what building it cost, and without it. */
export const solutionLines = (
  deployment: Deployment,
  count: number,
): { readonly inside: readonly number[]; readonly without: readonly number[] } => {
  const inside = [-deployment.building]
  const without = [0]
  for (let n = 1; n <= count; n++) {
    inside.push(inside[n - 1] + marginOf(n, deployment))
    without.push(without[n - 1] + marginWithout(deployment))
  }
  return { inside, without }
}

/** What a strategy is said to do, in place of the status quo. */
const under = (scenario: Scenario, strategy: string): Scenario => ({ ...scenario, against: strategy })

/** What is looked at of every strategy that builds one: deployments, by segment what is sold and inside it, and its price. */
const columnsOf = ({ component, segment }: Scenario['axes']) => [
  services.deployments,
  ...segment.flatMap(name =>
    [base.servedBookings, services.inSolution].map(column => slice(column, { segment: name })),
  ),
  ...segment.flatMap(s => component.map(c => slice(services.perDollar, { component: c, segment: s }))),
]

/** One-time work per deployment in the futures of a strategy, by component; undefined where none is ever deployed. */
const workOf = (scenario: Scenario, strategy: string, paths: readonly Path[]) => {
  const { component, segment } = scenario.axes
  const own = under(scenario, strategy)
  const once = component.filter(name => settingOf(own, `services.components.${name}.lasts`) !== undefined)
  const last = paths[0][paths[0].length - 1]
  const deployed = last.reduce((sum, value) => sum + value, 0)
  if (!(deployed > 0)) return undefined
  const sold = once.map(name => {
    let sum = 0
    for (let s = 0; s < segment.length; s++) {
      const [booked, inside] = [paths[1 + 2 * s], paths[2 + 2 * s]]
      const perDollar = paths[1 + 2 * segment.length + s * component.length + component.indexOf(name)]
      for (let t = 0; t < booked.length; t++)
        for (let i = 0; i < last.length; i++) sum += booked[t][i] * inside[t][i] * perDollar[t][i]
    }
    return sum / deployed
  })
  return { once, sold, deployments: deployed / last.length }
}

const deploymentOf = (
  scenario: Scenario,
  strategy: string,
  once: readonly string[],
  sold: readonly number[],
): Deployment => {
  const own = under(scenario, strategy)
  const at = (path: string): number => atStart(own, path)
  const [cost, hours, utilisation] = ['cost', 'hours', 'utilisation'].map(name => at(`partner.bench.${name}`))
  const isOnBench = once.map(name => settingOf(own, `services.components.${name}.delivered`) !== undefined)
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
  const onBench = total(sold.filter((_, c) => isOnBench[c]))
  const byOthers = total(sold) - onBench
  const theirs = once.map((name, c) => (isOnBench[c] ? 0 : sold[c] * at(`services.components.${name}.margin`)))
  const work = at('services.solution.hours')
  return {
    building: at('services.solution.build') + (work > 0 ? (work * cost) / (hours * utilisation) : 0),
    onBench,
    byOthers,
    benchMargin: onBench > 0 ? marginAtFullUse(cost, hours, utilisation, at('partner.bench.rate')) : 0,
    othersMargin: byOthers > 0 ? total(theirs) / byOthers : 0,
    learning: at('services.solution.learning'),
    floor: at('services.solution.floor'),
    cut: at('services.unbundled.chance') * at('services.unbundled.discount'),
    lift: at('services.solution.winRate'),
  }
}

const x = { label: 'deployments', unit: 'count' } as const
const y = { label: 'margin of the one-time work', unit: 'USD' } as const

/** The line of a strategy's deals with the solution, marked where it overtakes that of the same deals without it. */
const curvesFor = (strategy: string, deployment: Deployment, deployments: number): Curve[] => {
  const far = solutionLines(deployment, longest)
  const back = far.inside.findIndex((value, n) => n > 0 && value >= far.without[n])
  const wanted = Math.max(Math.ceil(deployments * 1.25), back + 2, shortest)
  const count = Math.min(wanted, longest)
  const pointsOf = (values: readonly number[]) => values.slice(0, count + 1).map((value, n) => ({ x: n, y: value }))
  const heightAt = (n: number): number => {
    const below = Math.min(Math.floor(n), count - 1)
    return far.inside[below] + (n - below) * (far.inside[below + 1] - far.inside[below])
  }
  const marks = [
    ...(back < 0 ? [] : [{ label: 'pays back', x: back, y: far.inside[back] }]),
    ...(deployments > count ? [] : [{ label: 'by the end', x: deployments, y: heightAt(deployments) }]),
  ]
  return [
    { kind: 'solution', strategy, of: '', x, y, points: pointsOf(far.inside), marks },
    { kind: 'solution', strategy, of: withoutIt, x, y, points: pointsOf(far.without), marks: [] },
  ]
}

/**
 * How the repeatable solution pays back with each strategy that builds one: the margin of the one-time work of its deals,
 * added up deployment by deployment, less what building cost; and that of the same deals without it. At the mean of each
 * uncertain number; what a deal is worth is looked up in the first futures of the run. An hour costs what it does when
 * the bench is fully used.
 */
export const solutionCurves = async (
  scenario: Scenario,
  strategies: readonly string[],
  options: TraceOptions,
): Promise<readonly Curve[]> => {
  const building = strategies.filter(strategy => {
    const own = under(scenario, strategy)
    return ['build', 'hours'].some(name => atStart(own, `services.solution.${name}`) > 0)
  })
  const paths = await tracesOf(scenario, building, columnsOf(scenario.axes), options)
  return building.flatMap((strategy, v) => {
    const work = workOf(scenario, strategy, paths[v])
    if (work === undefined) return []
    return curvesFor(strategy, deploymentOf(scenario, strategy, work.once, work.sold), work.deployments)
  })
}
