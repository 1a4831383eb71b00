import { type ColumnTable, table } from 'arquero'
import { bestKernels } from './kernel/simd/simd.ts'
import { issuesText } from './report/issue-text.ts'
import { nodeLoad } from './run/load.ts'
import { realStages } from './run/stages.ts'
import type { Outcome } from './study/outcome.ts'
import { runStudy } from './study/run-study.ts'
import { inProcessWith } from './study/runner.ts'
import type { StudyOptions } from './study/study-of.ts'

export type { ChangeRow, Said as SaidThere } from './check/change-row.ts'
export type { Compared, Side } from './check/compared.ts'
export type {
  ChangedLine,
  Gated,
  GatedFigure,
  GateQuantile,
  GateReport,
  GateRow,
  Mode as GateMode,
  Structural as GateStructural,
  Verdict as GateVerdict,
} from './check/gate-report.ts'
export { drawPng } from './draw/png.ts'
export { drawSvg } from './draw/svg.ts'
export { type CheckOptions, checkBaseline } from './run/check-baseline.ts'
export { type CompareEnd, type CompareOptions, compareScenarios } from './run/compare-scenarios.ts'
export type { Failure } from './run/failure.ts'
export type { GateEnd } from './run/gate-scenario.ts'
export { nodeLoad } from './run/load.ts'
export { ownThreads as threads } from './run/own-threads.ts'
export { pageFonts } from './run/page-fonts.ts'
export { type RunEnd, type RunOptions, runScenario } from './run/run-scenario.ts'
export type { ThreadPool } from './run/threads.ts'
export type { Group as SplitGroup } from './study/split/groups.ts'
export type { Split, SplitFigure, SplitPart } from './study/split/result.ts'

/** Reads a scenario file and plays it. Throws an error whose message lists every issue, with its place, if it is wrong. */
export const runFile = async (
  file: string,
  options: StudyOptions & { readonly set?: readonly string[] } = {},
): Promise<Outcome> => {
  const read = await realStages.read(file, nodeLoad(file, process.cwd()), { set: options.set ?? [] })
  if (!read.ok) throw new Error(issuesText(read.issues, {}))
  return runStudy(read.scenario, { runner: inProcessWith(bestKernels()), keepsFutures: true, ...options })
}

/**
 * Every trial as a row: `strategy`, `trial`, and one column per metric (null where it has no value). Empty when the run
 * did not keep every figure trial by trial, as `runFile` does of up to 131,072.
 */
export const toTable = (outcome: Outcome): ColumnTable => {
  const { strategies, trials } = outcome.result
  const rows = strategies.map(({ id }) => ({ id, samples: outcome.samples[id] }))
  const ids = Object.keys(strategies[0]?.metrics ?? {})
  const kept = rows.every(({ samples }) => ids.every(id => samples[id]?.length === trials))
  const each = kept ? Array.from({ length: trials }, (_, i) => i) : []
  const columns: Record<string, unknown[]> = {
    strategy: rows.flatMap(({ id }) => each.map(() => id)),
    trial: rows.flatMap(() => each),
  }
  for (const metric of ids)
    columns[metric] = rows.flatMap(({ samples }) =>
      each.map(i => (Number.isNaN(samples[metric][i]) ? null : samples[metric][i])),
    )
  return table(columns)
}
