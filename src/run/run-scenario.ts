import { basename, extname, join, resolve } from 'node:path'
import type { Issue } from '../kernel/issue.ts'
import type { Live } from '../report/live/section.ts'
import { resultJson } from '../report/result-json.ts'
import type { Load } from '../scenario/layers/chain.ts'
import { type ReadFiles, recorded } from '../scenario/layers/read-files.ts'
import { maxPrecision, minPrecision, type Sampling } from '../scenario/limits.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Outcome } from '../study/outcome.ts'
import { sobolProblem } from '../study/sampling.ts'
import { unplayable } from '../study/unplayable.ts'
import { checkFolder } from './check-folder.ts'
import { chooseStrategies } from './choose-strategies.ts'
import { enoughText, enoughTrials } from './enough-trials.ts'
import { type Failure, thrownFailure } from './failure.ts'
import { nodeLoad } from './load.ts'
import { pace } from './pace.ts'
import { resultFiles } from './result-files.ts'
import { runLog } from './run-log.ts'
import { safeName } from './safe-name.ts'
import { type Stages, type Staying, type StudyOptions, withStages } from './stages.ts'
import { writeFolder } from './write-folder.ts'

/** How a file is run, and where its results go; what is not said here is as in a study. */
export type RunOptions = {
  /** The folder from which paths are given, that of the process unless said; the project root is that of the scenario. */
  readonly cwd?: string
  /** Folder for the results; default `out/<name of the file>`. */
  readonly out?: string
  readonly trials?: number
  /** Instead of `trials`: as many as it takes to know every difference to within this part of its figure, 0.0001 to 0.5. */
  readonly precision?: number
  readonly seed?: string
  /** How inputs are drawn; plain Monte Carlo unless said. Not with `precision`. */
  readonly sampling?: Sampling
  /** Values laid over the file and its strategies: `partner.sales.reps=3`. */
  readonly set?: readonly string[]
  /** Strategies to run besides the status quo; default all. */
  readonly strategies?: readonly string[]
  /** Replaces the results of another scenario. */
  readonly force?: boolean
  /** Wraps the loader, to hear which files are read. */
  readonly watch?: (load: Load) => Load
  /** Ends the run with a failure of the kind `interrupted`; nothing is written then. */
  readonly signal?: AbortSignal
  /** Hears how much is done: trials played, then charts drawn. */
  readonly onProgress?: (stage: 'trials' | 'charts', done: number, total: number) => void
  readonly stages?: Stages
  readonly write?: typeof writeFolder
}

/** The same from a folder that is known. */
export type PlacedOptions = RunOptions & { readonly cwd: string }

/** How a run ends: done, with what is wrong with its files, or with why it could not be done. */
export type RunEnd =
  | {
      readonly kind: 'done'
      readonly outcome: Outcome
      /** The text of result.json. */
      readonly json: string
      /** Where the results are, as it was asked for: relative to `cwd` unless it is absolute. */
      readonly folder: string
      readonly charts: number
      readonly seconds: number
      /** What was asked for by `precision`, in words. */
      readonly exactness?: string
      readonly warnings: readonly Issue[]
    }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** `out/uv-partners` for `scenarios/uv-partners.yaml`. */
export const defaultFolder = (file: string): string => join('out', safeName(basename(file, extname(file))))

const failed = (failure: Failure): RunEnd => ({ kind: 'failure', failure })

const interrupted = failed({ kind: 'interrupted', message: 'interrupted; nothing was written' })

/** How the strategies of a run are played. */
export const studyOptions = (
  ids: string[],
  options: Pick<RunOptions, 'trials' | 'seed' | 'sampling' | 'signal' | 'onProgress'>,
): StudyOptions => ({
  strategies: ids,
  blockSize: pace(() => performance.now() / 1000),
  ...(options.trials === undefined ? {} : { trials: options.trials }),
  ...(options.seed === undefined ? {} : { seed: options.seed }),
  ...(options.sampling === undefined ? {} : { sampling: options.sampling }),
  ...(options.signal === undefined ? {} : { signal: options.signal }),
  onProgress: (done, total) => options.onProgress?.('trials', done, total),
})

/** Why a run cannot be played as it is asked for, as far as nobody needs to play it to know. */
const refusal = (scenario: Scenario, options: RunOptions): Failure | undefined => {
  const wrong = unplayable(scenario, options)
  if (wrong) return { kind: 'usage', ...wrong }
  const { precision } = options
  if (precision !== undefined && !(precision >= minPrecision && precision <= maxPrecision)) {
    const help = `say ${minPrecision} to ${maxPrecision}; 0.01 is 1 %`
    return { kind: 'usage', message: `precision is ${precision}`, help }
  }
  if (precision !== undefined && options.trials !== undefined)
    return { kind: 'usage', message: 'precision finds out how many futures it takes', help: 'leave out trials' }
  return sobolFailure(scenario, options)
}

/** Why a run cannot draw its inputs from Sobol points, if it is to. */
const sobolFailure = ({ run, file }: Scenario, options: RunOptions): Failure | undefined => {
  if (options.sampling !== 'sobol') return undefined
  if (options.precision !== undefined)
    return {
      kind: 'usage',
      message: '--precision looks at 1,000 futures times a power of two, and Sobol points come in 16 times one',
      help: 'leave out --precision, or --sampling sobol',
    }
  const place = options.trials === undefined ? `run.trials of ${file}` : '--trials'
  const problem = sobolProblem(options.trials ?? run.trials, place)
  if (problem === undefined) return undefined
  const [below, above] = problem.nearest
  return { kind: 'usage', message: problem.message, help: `say --trials ${below} or --trials ${above}, the nearest` }
}

