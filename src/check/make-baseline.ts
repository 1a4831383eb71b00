import { hashHex } from '../kernel/address.ts'
import { failure } from '../kernel/failure.ts'
import type { Outcome } from '../study/outcome.ts'
import type { Figures, Result } from '../study/result.ts'
import { noHeldTrials } from '../study/unplayable.ts'
import { exactTrials } from '../summarise/column-state.ts'
import { arithmeticPrint } from './arithmetic-print.ts'
import type { Baseline, Level, Samples } from './baseline.ts'
import { defaultTolerance, gatedByDefault, unitsOf } from './gated.ts'

const note =
  'A regression fixture: what the model came to when somebody last accepted it, not validated truth. Only "tolerances" may be changed by hand; the rest is written by tandem check --accept.'

/** A baseline with the figures that it was made of, future by future. */
export type Fixture = { readonly baseline: Baseline; readonly samples: Samples }

/** What was played: the files, and what the command line set on top of them. */
export const playedHash = ({ hash, set = [] }: Result['scenario']): string =>
  set.length === 0 ? hash : hashHex(hash, ...set)

/** A figure that can be written down; null where there is none or it is endless. */
const finite = (figure: number | null): number | null => (Number.isFinite(figure) ? figure : null)

/** What a metric came to, as a baseline holds it. */
export const levelOf = ({ mean, sd, p10, p50, p90, undefined: none }: Figures): Level => ({
  mean: finite(mean),
  p10: finite(p10),
  p50: finite(p50),
  p90: finite(p90),
  sd: finite(sd),
  undefined: none,
})

/** A record with its keys in code-point order, so that a baseline has one way to be written. */
export const inOrder = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

/** The figures of a run, future by future: of those metrics of each strategy that it has. */
export const samplesOf = (outcome: Outcome, metrics: readonly string[]): Samples => {
  const { trials, strategies, sampling } = outcome.result
  if (sampling !== undefined)
    throw failure(
      'a baseline holds futures of plain Monte Carlo, and these are of Sobol points: leave out the sampling',
    )
  const unheld = trials > exactTrials ? noHeldTrials(trials) : undefined
  if (unheld) throw failure(`${unheld.message}; ${unheld.help}`)
  return inOrder(
    strategies.map(({ id, metrics: known }) => {
      const kept = outcome.samples[id]
      const there = metrics.filter(metric => Object.hasOwn(known, metric))
      const lost = there.find(metric => !Object.hasOwn(kept, metric))
      if (lost !== undefined) throw failure(`a baseline holds every future, but those of "${lost}" were not kept`)
      return [id, inOrder(there.map(metric => [metric, kept[metric]]))]
    }),
  )
}

/**
 * The baseline of a run. `files`: the texts that the scenario was read from, by name. `also`: metrics to hold besides
 * those that are gated by default, as far as the run has them. Its `samples` stay empty until it is written.
 */
export const makeBaseline = (
  outcome: Outcome,
  files: Readonly<Record<string, string>>,
  also: readonly string[] = [],
): Fixture => {
  const { result } = outcome
  const units = unitsOf(result)
  const metrics = [...new Set([...gatedByDefault(result), ...also])].filter(id => units.has(id)).sort()
  return {
    baseline: {
      accepted: [],
      arithmetic: arithmeticPrint(),
      files: inOrder(Object.entries(files)),
      levels: inOrder(
        result.strategies.map(one => [one.id, inOrder(metrics.map(id => [id, levelOf(one.metrics[id])]))]),
      ),
      note,
      samples: '',
      scenario: { file: result.scenario.file, hash: playedHash(result.scenario) },
      schema: 'tandem/baseline@1',
      seed: result.seed,
      streams: result.streams,
      tolerances: metrics.map(id => defaultTolerance(id, units.get(id)!)),
      tool: result.tool.version,
      trials: result.trials,
      units: inOrder(metrics.map(id => [id, units.get(id)!])),
    },
    samples: samplesOf(outcome, metrics),
  }
}
