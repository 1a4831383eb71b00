import { influenced, influencedDifferences, ownersMetric, vendorsMetric } from '../../domain/headlines.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { GuessesResult, InfluenceResult, InputShare } from '../beyond-levels.ts'
import { changesOf, paretoOf } from '../pareto.ts'
import type { Comparison, Result, StrategyResult } from '../result.ts'
import type { Study } from '../study.ts'
import type { Influence } from './influence.ts'
import type { Target } from './plan.ts'

/** Shares that a result keeps of each figure. */
const kept = 12

/** What each headline figure of each strategy, and its difference from the status quo, hangs on. */
const influenceResults = (
  study: Study,
  metrics: readonly string[],
  influence: (target: Target) => Influence,
): InfluenceResult[] =>
  study.influence.targets.flatMap((target): InfluenceResult[] => {
    if (target.kind === 'asked') return []
    const metric = metrics[target.metric]
    const wanted: readonly string[] = target.kind === 'metric' ? influenced : influencedDifferences
    if (!wanted.includes(metric)) return []
    const [a, b] = target.kind === 'metric' ? [undefined, target.variant] : study.pairs[target.pair]
    const { inputs, chance } = influence(target)
    return [
      {
        strategy: study.variants[b].id,
        against: a === undefined ? null : study.variants[a].id,
        metric,
        inputs: inputs.slice(0, kept),
        chance,
      },
    ]
  })

/** The strategy with the greatest mean of a metric, if any has one. */
export const bestOf = (strategies: readonly StrategyResult[], metric: string): StrategyResult | undefined =>
  strategies.reduce<StrategyResult | undefined>((best, one) => {
    const mean = one.metrics[metric]?.mean ?? null
    return mean !== null && (best === undefined || mean > (best.metrics[metric].mean as number)) ? one : best
  }, undefined)

/** Every input of a strategy's metric. */
const inputsOf = (
  study: Study,
  metrics: readonly string[],
  influence: (target: Target) => Influence,
  strategy: string,
  metric: string,
): Influence => {
  const target = study.influence.targets.find(
    found =>
      found.kind === 'metric' && metrics[found.metric] === metric && study.variants[found.variant].id === strategy,
  )
  return target ? influence(target) : { inputs: [], chance: null }
}

/** Our judgement, or the author's number without a source. */
const isGuess = ({ grade }: InputShare): boolean => grade === 'J' || grade === 'set'

const guessesOf = (strategy: string, metric: string, { inputs, chance }: Influence): GuessesResult => ({
  strategy,
  metric,
  inputs: inputs.filter(isGuess),
  chance,
})

/**
 * What the headline figures hang on, the guesses that matter most for the owner's figure in its best strategy, and
 * which strategies no other one beats on both seats; `inputs` are all of that figure.
 */
export const headlinesOf = (
  { against }: Pick<Scenario, 'against'>,
  study: Study,
  influence: (target: Target) => Influence,
  strategies: readonly StrategyResult[],
  comparisons: readonly Comparison[],
): {
  readonly result: Pick<Result, 'influence' | 'guesses' | 'pareto'>
  readonly inputs: readonly InputShare[]
} => {
  const metrics = Object.keys(strategies[0]?.metrics ?? {})
  const metric = ownersMetric(metrics)
  const best = metric && bestOf(strategies, metric)
  const found = metric && best ? inputsOf(study, metrics, influence, best.id, metric) : { inputs: [], chance: null }
  return {
    result: {
      influence: influenceResults(study, metrics, influence),
      guesses: metric && best ? guessesOf(best.id, metric, found) : null,
      pareto: metric ? paretoOf(changesOf(comparisons, against, vendorsMetric, metric)) : [],
    },
    inputs: found.inputs,
  }
}
