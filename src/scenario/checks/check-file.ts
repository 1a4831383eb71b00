import type { SourceFile } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import { checkVersion } from '../head/header.ts'
import { type Layer, type Load, type Loaded, normalised } from '../layers/chain.ts'
import { type Link, linkOf, refused } from '../layers/link.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { parseText } from '../yaml/parse-text.ts'
import type { MapNode } from '../yaml/tree.ts'

const keys = ['tandem', 'scenario', 'checks']

/** Keys that only a scenario has; a file with one of them is none of checks alone. */
const ofScenarios = ['extends', 'strategies', 'segments', 'time']

/** A file of checks alone; `link` is the scenario that it names, undefined where that was complained of. */
export type CheckFile = { readonly file: SourceFile; readonly tree: MapNode; readonly link: Link | undefined }

/** Checks that stand in a file of their own beside the scenario, by their path from it, and who brings it. */
export type Beside = { readonly path: string; readonly load: Load }

const isCheckFile = ({ entries }: MapNode): boolean =>
  entries.has('scenario') && !ofScenarios.some(key => entries.has(key))

const opened = (file: SourceFile, tree: MapNode, complain: Complain): CheckFile => {
  checkVersion({ file, tree, kind: 'file' }, complain)
  for (const { key, keyPlace } of tree.entries.values())
    if (!keys.includes(key))
      complain('E101', `unknown key ${quoted(key)} in a file of checks`, {
        place: keyPlace,
        path: key,
        expected: oneOf(keys),
        help: didYouMean(key, keys) ?? 'write it into the scenario',
      })
  const named = tree.entries.get('scenario')
  if (!tree.entries.has('checks'))
    complain('E125', 'this file of checks has none', {
      place: named?.keyPlace ?? { file, start: 0, end: 0 },
      path: 'checks',
      help: 'add "checks:" and, below it, what has to hold',
    })
  return { file, tree, link: named && linkOf('scenario', named.value, complain) }
}

/** The file on the command line where it holds checks alone; undefined where it is a scenario, or cannot be read. */
export const checkFileAt = (path: string, load: Load, complain: Complain): CheckFile | undefined => {
  const loaded = load(path)
  if (!loaded.ok || !/^[ \t{,]*["']?scenario["']?[ \t]*:/m.test(loaded.text)) return undefined
  const file = { name: loaded.name, text: normalised(loaded.text) }
  const slips: Parameters<Complain>[] = []
  const tree = parseText(file, (...slip) => void slips.push(slip))
  if (tree === undefined || !isCheckFile(tree)) return undefined
  for (const slip of slips) complain(...slip)
  return opened(file, tree, complain)
}

/** The file of checks beside a scenario; undefined after a complaint. */
export const checkFileBeside = (
  { path, load }: Beside,
  scenario: string,
  complain: Complain,
): CheckFile | undefined => {
  const loaded: Loaded = load(path, scenario)
  if (!loaded.ok) {
    const [code, message, help] = refused(loaded, path, undefined, scenario)
    complain(code, message, { help })
    return undefined
  }
  const file = { name: loaded.name, text: normalised(loaded.text) }
  const tree = parseText(file, complain)
  if (tree === undefined) return undefined
  const start = { file, start: 0, end: 0 }
  if (!tree.entries.has('scenario')) {
    const place = tree.entries.get('tandem')?.keyPlace ?? start
    const name = scenario.split('/').at(-1)
    complain('E125', 'a file of checks names its scenario', {
      place,
      path: 'scenario',
      help: `add "scenario: ../${name}"`,
    })
    return undefined
  }
  const found = opened(file, tree, complain)
  if (found.link === undefined) return undefined
  const about = load(found.link.path, file.name)
  if (about.ok && about.name === scenario) return found
  complain('E156', `these checks stand beside ${quoted(scenario)} and are about another scenario`, {
    place: found.link.place,
    path: 'scenario',
    help: `write ../${scenario.split('/').at(-1)}, or give this file the name of its own scenario`,
  })
  return undefined
}

/** Whether a file of checks names another one as its scenario; then complains of it. */
export const isOfChecks = ({ link }: CheckFile, { file, tree }: Layer, complain: Complain): boolean => {
  if (!isCheckFile(tree)) return false
  complain('E156', `${quoted(file.name)} is a file of checks, not a scenario`, {
    place: link?.place,
    path: 'scenario',
    help: 'name the scenario itself',
  })
  return true
}
