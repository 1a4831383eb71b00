import { exitCodes, failureCode, issuesCode } from './exit-code.ts'
import { hearing } from './hear.ts'
import type { Io } from './io.ts'
import { startProgress } from './progress.ts'
import { complain, lookOf, say, tellIssues } from './tell.ts'

/** What the command line of `tandem compare` says. */
export type CompareFlags = {
  readonly of?: readonly string[]
  readonly strategy?: readonly string[]
  readonly set?: readonly string[]
  readonly trials?: number
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color: boolean
}

/** `tandem compare OLD NEW`; the exit code. */
export const compareCommand = async (old: string, next: string, flags: CompareFlags, io: Io): Promise<number> => {
  const { compareScenarios } = await import('../run/compare-scenarios.ts')
  const progress = startProgress(io, flags.quiet === true)
  const { made: end, signal } = await hearing(io, stop =>
    compareScenarios(old, next, {
      cwd: io.cwd,
      ...(flags.of === undefined ? {} : { metrics: flags.of }),
      ...(flags.strategy === undefined ? {} : { strategies: flags.strategy }),
      ...(flags.set === undefined ? {} : { set: flags.set }),
      ...(flags.trials === undefined ? {} : { trials: flags.trials }),
      ...(io.stages === undefined ? {} : { stages: io.stages }),
      signal: stop,
      onProgress: (done, total) => progress.update('trials', done, total),
    }),
  ).finally(progress.end)
  if (end.kind === 'issues') {
    say(io, `in ${end.asked}:`)
    await tellIssues(io, flags.color, end.issues)
    return issuesCode(end.issues)
  }
  if (end.kind === 'failure') {
    complain(io, end.failure)
    return end.failure.kind === 'interrupted' && signal ? exitCodes[signal] : failureCode(end.failure)
  }
  if (flags.json) {
    const { compareJson } = await import('../report/compare/compare-json.ts')
    io.stdout.write(compareJson(end.compared))
  } else {
    const { compareText } = await import('../report/compare/compare-text.ts')
    io.stdout.write(compareText(end.compared, lookOf(io, io.stdout, flags.color)))
  }
  return exitCodes.done
}
