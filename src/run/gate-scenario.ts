import { existsSync } from 'node:fs'
import { basename, dirname, join, posix, resolve, sep } from 'node:path'
import type { GateReport } from '../check/gate-report.ts'
import { isNo } from '../check/judge.ts'
import type { Fixture } from '../check/make-baseline.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Beside } from '../scenario/checks/check-file.ts'
import { type ReadFiles, recorded } from '../scenario/layers/read-files.ts'
import type { Outcome } from '../study/outcome.ts'
import { baselinePath } from './baseline-files.ts'
import { type Failure, thrownFailure } from './failure.ts'
import type { Acceptance, FileTexts, Gate } from './gate.ts'
import { nodeLoad } from './load.ts'
import { studyOptions } from './run-scenario.ts'
import { realStages, type Stages } from './stages.ts'

export type GateOptions = {
  readonly cwd: string
  readonly gate: Gate
  readonly trials?: number
  readonly seed?: string
  /** Takes what the run says into the baseline. */
  readonly accept?: Acceptance
  /** Whether a run that is not what it was may leave its own figures beside the baseline. */
  readonly keepsActual: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (stage: 'trials' | 'charts', done: number, total: number) => void
  readonly stages?: Stages
}

/** How a check ends: with its report, with what is wrong with the files, or with why it could not be done. */
export type GateEnd =
  | {
      readonly kind: 'done'
      readonly report: GateReport
      /** The file with the figures of this run, where they differ and were kept. */
      readonly actual?: string
      /** After figures were accepted: the baseline that was written, and what a check beside it says. */
      readonly accepted?: { readonly path: string; readonly after: GateReport }
      readonly warnings: readonly Issue[]
    }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** Futures that a first baseline has, and checks alone where there is none. */
const usualTrials = 1000

/** `scenarios/a.actual.json`: what a run came to, beside what it should have come to. */
const actualPath = (file: string): string => `${file.replace(/\.(?:ya?ml|json)$/i, '')}.actual.json`

const failed = (failure: Failure): GateEnd => ({ kind: 'failure', failure })

/** `checks/a.yaml` for `scenarios/a.yaml`, where that is there: checks of the scenario in a file of their own. */
const checksBeside = (file: string, cwd: string): Beside | undefined => {
  const path = `checks/${basename(file)}`
  const isThere = !file.includes('\0') && existsSync(resolve(cwd, dirname(file), path))
  return isThere ? { path, load: nodeLoad(file, cwd) } : undefined
}

/** Whether something differs from the baseline that could be accepted; a check of the scenario cannot. */
const isOther = ({ structure, rows }: GateReport): boolean =>
  structure.length > 0 || rows.some(({ verdict }) => isNo(verdict))

const nothingToAccept = (scenario: string): Failure => ({
  kind: 'usage',
  message: 'a file of checks has no figures to accept',
  help: `accept those of its scenario, ${scenario}`,
})

/** The texts of a scenario's files by their way from it, so that the same files have the same names wherever one stands. */
const fromScenario = (read: ReadFiles | undefined): FileTexts =>
  read === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(read.texts).map(([name, text]) => [posix.relative(posix.dirname(read.file), name), text]),
      )

type Played = {
  readonly outcome: Outcome
  readonly files: FileTexts
  readonly old: Fixture | null
  readonly path: string
}

const accepted = async (
  { outcome, files, old, path }: Played,
  acceptance: Acceptance,
  { gate, cwd }: GateOptions,
): Promise<{ readonly path: string; readonly after: GateReport } | Failure> => {
  const kept = await gate.accept(old, await gate.make(outcome, files), acceptance)
  const problem = await gate.write(resolve(cwd, path), kept)
  return problem ?? { path, after: await gate.compare(kept, outcome, files) }
}

const judged = async (played: Played, warnings: readonly Issue[], file: string, options: GateOptions) => {
  const { outcome, files, old } = played
  const { gate, cwd } = options
  const report = await gate.compare(old, outcome, files)
  const done = { kind: 'done' as const, report, warnings }
  if (options.accept !== undefined) {
    if (report.mode === 'exact' && !isOther(report)) return done
    const end = await accepted(played, options.accept, options)
    return 'kind' in end ? failed(end) : { ...done, accepted: end }
  }
  if (!options.keepsActual || old === null || !isOther(report)) return done
  const actual = actualPath(file)
  const problem = await gate.write(resolve(cwd, actual), await gate.make(outcome, files))
  return problem === null ? { ...done, actual } : failed(problem)
}

/**
 * A scenario from its file to its verdict: the baseline and the checks beside it are read, the scenario is played with the
 * baseline's trials and seed, and both are compared. Of a file of checks alone the scenario that it names is played in
 * the same way, and nothing is compared. What a person can put right comes back as issues or a failure; what is thrown
 * is our own bug.
 */
export const gateScenario = async (file: string, options: GateOptions): Promise<GateEnd> => {
  const stages = options.stages ?? realStages
  try {
    const { load, files } = recorded(nodeLoad(file, options.cwd))
    const beside = checksBeside(file, options.cwd)
    const read = await stages.read(file, load, { set: [], ...(beside ? { checks: beside } : {}) })
    if (!read.ok) return { kind: 'issues', issues: read.issues }
    const { asked } = read.scenario
    if (asked && options.accept) return failed(nothingToAccept(asked.scenario))
    const path = baselinePath(asked ? join(dirname(file), asked.scenario) : file)
    const old = await options.gate.read(resolve(options.cwd, path))
    const { scenario } = read
    const trials = options.trials ?? old?.baseline.trials ?? usualTrials
    const seed = options.seed ?? old?.baseline.seed
    const ids = scenario.strategies.map(({ id }) => id)
    const outcome = await stages.study(scenario, {
      ...studyOptions(ids, { ...options, trials, ...(seed === undefined ? {} : { seed }) }),
      isBare: true,
      playsVariants: true,
      keepsFutures: true,
    })
    if (options.signal?.aborted) return failed({ kind: 'interrupted', message: 'interrupted; nothing was written' })
    if (asked) {
      const report = await options.gate.checks(outcome)
      return { kind: 'done', report, warnings: scenario.warnings }
    }
    const played = { outcome, files: fromScenario(files()), old, path }
    return await judged(played, scenario.warnings, file, options)
  } catch (error) {
    if (options.signal?.aborted) return failed({ kind: 'interrupted', message: 'interrupted; nothing was written' })
    const failure = thrownFailure(error)
    // a path as it was asked for
    if (failure) return failed({ ...failure, message: failure.message.replaceAll(`${options.cwd}${sep}`, '') })
    throw error
  }
}
