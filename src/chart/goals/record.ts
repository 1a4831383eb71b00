import type { Outcome } from '../../study/outcome.ts'
import type { GoalsResult, Likelihood, StatementResult } from '../../study/result.ts'
import { errorsText } from '../../study/sampling.ts'
import { percentText } from '../number.ts'
import { type Shown, severalOf } from '../shown.ts'
import { type StatementWords, statementWords } from '../statement-words.ts'
import { cleanText } from '../text.ts'
import { sourceText } from '../theme.ts'

/** How often a goal is reached with each strategy shown, in their order; null where that cannot be told. */
export type GoalsRow = StatementWords & {
  /** As the file has it; null for several goals together, which have no weight either. */
  readonly that: string | null
  readonly weight: number | null
  readonly chances: readonly Chance[]
}

export type Chance = { readonly p: number; readonly lo: number; readonly hi: number } | null

export type GoalsGroup = { readonly title: string; readonly rows: readonly GoalsRow[] }

/** Goals of both sides: each of its own, all of a side where it has several, and all of both where both have some. */
export type GoalsRecord = {
  readonly kind: 'goals'
  readonly strategies: readonly Shown[]
  /** Strategies without a column, and goals without a row, for want of room. */
  readonly leftOut: number
  readonly goalsLeftOut: number
  readonly trials: number
  /** What intervals are from. */
  readonly errors: string
  readonly source: string
  readonly groups: readonly GoalsGroup[]
  readonly finding: string
}

const mostColumns = 5
const mostGoals = 7

type Side = StatementResult['side']
const sides = ['vendor', 'partner'] as const

const chanceOf = (found: Likelihood | null | undefined): Chance =>
  found === null || found === undefined || found.p === null
    ? null
    : { p: found.p, lo: found.ci95?.[0] ?? found.p, hi: found.ci95?.[1] ?? found.p }

const goalRow = (goal: StatementResult, shown: readonly Shown[], outcome: Outcome): GoalsRow => ({
  ...statementWords(goal, outcome),
  that: cleanText(goal.that),
  weight: goal.weight,
  chances: shown.map(({ id }) => chanceOf(goal.results.find(({ strategy }) => strategy === null || strategy === id))),
})

/** What the strategies are ranked by: all goals of both sides, or of the only side that has any. */
const whole = (goals: readonly GoalsResult[]): 'both' | Side =>
  goals.some(({ vendor }) => vendor === null)
    ? 'partner'
    : goals.some(({ partner }) => partner === null)
      ? 'vendor'
      : 'both'

const findingOf = (shown: readonly Shown[], chances: readonly Chance[], against: string, of: string): string => {
  const known = shown.flatMap((one, i) => (chances[i] ? [{ ...one, p: chances[i]!.p }] : []))
  const [first, ...others] = known
  if (first === undefined) return `Nobody can tell how often ${of} are reached`
  const best = others.reduce((a, b) => (b.p > a.p ? b : a), first)
  if (best.p === 0)
    return known.length === 1 ? `${best.title} reaches ${of} in no trial` : `No strategy reaches ${of} in any trial`
  const share = best.p === 1 ? 'in every trial' : `in ${percentText(best.p)} of trials`
  const base = known.find(({ id }) => id === against)
  if (known.length === 1) return `${best.title} reaches ${of} ${share}`
  if (base !== undefined && base.p === best.p)
    return `No strategy reaches ${of} more often than ${base.title}: ${share}`
  const than = base === undefined ? '' : `; ${base.title} ${base.p === 0 ? 'in none' : `in ${percentText(base.p)}`}`
  return `${best.title} most often reaches ${of}: ${share}${than}`
}

/** What the chart shows; without groups where nobody has a goal. */
export const goalsRecord = (outcome: Outcome, asked?: readonly string[]): GoalsRecord => {
  const { result, against } = outcome
  const said = result.statements.filter(({ kind }) => kind === 'goal')
  const of = whole(result.goals)
  const allOf =
    (key: 'both' | Side) =>
    (id: string): Chance =>
      chanceOf(result.goals.find(({ strategy }) => strategy === id)?.[key])
  const all = severalOf(outcome, asked)
  const rank = ({ id }: Shown) => (id === against ? Number.POSITIVE_INFINITY : (allOf(of)(id)?.p ?? -1))
  const best = new Set([...all].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a))).slice(0, mostColumns))
  const strategies = all.filter(one => best.has(one))
  const heaviest = new Set([...said].sort((a, b) => b.weight - a.weight).slice(0, mostGoals))
  const row = (said: string, key: 'both' | Side): GoalsRow => ({
    said,
    below: '',
    that: null,
    weight: null,
    chances: strategies.map(({ id }) => allOf(key)(id)),
  })
  const groups = sides.flatMap((side): GoalsGroup[] => {
    const own = said.filter(one => one.side === side)
    if (own.length === 0) return []
    const each = own.filter(one => heaviest.has(one)).map(one => goalRow(one, strategies, outcome))
    return [{ title: side, rows: own.length > 1 ? [...each, row(`all of the ${side}\u2019s`, side)] : each }]
  })
  const both = groups.length === 2 ? [{ title: 'both', rows: [row('all goals of both', 'both')] }] : []
  const named = of === 'both' ? 'all goals of both sides' : `${said.length > 1 ? 'all goals' : 'the goal'} of the ${of}`
  return {
    kind: 'goals',
    strategies,
    leftOut: all.length - strategies.length,
    goalsLeftOut: said.length - heaviest.size,
    trials: result.trials,
    errors: result.sampling === undefined ? 'counting trials' : errorsText(result),
    source: sourceText(result),
    groups: [...groups, ...both],
    finding: findingOf(
      strategies,
      strategies.map(({ id }) => allOf(of)(id)),
      against,
      named,
    ),
  }
}
