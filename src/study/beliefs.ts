import type { Expr } from '../kernel/expr.ts'
import type { Statement } from '../scenario/scenario.ts'
import type { Asked } from './asked.ts'
import { isWorld } from './derived.ts'
import type { Influence } from './influence/influence.ts'
import type { Target } from './influence/plan.ts'
import type { StatementResult, StrategyResult } from './result.ts'
import { askedFor, type Study } from './study.ts'

type Measured = Pick<StatementResult['results'][number], 'simulated' | 'gap' | 'hangsOn'>

const numberIn = (expr: Expr): number | undefined => {
  if (expr.kind === 'number') return expr.value
  const inner = expr.kind === 'call' && expr.op === 'negative' ? numberIn(expr.args[0]) : undefined
  return inner === undefined ? undefined : -inner
}

/** The number of a statement that says no more than that a metric is above it, or below it. */
export const numberOf = ({ about, formula: { expr } }: Pick<Statement, 'about' | 'formula'>): number | undefined =>
  about !== undefined && expr.kind === 'call' && ['<', '<=', '>', '>='].includes(expr.op)
    ? numberIn(expr.args[1])
    : undefined

/**
 * How far each goal and belief is from what is simulated, and what it hangs on: the input with the largest share in the
 * metric that it compares with a number, else in whether it is true; an input only if it can be told from none.
 */
export const beliefsOf = (
  statements: readonly Statement[],
  study: Study,
  asked: Asked,
  strategies: readonly StrategyResult[],
  influence: (target: Target) => Influence,
): ((statement: number, v: number) => Measured) => {
  const ids = Object.keys(strategies[0]?.metrics ?? {})
  return (n, v) => {
    const one = statements[n]
    const about = one.about
    const variant = study.reported[v]
    const [place] = asked.statements[n]
    const isShared = isWorld(askedFor(study)[place])
    const number = numberOf(one)
    const target = study.influence.targets.find(found =>
      number === undefined
        ? found.kind === 'asked' && found.asked === place && (isShared || found.variant === variant)
        : found.kind === 'metric' && found.variant === variant && ids[found.metric] === about,
    )
    const median = about === undefined ? null : (strategies[v].metrics[about]?.p50 ?? null)
    return {
      simulated: median,
      gap: number === undefined || median === null ? null : number - median,
      hangsOn: (target && influence(target).inputs[0]) ?? null,
    }
  }
}
