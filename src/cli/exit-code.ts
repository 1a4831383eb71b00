import type { Issue } from '../kernel/issue.ts'
import type { Failure } from '../run/failure.ts'

/** What each exit code means; the same in every command. */
export const exitCodes = {
  done: 0,
  no: 1,
  usage: 2,
  input: 3,
  limit: 4,
  environment: 5,
  bug: 70,
  SIGINT: 130,
  SIGTERM: 143,
} as const

/** The exit code of a failure; one that was interrupted gets its code from the signal. */
export const failureCode = (failure: Failure): number =>
  failure.kind === 'interrupted' ? exitCodes.SIGINT : exitCodes[failure.kind]

/** The exit code of a scenario that cannot be run: 2 when all that is wrong is how a `--set` is written. */
export const issuesCode = (issues: readonly Issue[]): number =>
  issues.length > 0 && issues.every(({ code }) => code === 'E152') ? exitCodes.usage : exitCodes.input

export const exitCodesHelp = `Exit codes:
  0  done
  1  a check said no
  2  the command line is wrong
  3  the scenario or what it needs is wrong
  4  a limit was reached, or a number went wrong while running
  5  the environment failed (disk, permissions)
  70  a bug in tandem
  130, 143  interrupted`
