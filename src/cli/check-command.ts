import type { GateEntry } from '../report/gate/entry.ts'
import { lineAndColumn } from '../report/place-text.ts'
import type { GateEnd, GateOptions } from '../run/gate-scenario.ts'
import type { Stages } from '../run/stages.ts'
import { noHeldTrials } from '../study/unplayable.ts'
import type { ReportFiles } from './check-reports.ts'
import { exitCodes, failureCode, issuesCode } from './exit-code.ts'
import { hearing } from './hear.ts'
import type { Io, Signal } from './io.ts'
import { startProgress } from './progress.ts'
import { complain, lookOf, say, tellIssues } from './tell.ts'
import { isCi } from './terminal.ts'

/** What the command line of `tandem check` says. */
export type CheckFlags = ReportFiles & {
  readonly accept?: boolean
  readonly only?: readonly string[]
  readonly reason?: string
  readonly annotations?: boolean
  readonly json?: boolean
  readonly trials?: number
  readonly seed?: string
  readonly quiet?: boolean
  readonly color: boolean
}

/** Why the command line cannot be followed, if so. */
const misuse = (flags: CheckFlags, files: readonly string[], env: Io['env']) => {
  const { accept, only, reason, trials } = flags
  for (const [flag, name, such] of [
    ['--junit', flags.junit, 'tandem.xml'],
    ['--summary', flags.summary, 'tandem.md'],
  ])
    if (/\.ya?ml$/i.test(name ?? ''))
      return {
        message: `${flag} is the file to write, and "${name}" is the name of a scenario`,
        help: `write ${flag} ${such}`,
      }
  const unheld = trials === undefined ? undefined : noHeldTrials(trials)
  if (unheld !== undefined) return unheld
  if (accept !== true && only !== undefined)
    return { message: '--only says what to accept', help: 'add --accept and --reason "..."' }
  if (accept !== true && reason !== undefined)
    return { message: '--reason says why something is accepted', help: 'add --accept' }
  if (accept !== true) return undefined
  if (isCi(env))
    return {
      message: 'a baseline is never written with CI set, so --accept is refused',
      help: 'accept where a person looks at it, and commit the baseline',
    }
  if (reason === undefined || reason.trim() === '')
    return { message: '--accept needs a reason', help: 'say why, as in --reason "prices of 2027"; it is kept' }
  if (only !== undefined && files.length > 1)
    return { message: '--only is for one scenario at a time', help: 'name one file' }
  return undefined
}

const optionsOf = async (flags: CheckFlags, stages: Stages, io: Io): Promise<GateOptions> => ({
  cwd: io.cwd,
  gate: io.gate ?? (await import('../run/real-gate.ts')).realGate,
  keepsActual: !isCi(io.env),
  ...(flags.trials === undefined ? {} : { trials: flags.trials }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.accept === true ? { accept: { only: flags.only ?? [], reason: flags.reason ?? '' } } : {}),
  stages,
})

/** What became of one file: the exit code it asks for, and whether it was interrupted. */
type Told = { readonly code: number; readonly isEnd: boolean; readonly end: GateEnd }

const codeOfEnd = (end: GateEnd, signal: Signal | undefined): number => {
  if (end.kind === 'issues') return issuesCode(end.issues)
  if (end.kind === 'failure')
    return end.failure.kind === 'interrupted' && signal ? exitCodes[signal] : failureCode(end.failure)
  return (end.accepted?.after ?? end.report).passed ? exitCodes.done : exitCodes.no
}

/** What a report says of a file after so many seconds; after figures were accepted, what it says then. */
const entryOf = (file: string, end: GateEnd, seconds: number): GateEntry => {
  if (end.kind === 'done') return { file, seconds, report: end.accepted?.after ?? end.report }
  if (end.kind === 'failure') {
    const { message, help } = end.failure
    return { file, seconds, unread: { message, ...(help === undefined ? {} : { help }) } }
  }
  const { message, help, place } = end.issues.find(({ severity }) => severity === 'error') ?? end.issues[0]
  const line = place === undefined || place.file.name.startsWith('--') ? {} : { line: lineAndColumn(place).line }
  return { file, seconds, unread: { message, ...line, ...(help === undefined ? {} : { help }) } }
}

const checkOne = async (file: string, options: GateOptions, io: Io): Promise<Told> => {
  const { gateScenario } = await import('../run/gate-scenario.ts')
  const { made: end, signal } = await hearing(io, stop => gateScenario(file, { ...options, signal: stop }))
  const isEnd = end.kind === 'failure' && end.failure.kind === 'interrupted'
  return { code: codeOfEnd(end, signal), isEnd, end }
}

