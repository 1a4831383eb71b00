import { join, resolve } from 'node:path'
import { comparisonText } from '../report/comparison-text.ts'
import { safeText } from '../report/terminal-text.ts'
import type { RunEnd, RunOptions } from '../run/run-scenario.ts'
import type { Sampling } from '../scenario/limits.ts'
import { exitCodes, failureCode, issuesCode } from './exit-code.ts'
import { hearing } from './hear.ts'
import type { Io } from './io.ts'
import { type PlayFlags, playOptions } from './play-flags.ts'
import { startProgress } from './progress.ts'
import { complain, lookOf, say, tellIssues } from './tell.ts'
import type { Told } from './watch-command.ts'

/** What the command line of `tandem run` says. */
export type RunFlags = PlayFlags & {
  readonly precision?: number
  readonly sampling?: Sampling
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color: boolean
  readonly open?: boolean
  readonly watch?: boolean
  readonly debug?: boolean
}

const tellDone = (io: Io, flags: RunFlags, end: Extract<RunEnd, { kind: 'done' }>): void => {
  if (flags.json) {
    io.stdout.write(end.json)
    if (!flags.quiet) io.stderr.write(`results in ${safeText(end.folder)}\n`)
    return
  }
  if (flags.quiet) return
  io.stdout.write(
    comparisonText(end.outcome, {
      ...lookOf(io, io.stdout, flags.color),
      seconds: end.seconds,
      folder: end.folder,
      charts: end.charts,
    }),
  )
}

/** Runs and hears signals meanwhile; gives the end of the run and the signal that came first, if any. */
const listenAndRun = async (file: string, flags: RunFlags, io: Io, watch: RunOptions['watch']) => {
  const { runScenario } = await import('../run/run-scenario.ts')
  const progress = startProgress(io, flags.quiet === true)
  try {
    return await hearing(io, stop =>
      runScenario(file, {
        ...playOptions(flags, io),
        ...(flags.precision === undefined ? {} : { precision: flags.precision }),
        ...(flags.sampling === undefined ? {} : { sampling: flags.sampling }),
        ...(watch === undefined ? {} : { watch }),
        signal: stop,
        onProgress: progress.update,
      }),
    )
  } finally {
    progress.end()
  }
}

/** Opens the report; that it cannot be opened is no failure of the run. */
const openReport = async (io: Io, folder: string): Promise<void> => {
  const path = join(folder, 'report.html')
  const problem = io.open === undefined ? 'there is no way to do that here' : await io.open(resolve(io.cwd, path))
  if (problem !== undefined) say(io, `note: the report cannot be opened: ${problem}\n  open ${path} yourself`)
}

/** One run, told: its exit code, and whether another look at the files could end otherwise. */
const runOnce = async (file: string, flags: RunFlags, io: Io, watch?: RunOptions['watch']): Promise<Told> => {
  const { made: end, signal } = await listenAndRun(file, flags, io, watch)
  if (end.kind === 'issues') {
    await tellIssues(io, flags.color, end.issues)
    const code = issuesCode(end.issues)
    return { code, isMendable: code === exitCodes.input }
  }
  if (end.kind === 'failure') {
    complain(io, end.failure)
    const code = end.failure.kind === 'interrupted' && signal ? exitCodes[signal] : failureCode(end.failure)
    return { code, isMendable: end.failure.kind === 'limit' }
  }
  if (end.exactness !== undefined && !flags.quiet) say(io, end.exactness)
  if (end.warnings.length > 0 && !flags.quiet) await tellIssues(io, flags.color, end.warnings)
  tellDone(io, flags, end)
  if (flags.open) await openReport(io, end.folder)
  return { code: exitCodes.done, isMendable: true }
}

/** `tandem run FILE`; the exit code. */
export const runCommand = async (file: string, flags: RunFlags, io: Io): Promise<number> => {
  if (flags.precision !== undefined && flags.trials !== undefined) {
    complain(io, { message: '--precision finds out how many futures it takes', help: 'leave out --trials' })
    return exitCodes.usage
  }
  if (!flags.watch) return (await runOnce(file, flags, io)).code
  const { watchCommand } = await import('./watch-command.ts')
  let isOpen = false
  return watchCommand(file, flags.quiet === true, io, async watch => {
    const told = await runOnce(file, { ...flags, open: flags.open === true && !isOpen }, io, watch)
    isOpen ||= told.code === exitCodes.done
    return told
  })
}
