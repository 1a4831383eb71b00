import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { changeRows } from '../check/changes.ts'
import type { Compared, Side } from '../check/compared.ts'
import type { Issue } from '../kernel/issue.ts'
import type { Load } from '../scenario/layers/chain.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { didYouMean, oneOf, quoted } from '../scenario/words.ts'
import { figuresKnown } from '../study/split/known.ts'
import { type SplitOptions, splitBetween } from '../study/split/split.ts'
import { noHeldTrials } from '../study/unplayable.ts'
import { type Failure, thrownFailure } from './failure.ts'
import { askedFile, gitLoad } from './git-load.ts'
import { nodeLoad } from './load.ts'
import { pace } from './pace.ts'
import { realStages, type Stages } from './stages.ts'

/** What of two scenarios is compared, and how it is played. */
export type CompareOptions = {
  /** The folder from which paths are given; that of the process unless said. */
  readonly cwd?: string
  /** Ids of figures; by default what each seat looks at first. */
  readonly metrics?: readonly string[]
  /** Ids of strategies; by default all that both have. */
  readonly strategies?: readonly string[]
  /** Values laid over the newer scenario, `path=value`, as `--set` of a run. */
  readonly set?: readonly string[]
  /** Futures in which each scenario between the two is played, 2 to 131,072. */
  readonly trials?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number, total: number) => void
  readonly stages?: Stages
}

/** How a comparison ends: done, with what is wrong with the side that was asked for, or with why it could not be done. */
export type CompareEnd =
  | { readonly kind: 'done'; readonly compared: Compared }
  | { readonly kind: 'issues'; readonly asked: string; readonly issues: readonly Issue[] }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** Up to 64 scenarios are played, so fewer futures than a run has are enough unless somebody asks for more. */
const usualTrials = 1000

const failed = (failure: Failure): CompareEnd => ({ kind: 'failure', failure })

type Read = { readonly scenario: Scenario; readonly side: Side }

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

const readSide = async (
  asked: string,
  { cwd = process.cwd(), stages = realStages }: CompareOptions,
  set: readonly string[] = [],
): Promise<Read | CompareEnd> => {
  const { file, rev } = askedFile(asked, path => !path.includes('\0') && isFile(resolve(cwd, path)))
  let [load, commit]: readonly [Load, string | undefined] = [nodeLoad(file, cwd), undefined]
  if (rev !== undefined) {
    const committed = gitLoad(file, rev, cwd)
    if (!committed.ok) return failed(committed.failure)
    ;({ load, commit } = committed)
  }
  const read = await stages.read(file, load, { set })
  if (!read.ok) return { kind: 'issues', asked, issues: read.issues }
  const { name, file: path, hash } = read.scenario
  const laid = { ...(commit ? { commit } : {}), ...(set.length > 0 ? { set } : {}) }
  return { scenario: read.scenario, side: { asked, name, file: path, hash, ...laid } }
}

/** What is asked for and is not there: a usage failure with the nearest name. */
const unknownName = (what: string, asked: readonly string[], known: readonly string[]): CompareEnd | undefined => {
  const name = asked.find(one => !known.includes(one))
  if (name === undefined) return undefined
  const help = didYouMean(name, known) ?? oneOf(known, 12)
  return failed({ kind: 'usage', message: `${what} ${quoted(name)}`, help })
}

const split = async (old: Scenario, next: Scenario, options: SplitOptions) => {
  const { ownThreads } = await import('./own-threads.ts')
  const { runner, end } = ownThreads()
  try {
    return await splitBetween(old, next, { runner, ...options })
  } finally {
    await end()
  }
}

const compared = async (from: Read, to: Read, options: CompareOptions): Promise<CompareEnd> => {
  const [old, next] = [from.scenario, to.scenario]
  const ids = next.strategies.map(({ id }) => id)
  const both = ids.filter(id => old.strategies.some(one => one.id === id))
  if (both.length === 0)
    return failed({
      kind: 'input',
      message: 'the two scenarios have no strategy in common',
      help: 'a strategy is known by its id: give one the same id in both',
    })
  const { metrics, strategies, trials } = options
  const wrong =
    unknownName('both scenarios have no strategy', strategies ?? [], both) ??
    (metrics &&
      unknownName(
        'neither scenario has a figure',
        metrics,
        figuresKnown([old, next]).map(({ id }) => id),
      ))
  if (wrong !== undefined) return wrong
  const rows = changeRows(old, next)
  const moves = rows.some(({ change, id }) => change !== null || id === 'time.start' || id === 'time.step')
  const titles = Object.fromEntries(next.strategies.map(({ id, title }) => [id, title]))
  const made = moves
    ? await split(old, next, {
        trials: trials ?? Math.min(next.run.trials, usualTrials),
        blockSize: pace(() => performance.now() / 1000),
        ...(metrics ? { metrics } : {}),
        ...(strategies ? { strategies } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
        ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      })
    : null
  return { kind: 'done', compared: { from: from.side, to: to.side, rows, split: made, titles } }
}

/**
 * Two scenarios, each a file or `FILE@REV`, compared: what they say differently, and how the difference of their figures
 * divides among that. What a person can put right comes back as issues or a failure; nothing is written.
 */
export const compareScenarios = async (
  old: string,
  next: string,
  options: CompareOptions = {},
): Promise<CompareEnd> => {
  const wrong = options.trials === undefined ? undefined : noHeldTrials(options.trials)
  if (wrong) return failed({ kind: 'usage', ...wrong })
  const from = await readSide(old, options)
  if ('kind' in from) return from
  const to = await readSide(next, options, options.set)
  if ('kind' in to) return to
  try {
    return await compared(from, to, options)
  } catch (error) {
    if (options.signal?.aborted) return failed({ kind: 'interrupted', message: 'interrupted' })
    const failure = thrownFailure(error)
    if (failure) return failed(failure)
    throw error
  }
}
