import { comparisonText } from '../report/comparison-text.ts'
import { asciiText, safeText } from '../report/terminal-text.ts'
import type { Failure } from '../run/failure.ts'
import type { RunEnd, RunOptions } from '../run/run-scenario.ts'
import { exitCodes, failureCode } from './exit-code.ts'
import type { Io, Signal } from './io.ts'
import { startProgress } from './progress.ts'
import { hasColor, hasUnicode, widthOf } from './terminal.ts'

/** What the command line of `tandem run` says. */
export type RunFlags = {
  readonly json?: boolean
  readonly trials?: number
  readonly seed?: string
  readonly out?: string
  readonly strategy?: readonly string[]
  readonly quiet?: boolean
  readonly color: boolean
  readonly force?: boolean
  readonly debug?: boolean
}

const optionsOf = (flags: RunFlags, io: Io): RunOptions => ({
  cwd: io.cwd,
  ...(flags.out === undefined ? {} : { out: flags.out }),
  ...(flags.trials === undefined ? {} : { trials: flags.trials }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.strategy === undefined ? {} : { strategies: flags.strategy }),
  ...(flags.force === undefined ? {} : { force: flags.force }),
  ...(io.stages === undefined ? {} : { stages: io.stages }),
})

/** Writes what is wrong to stderr: the fact, then the way out. */
export const complain = (io: Io, failure: Pick<Failure, 'message' | 'help'>): void => {
  const help = failure.help === undefined ? '' : `\n  ${failure.help}`
  const text = `error: ${failure.message}${help}`.split('\n').map(safeText).join('\n')
  io.stderr.write(`${hasUnicode(io.env) ? text : asciiText(text)}\n`)
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
      width: widthOf(io.stdout, io.env),
      color: hasColor(io.stdout, io.env, flags.color),
      unicode: hasUnicode(io.env),
      seconds: end.seconds,
      folder: end.folder,
      charts: end.charts,
    }),
  )
}

const tellIssues = async (
  io: Io,
  flags: RunFlags,
  issues: Extract<RunEnd, { kind: 'issues' }>['issues'],
): Promise<void> => {
  const { issuesText } = await import('../report/issue-text.ts')
  io.stderr.write(issuesText(issues, { color: hasColor(io.stderr, io.env, flags.color) }))
}

/** Runs and hears signals meanwhile; gives the end of the run and the signal that came first, if any. */
const listenAndRun = async (file: string, flags: RunFlags, io: Io) => {
  const { runScenario } = await import('../run/run-scenario.ts')
  const progress = startProgress(io, flags.quiet === true)
  const controller = new AbortController()
  let heard: Signal | undefined
  const deafen = io.onSignal(signal => {
    heard ??= signal
    controller.abort()
  })
  try {
    const end = await runScenario(file, {
      ...optionsOf(flags, io),
      signal: controller.signal,
      onProgress: progress.update,
    })
    return { end, signal: heard }
  } finally {
    progress.end()
    deafen()
  }
}

/** `tandem run FILE`; the exit code. */
export const runCommand = async (file: string, flags: RunFlags, io: Io): Promise<number> => {
  const { end, signal } = await listenAndRun(file, flags, io)
  if (end.kind === 'issues') {
    await tellIssues(io, flags, end.issues)
    return exitCodes.input
  }
  if (end.kind === 'failure') {
    complain(io, end.failure)
    return end.failure.kind === 'interrupted' && signal ? exitCodes[signal] : failureCode(end.failure)
  }
  if (end.warnings.length > 0 && !flags.quiet) await tellIssues(io, flags, end.warnings)
  tellDone(io, flags, end)
  return exitCodes.done
}
