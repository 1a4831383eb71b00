import type { Expr } from '../../../src/kernel/expr.ts'
import type { Law } from '../../../src/kernel/law.ts'
import type { Correlation, Quantity, Scenario, Setting } from '../../../src/scenario/scenario.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'

const place = { file: { name: 'built in a test', text: '' }, start: 0, end: 0 }

const normal = (sd: number): Law => ({ kind: 'normal', params: [1000, sd] })

/** A weighted sum of named inputs. */
export const sumOf = (weights: Readonly<Record<string, number>>): Quantity => {
  const of = Object.keys(weights)
  const terms = of.map(
    (name, index): Expr => ({
      kind: 'call',
      op: '*',
      args: [
        { kind: 'number', value: weights[name] },
        { kind: 'name', index },
      ],
    }),
  )
  const expr = terms.reduce((a, b): Expr => ({ kind: 'call', op: '+', args: [a, b] }))
  return { kind: 'formula', expr, of, text: 'a weighted sum', per: 'month' }
}

const overhead = (quantity: Quantity): ReadonlyMap<string, Setting> =>
  new Map([['partner.overhead', { path: 'partner.overhead', quantity, place }]])

/**
 * A firm that does nothing but pay an overhead, which is a weighted sum of independent standard normals around 1,000, so
 * that EBITDA is linear in them. Strategies may weigh them otherwise.
 */
export const linearScenario = (
  strategies: Readonly<Record<string, Readonly<Record<string, number>>>>,
  more: {
    readonly correlations?: readonly Correlation[]
    readonly laws?: Readonly<Record<string, Law>>
    readonly trials?: number
  } = {},
): Scenario => {
  const names = [...new Set(Object.values(strategies).flatMap(weights => Object.keys(weights)))]
  const built = buildScenario({
    steps: 12,
    trials: more.trials ?? 4096,
    seed: 'linear',
    inputs: Object.fromEntries(names.map(name => [name, more.laws?.[name] ?? normal(1)])),
    set: {},
    strategies: Object.fromEntries(Object.keys(strategies).map(id => [id, {}])),
  })
  return {
    ...built,
    correlations: more.correlations ?? [],
    strategies: built.strategies.map(strategy => ({ ...strategy, settings: overhead(sumOf(strategies[strategy.id])) })),
  }
}