/**
 * Each file in its turn, with the seconds that its turn took. Once a part of one is played the next is read and played
 * beside it, so that no thread waits for its reading, nor the first play for that of two files; the bar is that of the
 * file whose turn it is.
 */
async function* inTurn(files: readonly string[], flags: CheckFlags, options: GateOptions, io: Io) {
  const begun: Promise<Told>[] = []
  let turn = 0
  let progress: ReturnType<typeof startProgress> | undefined
  const begin = (n: number): void => {
    if (n >= files.length || begun[n] !== undefined) return
    const onProgress: GateOptions['onProgress'] = (...done) => {
      if (n === turn) {
        progress?.update(...done)
        begin(turn + 1)
      }
    }
    begun[n] = checkOne(files[n], { ...options, onProgress }, io)
    begun[n].catch(() => {}) // who waits for it hears of it, unless an earlier one ended it all
  }
  for (; turn < files.length; turn++) {
    const from = io.now()
    progress = startProgress(io, flags.quiet === true)
    begin(turn)
    const told = await begun[turn].finally(progress.end)
    yield { file: files[turn], told, seconds: io.now() - from }
  }
}

/** What is said of a file besides its report: what is wrong with it, what was written. */
const tellEnd = async (end: GateEnd, file: string, flags: CheckFlags, io: Io): Promise<void> => {
  if (end.kind === 'issues') await tellIssues(io, flags.color, end.issues, { footer: '' })
  else if (end.kind === 'failure') complain(io, end.failure)
  else if (flags.quiet !== true) {
    if (end.warnings.length > 0) await tellIssues(io, flags.color, end.warnings)
    if (end.actual !== undefined) say(io, `what it came to is in ${end.actual}; have git ignore *.actual.*`)
    if (end.accepted !== undefined) {
      say(
        io,
        `accepted${flags.only === undefined ? '' : ` of ${flags.only.join(', ')}`}: ${end.accepted.path} is written; commit it with its .arrow`,
      )
      if (!end.accepted.after.passed) say(io, `${file} still says no: what was not accepted, or a check of its own`)
    } else if (flags.accept === true) say(io, `${file} is what its baseline says; nothing is written`)
  }
}

const tellAll = async (entries: readonly GateEntry[], flags: CheckFlags, io: Io): Promise<void> => {
  if (flags.json === true) {
    const { gateJson } = await import('../report/gate/gate-json.ts')
    io.stdout.write(gateJson(entries))
  }
  if (flags.annotations === true) {
    const { annotationsText } = await import('../report/gate/annotations.ts')
    const text = annotationsText(entries)
    if (text !== '') io.stderr.write(text)
  }
}

/**
 * `tandem check FILE...`; the exit code: 0 when every scenario is what its baseline says and its checks hold, 1 when one
 * says no, that of the worst failure where one could not be looked at.
 */
export const checkCommand = async (files: readonly string[], flags: CheckFlags, io: Io): Promise<number> => {
  const wrong = misuse(flags, files, io.env)
  if (wrong !== undefined) {
    complain(io, wrong)
    return exitCodes.usage
  }
  const { unwritable } = await import('./check-reports.ts')
  const obstacle = unwritable(flags, io.cwd)
  if (obstacle !== null) {
    complain(io, obstacle)
    return failureCode(obstacle)
  }
  const { withStages } = await import('../run/stages.ts')
  return withStages({ stages: io.stages, trials: flags.trials }, async ({ stages }) =>
    checkAll(files, flags, await optionsOf(flags, stages, io), io),
  )
}

const checkAll = async (files: readonly string[], flags: CheckFlags, options: GateOptions, io: Io): Promise<number> => {
  const at = new Date().toISOString().slice(0, 19)
  const { gateText } = await import('../report/gate/gate-text.ts')
  const entries: GateEntry[] = []
  let code: number = exitCodes.done
  for await (const { file, told, seconds } of inTurn(files, flags, options, io)) {
    code = Math.max(code, told.code)
    if (told.isEnd) {
      await tellEnd(told.end, file, flags, io)
      return told.code
    }
    entries.push(entryOf(file, told.end, seconds))
    const isSilent = flags.json === true || (flags.quiet === true && told.code === exitCodes.done)
    if (!isSilent && told.end.kind === 'done') {
      const { report, accepted } = told.end
      const look = { ...lookOf(io, io.stdout, flags.color), isAccepted: accepted !== undefined }
      io.stdout.write(gateText([{ file, seconds, report }], look))
    }
    await tellEnd(told.end, file, flags, io)
  }
  await tellAll(entries, flags, io)
  const { writeReports } = await import('./check-reports.ts')
  for (const failure of await writeReports(entries, at, flags, io.cwd)) {
    complain(io, failure)
    code = Math.max(code, failureCode(failure))
  }
  return code
}
