import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Failure, systemText } from './failure.ts'

/** What a run leaves in its folder, at the top. */
const ours: readonly string[] = ['result.json', 'report.html', 'run.log', 'tables', 'charts']

/** What drawing charts alone leaves in its folder. */
const chartFile = /^[\w.-]+\.(?:svg|png|vl\.json|html)$/

/** What is written into a folder, for messages. */
type What = { readonly many: string; readonly by: string }
const results: What = { many: 'results', by: 'a run' }
const charts: What = { many: 'charts', by: 'drawing charts' }

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

/** The path, or the nearest one above it that is there; a link counts, also one that leads nowhere. */
const firstThere = (path: string): string => {
  let at = path
  while (!existsSync(at) && !isLink(at) && dirname(at) !== at) at = dirname(at)
  return at
}

const environment = (message: string, help: string): Failure => ({ kind: 'environment', message, help })

const elsewhere = 'choose another folder with --out'

/** The scenario file of the result that lies in a folder; null when there is none that can be read. */
const scenarioIn = (folder: string): string | null => {
  try {
    const result = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'))
    return String(result.schema).startsWith('tandem/result@') ? String(result.scenario.file) : null
  } catch {
    return null
  }
}

/** Files of a folder that would be lost, which `isOurs` does not know. */
const holdsStrange = (dir: string, path: string, isOurs: (name: string) => boolean, { by }: What): Failure | null => {
  const strange = readdirSync(path)
    .filter(name => !isOurs(name) && name !== '.DS_Store')
    .sort()
  if (strange.length === 0) return null
  const shown = strange
    .slice(0, 3)
    .map(name => JSON.stringify(name))
    .join(', ')
  const more = strange.length > 3 ? ` and ${strange.length - 3} more` : ''
  return {
    kind: 'input',
    message: `"${dir}" holds files that are not from ${by}: ${shown}${more}`,
    help: `${by} replaces its whole folder; move them away, or ${elsewhere}`,
  }
}

const holdsWork = (dir: string, path: string, file: string, force: boolean): Failure | null => {
  const strange = holdsStrange(dir, path, name => ours.includes(name), results)
  if (strange !== null) return strange
  // charts that were drawn without a run are no results
  const names = readdirSync(path).filter(name => name !== 'charts' && name !== '.DS_Store')
  if (names.length === 0 && holdsNoOther(join(path, 'charts'))) return null
  return holdsResults(dir, path, file, force)
}

/** Whether a folder of charts holds nothing else; also where it is not there. */
const holdsNoOther = (path: string): boolean =>
  !existsSync(path) || readdirSync(path).every(name => chartFile.test(name))

/** The results of another scenario in a folder. */
const holdsResults = (dir: string, path: string, file: string, force: boolean): Failure | null => {
  const before = scenarioIn(path)
  if (force || before === file) return null
  const found = before === null ? 'results that cannot be read' : `the results of "${before}"`
  return { kind: 'input', message: `"${dir}" holds ${found}`, help: `replace them with --force, or ${elsewhere}` }
}

/** Whether a folder can be written whole; `holds` says what would be lost where it is there. Nothing is created. */
const checkTarget = (dir: string, cwd: string, what: What, holds: (path: string) => Failure | null): Failure | null => {
  const path = resolve(cwd, dir)
  const cannot = `cannot write the ${what.many} to "${dir}"`
  try {
    const there = firstThere(path)
    if (!existsSync(there) && isLink(there)) {
      return environment(
        `${cannot}: ${there === path ? 'it' : `"${there}"`} is a link to "${readlinkSync(there)}", which is not there`,
        `remove the link or make what it leads to, or ${elsewhere}`,
      )
    }
    if (!statSync(there).isDirectory()) {
      return environment(`${cannot}: ${there === path ? 'it is' : `"${there}" is`} a file, not a folder`, elsewhere)
    }
    if (there !== path) {
      accessSync(there, constants.W_OK | constants.X_OK)
      return null
    }
    const within = relative(realpathSync(path), realpathSync(cwd))
    if (within === '' || !within.startsWith('..')) {
      return {
        kind: 'usage',
        message: `"${dir}" is the folder that the command runs in, or one above it`,
        help: `${what.by} replaces its whole folder; ${elsewhere}`,
      }
    }
    accessSync(dirname(path), constants.W_OK | constants.X_OK)
    return holds(path)
  } catch (error) {
    const cause = systemText(error)
    if (cause === undefined) throw error
    return environment(`${cannot}: ${cause}`, elsewhere)
  }
}

type Options = { readonly cwd: string; readonly force: boolean }

/**
 * Whether a run of the scenario `file` may write to `dir`: a folder that is new, empty or left by a run of the same
 * scenario, and one that can be written to. Null when all is well.
 */
export const checkFolder = (dir: string, file: string, { cwd, force }: Options): Failure | null =>
  checkTarget(dir, cwd, results, path => holdsWork(dir, path, file, force))

/**
 * Whether charts of the scenario `file` alone may be written to `dir`: a folder that is new or holds nothing but charts,
 * and not among the results of another scenario. Null when all is well.
 */
export const checkChartsFolder = (dir: string, file: string, { cwd, force }: Options): Failure | null => {
  const above = dirname(resolve(cwd, dir))
  const beside = existsSync(join(above, 'result.json')) ? holdsResults(dirname(dir), above, file, force) : null
  return beside ?? checkTarget(dir, cwd, charts, path => holdsStrange(dir, path, name => chartFile.test(name), charts))
}