/** Why the results cannot go to a folder. Asked before anything is played, and again before it is replaced. */
const obstacleTo = (folder: string, scenario: Scenario, { cwd, force = false }: PlacedOptions): Failure | null =>
  checkFolder(folder, scenario.file, { cwd, force })

/** Lets a signal that came during long work be heard. */
const breathe = (): Promise<void> => new Promise(done => setImmediate(done))

/** What the report lets its reader move, with the scripts for it, where there is any; and notes of what it does not. */
const liveOf = async (
  scenario: Scenario,
  outcome: Outcome,
  files: ReadFiles | undefined,
  stages: Stages,
  strategies: readonly string[] | null,
): Promise<{ readonly live?: Live; readonly notes: readonly string[] }> => {
  const scripts = await stages.live()
  if (scripts === undefined || files === undefined) return { notes: [] }
  const { livePage } = await import('./live-page.ts')
  const run = { files, set: scenario.set ?? [], seed: outcome.result.seed, strategies }
  const { page, notes } = await livePage(scenario, outcome, run)
  return page ? { live: { page, scripts }, notes } : { notes }
}

/** Looks with ever more futures, for their levels and differences alone. */
const enoughFor = (precision: number, scenario: Scenario, ids: string[], options: RunOptions, stages: Stages) =>
  enoughTrials(precision, trials =>
    stages.study(scenario, { ...studyOptions(ids, { ...options, trials }), isBare: true }),
  )

const simulated = async (
  scenario: Scenario,
  ids: string[],
  folder: string,
  read: { readonly seconds: number; readonly files: ReadFiles | undefined },
  options: PlacedOptions,
  { stages, end: endThreads }: Staying,
): Promise<RunEnd> => {
  const started = new Date().toISOString()
  const begin = performance.now()
  const enough =
    options.precision === undefined ? undefined : await enoughFor(options.precision, scenario, ids, options, stages)
  if (enough !== undefined && 'kind' in enough) return failed(enough)
  const { trials } = enough ?? options
  const outcome = await stages.study(scenario, studyOptions(ids, { ...options, ...(trials ? { trials } : {}) }))
  await endThreads()
  const half = performance.now()
  await breathe()
  if (options.signal?.aborted) return interrupted
  const moving = await liveOf(scenario, outcome, read.files, stages, options.strategies?.length ? ids : null)
  const { files, charts, notes } = await resultFiles(
    outcome,
    stages,
    (done, total) => {
      options.onProgress?.('charts', done, total)
      options.signal?.throwIfAborted()
    },
    moving,
  )
  const end = performance.now()
  const timing = { started, read: read.seconds, simulate: (half - begin) / 1000, draw: (end - half) / 1000 }
  const machine = `node ${process.version}, ${process.platform} ${process.arch}`
  files.set('run.log', runLog(outcome, files, timing, machine, scenario.warnings))
  await breathe()
  if (options.signal?.aborted) return interrupted
  const problem =
    obstacleTo(folder, scenario, options) ?? (options.write ?? writeFolder)(resolve(options.cwd, folder), files)
  if (problem) return failed(problem)
  const seconds = timing.read + timing.simulate + timing.draw
  return {
    kind: 'done',
    outcome: notes.length === 0 ? outcome : { ...outcome, notes: [...(outcome.notes ?? []), ...notes] },
    json: resultJson(outcome.result),
    folder,
    charts,
    seconds,
    ...(enough ? { exactness: enoughText(enough) } : {}),
    warnings: scenario.warnings,
  }
}

/** Reads and looks where the results go before anything is played. */
const readAndRun = async (file: string, options: PlacedOptions, staying: Staying): Promise<RunEnd> => {
  const begin = performance.now()
  const { load, files } = recorded((options.watch ?? (plain => plain))(nodeLoad(file, options.cwd)))
  const read = await staying.stages.read(file, load, { set: options.set ?? [] })
  if (!read.ok) return { kind: 'issues', issues: read.issues }
  const { scenario } = read
  const chosen = chooseStrategies(scenario, options.strategies ?? [])
  if (!chosen.ok) return failed(chosen.failure)
  const refused = refusal(scenario, options)
  if (refused) return failed(refused)
  const folder = options.out ?? defaultFolder(file)
  const obstacle = obstacleTo(folder, scenario, options)
  if (obstacle) return failed(obstacle)
  try {
    const seconds = (performance.now() - begin) / 1000
    return await simulated(scenario, chosen.ids, folder, { seconds, files: files() }, options, staying)
  } catch (error) {
    if (options.signal?.aborted) return interrupted
    const failure = thrownFailure(error)
    if (failure) return failed(failure)
    throw error
  }
}

/**
 * A run from file to folder: read, check where the results go, simulate, draw, write. Anything that a person can put
 * right comes back as issues or a failure; what is thrown is our own bug. Before the last step nothing is written.
 */
export const runScenario = (file: string, options: RunOptions = {}): Promise<RunEnd> => {
  const { cwd = process.cwd() } = options
  return withStages(options, staying => readAndRun(file, { ...options, cwd }, staying))
}
