import { safeText } from '../report/terminal-text.ts'
import type { ChartEnd, ChartFormat, ChartOptions, WrittenChart } from '../run/chart-scenario.ts'
import type { ChartKindName } from '../scenario/charts/chart-ask.ts'
import { exitCodes, failureCode, issuesCode } from './exit-code.ts'
import { hearing } from './hear.ts'
import type { Io } from './io.ts'
import { type PlayFlags, playOptions } from './play-flags.ts'
import { startProgress } from './progress.ts'
import { complain, lookOf, say, tellIssues } from './tell.ts'

/** What the command line of `tandem chart` says. */
export type ChartFlags = PlayFlags & {
  readonly only?: readonly string[]
  readonly format?: readonly ChartFormat[]
  readonly json?: boolean
  readonly quiet?: boolean
  readonly color: boolean
}

const usual: readonly ChartFormat[] = ['svg', 'png']

/** The kinds that are named; undefined after a complaint. */
const kindsOf = async (names: readonly string[], io: Io): Promise<readonly ChartKindName[] | undefined> => {
  const { kindIds, kindNamed } = await import('../chart/kind-named.ts')
  const found: ChartKindName[] = []
  for (const name of names) {
    const kind = kindNamed(name)
    if ('key' in kind) found.push(kind.key)
    else {
      const help = kind.meant === undefined ? `there are: ${kindIds.join(', ')}` : `did you mean "${kind.meant}"?`
      complain(io, { message: `unknown kind of chart "${name.slice(0, 60)}"`, help })
      return undefined
    }
  }
  return found
}

const optionsOf = (flags: ChartFlags, only: readonly ChartKindName[], io: Io): ChartOptions => ({
  ...playOptions(flags, io),
  only,
  formats: flags.format ?? usual,
})

const listed = async (
  folder: string,
  charts: readonly WrittenChart[],
  page: string | undefined,
  io: Io,
  color: boolean,
) => {
  const { chartLines } = await import('../report/chart-lines.ts')
  return chartLines({ folder, charts, page }, lookOf(io, io.stdout, color))
}

const tellDone = async (io: Io, flags: ChartFlags, end: Extract<ChartEnd, { kind: 'done' }>): Promise<void> => {
  const { folder, charts, page, notes } = end
  if (flags.json) {
    const record = { folder, ...(page === undefined ? {} : { page }), charts, notes }
    io.stdout.write(`${JSON.stringify(record, null, 2)}\n`)
    return
  }
  if (flags.quiet) return
  io.stdout.write(await listed(folder, charts, page, io, flags.color))
  for (const note of notes) say(io, `note: ${safeText(note)}`)
}

/** `tandem chart FILE`; the exit code. */
export const chartCommand = async (file: string, flags: ChartFlags, io: Io): Promise<number> => {
  const only = await kindsOf(flags.only ?? [], io)
  if (only === undefined) return exitCodes.usage
  const { chartScenario } = await import('../run/chart-scenario.ts')
  const progress = startProgress(io, flags.quiet === true)
  const { made: end, signal } = await hearing(io, stop =>
    chartScenario(file, { ...optionsOf(flags, only, io), signal: stop, onProgress: progress.update }),
  ).finally(progress.end)
  if (end.kind === 'issues') {
    await tellIssues(io, flags.color, end.issues)
    return issuesCode(end.issues)
  }
  if (end.kind === 'failure') {
    complain(io, end.failure)
    return end.failure.kind === 'interrupted' && signal ? exitCodes[signal] : failureCode(end.failure)
  }
  if (end.warnings.length > 0 && !flags.quiet) await tellIssues(io, flags.color, end.warnings)
  await tellDone(io, flags, end)
  return exitCodes.done
}
