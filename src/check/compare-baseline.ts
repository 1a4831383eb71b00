import type { Outcome } from '../study/outcome.ts'
import type { CheckResult } from '../study/result.ts'
import type { Baseline, Samples } from './baseline.ts'
import type { GateReport } from './gate-report.ts'
import { toleranceFor, unitsOf } from './gated.ts'
import { isNo, judge, type Pair } from './judge.ts'
import { changedLines } from './lines.ts'
import { levelOf, samplesOf } from './make-baseline.ts'
import { modeOf } from './mode.ts'
import { heldBy, structuralOf } from './structural.ts'
import { undecidedOf } from './undecided.ts'

/** A check without a value is one that fails. */
const isFailed = ({ severity, results }: CheckResult): boolean =>
  severity === 'error' && results.some(({ holds }) => holds !== true)

const ownChecks = ({ result }: Outcome) => {
  const { checks } = result
  const undecided = undecidedOf(checks, result.trials)
  const passed = !checks.some(isFailed) && undecided.every(({ check }) => checks[check].severity !== 'error')
  return { checks, undecided, passed }
}

const pairsOf = (baseline: Baseline, samples: Samples, outcome: Outcome): Pair[] => {
  const units = unitsOf(outcome.result)
  const now = samplesOf(outcome, heldBy(baseline))
  return outcome.result.strategies.flatMap(({ id: strategy, metrics }) =>
    Object.entries(Object.hasOwn(baseline.levels, strategy) ? baseline.levels[strategy] : {}).flatMap(
      ([metric, level]): Pair[] => {
        const unit = units.get(metric)
        if (unit === undefined || unit !== baseline.units[metric]) return []
        return [
          {
            strategy,
            metric,
            unit,
            was: { ...level, values: samples[strategy][metric] },
            is: { ...levelOf(metrics[metric]), values: now[strategy][metric] },
            tolerance: toleranceFor(baseline.tolerances, metric, unit),
          },
        ]
      },
    ),
  )
}

/**
 * What a run says to its baseline. `samples` are those of the baseline, `files` the texts that the scenario is read from
 * now. `arithmetic`: the print of this machine's arithmetic, which is found if it is left out.
 */
export const compareBaseline = (
  baseline: Baseline,
  samples: Samples,
  outcome: Outcome,
  files: Readonly<Record<string, string>>,
  arithmetic?: string,
): GateReport => {
  const { result } = outcome
  const { mode, because } = modeOf(baseline, outcome, arithmetic)
  const structure = structuralOf(baseline, outcome, mode)
  const rows = judge(pairsOf(baseline, samples, outcome), mode)
  const own = ownChecks(outcome)
  return {
    scenario: result.scenario.name,
    file: result.scenario.file,
    passed: structure.length === 0 && !rows.some(({ verdict }) => isNo(verdict)) && own.passed,
    mode,
    trials: result.trials,
    because,
    structure,
    rows,
    lines: changedLines(baseline.files, files),
    checks: own.checks,
    undecided: own.undecided,
  }
}

const unpaired = (outcome: Outcome) => {
  const { result } = outcome
  const head = { scenario: result.scenario.name, file: result.scenario.file, trials: result.trials }
  return { ...head, mode: null, rows: [], lines: [], ...ownChecks(outcome) }
}

/** The same of a scenario that has no baseline yet, which is a failure. */
export const withoutBaseline = (outcome: Outcome): GateReport => ({
  ...unpaired(outcome),
  passed: false,
  because: 'there is no baseline',
  structure: [
    {
      kind: 'noBaseline',
      what: 'there is nothing to compare with',
      help: 'look at the result, then keep it with tandem check --accept --reason "..."',
    },
  ],
})

/** What a run says to checks alone, where no baseline is asked about. */
export const checksAlone = (outcome: Outcome): GateReport => ({
  ...unpaired(outcome),
  because: 'checks alone: figures are not compared with a baseline',
  structure: [],
})
