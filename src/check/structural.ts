import type { Outcome } from '../study/outcome.ts'
import type { Baseline } from './baseline.ts'
import type { Mode, Structural } from './gate-report.ts'
import { fits, gatedByDefault, unitsOf } from './gated.ts'
import { fewest } from './judge.ts'

/** The metrics that a baseline holds of any strategy, in code-point order. */
export const heldBy = ({ levels }: Pick<Baseline, 'levels'>): string[] =>
  [...new Set(Object.values(levels).flatMap(metrics => Object.keys(metrics)))].sort()

const quoted = (text: string): string => JSON.stringify(text)

/** The command that accepts a part; a name that a shell could take for more than a name is left for the reader to write. */
const accept = (only?: string): string => {
  const part =
    only === undefined
      ? ''
      : ` --only ${/^[\w./-]+$/.test(only) ? only : /^[\w./ -]+$/.test(only) ? `"${only}"` : '...'}`
  return `accept it with tandem check --accept${part} --reason "..."`
}

const strategiesOf = (baseline: Baseline, { result }: Outcome): Structural[] => {
  const was = Object.keys(baseline.levels)
  const is = result.strategies.map(({ id }) => id)
  return [
    ...was
      .filter(id => !is.includes(id))
      .map(
        (id): Structural => ({
          kind: 'missingStrategy',
          what: `the baseline has a strategy ${quoted(id)}, and the scenario does not`,
          help: `put it back, or ${accept()}`,
        }),
      ),
    ...is
      .filter(id => !was.includes(id))
      .map(
        (id): Structural => ({
          kind: 'newStrategy',
          what: `the strategy ${quoted(id)} is not in the baseline`,
          help: accept(),
        }),
      ),
  ]
}

const metricsOf = (baseline: Baseline, { result }: Outcome): Structural[] => {
  const units = unitsOf(result)
  const held = heldBy(baseline)
  const missing = held
    .filter(id => !units.has(id))
    .map(
      (id): Structural => ({
        kind: 'missingMetric',
        what: `the baseline holds ${quoted(id)}, which the run no longer has`,
        help: `put it back, or ${accept(id)}`,
      }),
    )
  const fresh = gatedByDefault(result)
    .filter(id => !held.includes(id))
    .map(
      (id): Structural => ({
        kind: 'newMetric',
        what: `the run has ${quoted(id)}, which the baseline does not hold`,
        help: accept(id),
      }),
    )
  const gaps = result.strategies.flatMap(({ id: strategy }) =>
    held
      .filter(id => units.has(id) && Object.hasOwn(baseline.levels, strategy))
      .filter(id => !Object.hasOwn(baseline.levels[strategy], id))
      .map(
        (id): Structural => ({
          kind: 'newMetric',
          what: `the baseline holds ${quoted(id)} of other strategies, not of ${quoted(strategy)}`,
          help: accept(`${strategy}/${id}`),
        }),
      ),
  )
  const others = held
    .filter(id => units.has(id) && units.get(id) !== baseline.units[id])
    .map(
      (id): Structural => ({
        kind: 'unit',
        what: `${quoted(id)} was in ${baseline.units[id]} and is in ${units.get(id)}`,
        help: accept(id),
      }),
    )
  return [...missing, ...fresh, ...gaps, ...others]
}

const trialsOf = (baseline: Baseline, { result }: Outcome, mode: Mode): Structural[] => {
  const { trials } = result
  const found: Structural[] = []
  if (trials !== baseline.trials)
    found.push({
      kind: 'trials',
      what: `the baseline holds ${baseline.trials} futures, and the run has ${trials}`,
      help: `play ${baseline.trials} (leave --trials out), or ${accept()}`,
    })
  if (mode === 'independent' && Math.min(trials, baseline.trials) < fewest)
    found.push({
      kind: 'trials',
      what: `${Math.min(trials, baseline.trials)} futures on other luck tell nothing`,
      help: `play the seed of the baseline, or make one of at least ${fewest} futures`,
    })
  return found
}

/** Tolerances that are the first to fit no metric: what they were for has gone, or an earlier one has taken it over. */
const unused = (baseline: Baseline): Structural[] => {
  const used = new Set(heldBy(baseline).map(id => baseline.tolerances.findIndex(({ metric }) => fits(metric, id))))
  return baseline.tolerances.flatMap(({ metric }, n): Structural[] =>
    used.has(n)
      ? []
      : [
          {
            kind: 'unusedTolerance',
            what: `the tolerance of ${quoted(metric)} holds for no metric of the baseline`,
            help: 'take it out of "tolerances", or put it before the one that fits first',
          },
        ],
  )
}

/** What has to be right before numbers mean anything. */
export const structuralOf = (baseline: Baseline, outcome: Outcome, mode: Mode): Structural[] => [
  ...trialsOf(baseline, outcome, mode),
  ...strategiesOf(baseline, outcome),
  ...metricsOf(baseline, outcome),
  ...unused(baseline),
]
