import type { Unit } from '../../src/kernel/unit.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { CheckResult, Figures } from '../../src/study/result.ts'
import { version } from '../../src/study/version.ts'
import { metricState, summaryOf } from '../../src/summarise/column-state.ts'

/** Futures by strategy and metric. */
export type Futures = Readonly<Record<string, Readonly<Record<string, readonly number[] | Float64Array>>>>

type Facts = {
  readonly seed?: string
  readonly hash?: string
  readonly tool?: string
  readonly trials?: number
  readonly units?: Readonly<Record<string, Unit>>
  readonly checks?: readonly CheckResult[]
  readonly set?: readonly string[]
  readonly own?: readonly string[]
}

const figuresOf = (values: Float64Array, unit: Unit): Figures => {
  const { mean, sd, se, moments, quantile: p } = summaryOf(metricState(values, 0, true))
  const [p05, p10, p25, p50, p75, p90, p95] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95].map(p)
  const quantiles = { p05, p10, p25, p50, p75, p90, p95 }
  return { unit, mean, sd, se, ...quantiles, min: p(0), max: p(1), undefined: moments.missing }
}

/** What a run would leave that had these futures; metrics are in USD if nothing else is said. */
export const outcomeOf = (futures: Futures, facts: Facts = {}): Outcome => {
  const samples = Object.fromEntries(
    Object.entries(futures).map(([strategy, metrics]) => [
      strategy,
      Object.fromEntries(Object.entries(metrics).map(([id, values]) => [id, Float64Array.from(values)])),
    ]),
  )
  const some = Object.values(Object.values(samples)[0] ?? {})[0]
  const trials = facts.trials ?? some?.length ?? 0
  const result = {
    schema: 'tandem/result@1',
    tool: { name: 'tandem', version: facts.tool ?? version },
    streams: 1,
    seed: facts.seed ?? 'it',
    trials,
    scenario: {
      name: 'It',
      file: 'it.yaml',
      hash: facts.hash ?? 'a'.repeat(64),
      ...(facts.set === undefined ? {} : { set: facts.set }),
    },
    strategies: Object.entries(samples).map(([id, metrics]) => ({
      id,
      title: id,
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([metric, values]) => [metric, figuresOf(values, facts.units?.[metric] ?? 'USD')]),
      ),
      timeline: {},
      means: {},
    })),
    metrics: (facts.own ?? []).map(id => ({ id, level: 'trial' })),
    checks: facts.checks ?? [],
  }
  return { result, samples } as unknown as Outcome
}
