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

const holdsWork = (dir: string, path: string, file: string, force: boolean): Failure | null => {
  const names = readdirSync(path)
  if (names.length === 0) return null
  const strange = names.filter(name => !ours.includes(name) && name !== '.DS_Store').sort()
  if (strange.length > 0) {
    const shown = strange
      .slice(0, 3)
      .map(name => JSON.stringify(name))
      .join(', ')
    const more = strange.length > 3 ? ` and ${strange.length - 3} more` : ''
    return {
      kind: 'input',
      message: `"${dir}" holds files that are not from a run: ${shown}${more}`,
      help: `a run replaces its whole folder; move them away, or ${elsewhere}`,
    }
  }
  const before = scenarioIn(path)
  if (force || before === file) return null
  const found = before === null ? 'results that cannot be read' : `the results of "${before}"`
  return { kind: 'input', message: `"${dir}" holds ${found}`, help: `replace them with --force, or ${elsewhere}` }
}

/**
 * Whether a run of the scenario `file` may write to `dir`: a folder that is new, empty or left by a run of the same
 * scenario, and one that can be written to. Nothing is created. Null when all is well.
 */
export const checkFolder = (
  dir: string,
  file: string,
  options: { readonly cwd: string; readonly force: boolean },
): Failure | null => {
  const path = resolve(options.cwd, dir)
  try {
    const there = firstThere(path)
    if (!existsSync(there) && isLink(there)) {
      return environment(
        `cannot write the results to "${dir}": ${there === path ? 'it' : `"${there}"`} is a link to "${readlinkSync(there)}", which is not there`,
        `remove the link or make what it leads to, or ${elsewhere}`,
      )
    }
    if (!statSync(there).isDirectory()) {
      return environment(
        `cannot write the results to "${dir}": ${there === path ? 'it is' : `"${there}" is`} a file, not a folder`,
        elsewhere,
      )
    }
    if (there !== path) {
      accessSync(there, constants.W_OK | constants.X_OK)
      return null
    }
    const within = relative(realpathSync(path), realpathSync(options.cwd))
    if (within === '' || !within.startsWith('..')) {
      return {
        kind: 'usage',
        message: `"${dir}" is the folder that the command runs in, or one above it`,
        help: `a run replaces its whole folder; ${elsewhere}`,
      }
    }
    accessSync(dirname(path), constants.W_OK | constants.X_OK)
    return holdsWork(dir, path, file, options.force)
  } catch (error) {
    const cause = systemText(error)
    if (cause === undefined) throw error
    return environment(`cannot write the results to "${dir}": ${cause}`, elsewhere)
  }
}
