import type { Place, SourceFile } from '../kernel/issue.ts'
import { nearest } from '../kernel/nearest.ts'
import type { Code } from './codes.ts'
import type { Complain } from './complain.ts'
import { parseText } from './parse-text.ts'
import { kindText, type MapNode } from './tree.ts'
import { quoted } from './words.ts'

/**
 * Gives the text of a file. `from` is the name of the file that asks, so that a path in it is relative to its folder;
 * without it the path is the one on the command line. `name` is the path relative to the project root, with `/`.
 */
export type Load = (path: string, from?: string) => Loaded

export type Loaded =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | {
      readonly ok: false
      /** For `not-utf8`: what the bytes look like, such as `UTF-16`. */
      readonly encoding?: string
      readonly reason: 'missing' | 'outside' | 'unreadable' | 'not-utf8' | 'too-large' | 'not-a-file'
      /** Files in the folder where it was looked for. */
      readonly nearby?: readonly string[]
      /** For `not-utf8`: the first byte that is wrong. */
      readonly at?: number
    }

/** One file of the chain. */
export type Layer = { readonly file: SourceFile; readonly tree: MapNode }

export type Chain = {
  /** Files that could be parsed, weakest base first, the file itself last. */
  readonly layers: readonly Layer[]
  /** Every text read, the file itself first. */
  readonly files: readonly SourceFile[]
  /** False if a part is missing, so that what depends on the whole cannot be judged. */
  readonly complete: boolean
}

const maxDepth = 16

/** The same text whatever the system it was saved on: no byte order mark, lines that end in a line feed. */
const normalised = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')

const aboutProject = 'the project is the nearest folder above with package.json or .git'

/** What a missing file may have been, by the names in its folder; `from` is the file that asks for it. */
const missingHelp = (path: string, from: string | undefined, nearby: readonly string[]): string | undefined => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = path.slice(folder.length)
  if (nearby.includes(name)) return `${quoted(name)} is a link to a file that is not there`
  const self = folder === '' || folder === './' ? from?.split('/').pop() : undefined
  const names = nearby.filter(near => near !== self)
  const close = nearest(name, names)
  if (close !== undefined) return `did you mean "${from === undefined ? '' : folder}${close}"?`
  if (names.length === 0) return undefined
  return `in that folder: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}`
}

const refused = (
  loaded: Loaded & { ok: false },
  path: string,
  from: string | undefined,
): readonly [Code, string, string | undefined] => {
  const base = from !== undefined
  const what = base ? 'base' : 'scenario'
  switch (loaded.reason) {
    case 'missing':
      return [base ? 'E130' : 'E100', `${what} ${quoted(path)} not found`, missingHelp(path, from, loaded.nearby ?? [])]
    case 'outside': {
      const help = base
        ? `copy it into the project and extend the copy; ${aboutProject}`
        : `copy it into the project: ${aboutProject}`
      return [base ? 'E131' : 'E100', `${what} ${quoted(path)} is outside the project`, help]
    }
    case 'not-utf8':
      return [
        'E100',
        `${quoted(path)} is not UTF-8${loaded.encoding === undefined ? (loaded.at === undefined ? '' : ` at byte ${loaded.at}`) : ` but ${loaded.encoding}`}`,
        'save it as UTF-8',
      ]
    case 'too-large':
      return [
        'E108',
        `${quoted(path)} is larger than 2 MB`,
        'scenario files are written by hand; take out what is not needed',
      ]
    case 'not-a-file':
      return [base ? 'E130' : 'E100', `${quoted(path)} is not a file`, undefined]
    case 'unreadable':
      return [base ? 'E130' : 'E100', `${quoted(path)} cannot be read`, 'check its permissions']
  }
}

/** The path in `extends`, and its place; undefined if there is none or it was complained of. */
const baseOf = (layer: Layer, complain: Complain): { path: string; place: Place } | 'none' | undefined => {
  const entry = layer.tree.entries.get('extends')
  if (entry === undefined) return 'none'
  const { value } = entry
  if (value.kind !== 'scalar' || value.text.trim() === '') {
    const help =
      value.kind === 'list' ? 'extend one file; it may itself extend another' : 'write the path of the base file'
    complain('E121', `expected the path of one file, found ${kindText(value)}`, {
      place: value.place,
      path: 'extends',
      help,
    })
    return undefined
  }
  const path = value.text.trim()
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/|\\|~)/.test(path)) {
    const isAddress = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(path)
    complain('E131', `base ${quoted(path)} is ${isAddress ? 'an address' : 'an absolute path'}`, {
      place: value.place,
      path: 'extends',
      expected: 'expected a path relative to the folder of this file',
      help: `write a path such as base/cloud-software.yaml, inside the project; ${aboutProject}`,
    })
    return undefined
  }
  if (path.includes('\\')) {
    complain('E131', 'a path is written with "/"', {
      place: value.place,
      path: 'extends',
      help: `write ${path.replace(/\\+/g, '/')}`,
    })
    return undefined
  }
  return { path, place: value.place }
}

/** Reads a file and its bases, one after the other. */
export const readChain = (path: string, load: Load, complain: Complain): Chain => {
  const files: SourceFile[] = []
  const layers: Layer[] = []
  const links: Place[] = []
  let [next, from, place]: [string, string | undefined, Place | undefined] = [path, undefined, undefined]
  const ended = (complete: boolean): Chain => ({ layers: [...layers].reverse(), files, complete })
  for (;;) {
    const loaded = from === undefined ? load(next) : load(next, from)
    if (!loaded.ok) {
      const [code, message, help] = refused(loaded, next, from)
      const expected = code === 'E130' || code === 'E131' ? 'a path is relative to the folder of this file' : undefined
      complain(code, message, { place, path: place && 'extends', expected, help })
      return ended(false)
    }
    if (files.some(file => file.name === loaded.name)) {
      const first = files.findIndex(file => file.name === loaded.name)
      complain(
        'E132',
        `files extend each other in a loop: ${[...files.slice(first).map(file => file.name), loaded.name].join(' -> ')}`,
        {
          place,
          path: 'extends',
          help: 'one of them must not extend the next',
          also: links.slice(first, -1).map(link => ({ place: link, note: 'from here' })),
        },
      )
      return ended(false)
    }
    const file: SourceFile = { name: loaded.name, text: normalised(loaded.text) }
    files.push(file)
    const tree = parseText(file, complain)
    if (tree === undefined) return ended(false)
    const layer: Layer = { file, tree }
    layers.push(layer)
    const base = baseOf(layer, complain)
    if (base === 'none') return ended(true)
    if (base === undefined) return ended(false)
    if (files.length > maxDepth) {
      complain('E133', `more than ${maxDepth} base files, one extending the next`, {
        place: base.place,
        path: 'extends',
      })
      return ended(false)
    }
    ;[next, from, place] = [base.path, file.name, base.place]
    links.push(base.place)
  }
}
