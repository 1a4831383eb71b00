import type { Curve } from '../../study/curves/curve.ts'
import { withoutIt } from '../../study/curves/solution.ts'
import type { Outcome } from '../../study/outcome.ts'
import { moneyText, valueText } from '../number.ts'
import { type Shown, shownAs } from '../shown.ts'
import { sourceText } from '../theme.ts'

type Point = { readonly x: number; readonly y: number }

/** Margin of a solution's deals added up deployment by deployment, USD, and of the same deals without it. */
export type SolutionRecord = {
  readonly kind: 'solution'
  readonly of: Shown
  readonly source: string
  readonly inside: readonly Point[]
  readonly without: readonly Point[]
  /** Spent before the first deployment, USD. */
  readonly building: number
  /** The deployment with which the solution is no worse than the same deals without it; null: none of those shown. */
  readonly payback: Point | null
  /** Deployments by the end of the horizon, a mean over the trials, and by how much it is ahead then; null beyond the lines. */
  readonly end: (Point & { readonly ahead: number }) | null
  readonly finding: string
}

/** The height of a line between its points. */
const heightAt = (points: readonly Point[], x: number): number => {
  const after = points.findIndex(point => point.x >= x)
  if (after <= 0) return points[Math.max(after, 0)]!.y
  const [a, b] = [points[after - 1]!, points[after]!]
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y)
}

const ordinal = (n: number): string => {
  const last = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10
  return `${n}${last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}

type Found = Pick<SolutionRecord, 'of' | 'inside' | 'building' | 'payback' | 'end'>

const findingOf = ({ of, inside, building, payback, end }: Found): string => {
  const cost = moneyText(building)
  const back =
    payback === null
      ? `does not pay back the ${cost} that building it costs within ${inside.at(-1)!.x} deployments`
      : `pays back the ${cost} that building it costs with the ${ordinal(payback.x)} deployment`
  if (end === null) return `${of.title}: the solution ${back}`
  const made = `${valueText(end.x, 'count')} ${end.x === 1 ? 'is' : 'are'} made by the end on average`
  const size = moneyText(Math.abs(end.ahead))
  const ahead =
    size === '$0' ? 'which leaves it level' : `which leaves it ${size} ${end.ahead > 0 ? 'ahead' : 'behind'}`
  return `${of.title}: the solution ${back}; ${made}, ${ahead}`
}

/** The strategies of a run that build a repeatable solution and deploy it. */
export const solvers = ({ curves = [] }: Outcome): readonly string[] =>
  curves.flatMap(({ kind, of, strategy }) => (kind === 'solution' && of === '' ? [strategy] : []))

/** What the chart shows of a strategy; undefined where it has no solution, or the run kept no lines. */
export const solutionRecord = (outcome: Outcome, strategy: string): SolutionRecord | undefined => {
  const find = (of: string): Curve | undefined =>
    outcome.curves?.find(curve => curve.kind === 'solution' && curve.of === of && curve.strategy === strategy)
  const [inside, without] = [find(''), find(withoutIt)]
  if (inside === undefined || without === undefined) return undefined
  const mark = (name: string) => inside.marks.find(({ label }) => label === name)
  const end = mark('by the end')
  const found = {
    of: shownAs(outcome)(strategy),
    inside: inside.points,
    building: -inside.points[0]!.y,
    payback: mark('pays back') ?? null,
    end: end ? { ...end, ahead: heightAt(inside.points, end.x) - heightAt(without.points, end.x) } : null,
  }
  return {
    kind: 'solution',
    ...found,
    without: without.points,
    source: sourceText(outcome.result),
    finding: findingOf(found),
  }
}
