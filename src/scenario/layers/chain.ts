import type { SourceFile } from '../../kernel/issue.ts'
import type { Code } from '../codes.ts'
import type { Complain, Detail } from '../complain.ts'
import type { KeptFormulas } from '../formula/kept.ts'
import { quoted } from '../words.ts'
import { parseText } from '../yaml/parse-text.ts'
import type { MapNode } from '../yaml/tree.ts'
import { type Link, linkOf, refused } from './link.ts'

/**
 * Gives the text of a file. `from` is the name of the file that asks, so that a path in it is relative to its folder;
 * without it the path is the one on the command line. `name` is the path relative to the project root, with `/`.
 */
export type Load = (path: string, from?: string) => Loaded

/** The text of a file; or why there is none, so that the issue can say so. */
export type Loaded =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | {
      readonly ok: false
      /** For `not-utf8`: what the bytes look like, such as `UTF-16`. */
      readonly encoding?: string
      readonly reason:
        | 'missing'
        | 'outside'
        | 'unreadable'
        | 'circle'
        | 'long-name'
        | 'not-utf8'
        | 'too-large'
        | 'not-a-file'
      /** Files in the folder where it was looked for. */
      readonly nearby?: readonly string[]
      /** For `missing`: a file of that name near by, as the path that leads to it. */
      readonly elsewhere?: string
      /** For `not-utf8`: the first byte that is wrong. */
      readonly at?: number
    }

/** How a file, or a value on the command line, comes to be part of a scenario. */
export type LayerKind = 'base' | 'include' | 'file' | '--set'

/** One file of the chain. */
export type Layer = { readonly file: SourceFile; readonly tree: MapNode; readonly kind: LayerKind }

/** What was parsed and nothing was wrong with it, for whoever reads the same files again. */
export type Parsed = {
  /** By name. */
  readonly files: Map<string, { readonly file: SourceFile; readonly tree: MapNode }>
  readonly formulas: KeptFormulas
}

export const nothingParsed = (): Parsed => ({ files: new Map(), formulas: new Map() })

export type Chain = {
  /**
   * Files that could be parsed, weakest first: of each file its base, what it includes in the order of its list, then
   * itself; the file on the command line is last. A file that is named twice stands in both places.
   */
  readonly layers: readonly Layer[]
  /** Every text read, in reading order, the file itself first. */
  readonly files: readonly SourceFile[]
  /** False if a part is missing, so that what depends on the whole cannot be judged. */
  readonly complete: boolean
}

const maxDepth = 16

const maxFiles = 100

/** The same text whatever the system it was saved on: no byte order mark, lines that end in a line feed. */
export const normalised = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n')

/** The files that a file names, weakest first: its base, then what it includes. */
const linksOf = (tree: MapNode, complain: Complain): readonly (Link | undefined)[] => {
  const base = tree.entries.get('extends')
  const include = tree.entries.get('include')
  const links = base === undefined ? [] : [linkOf('extends', base.value, complain)]
  if (include === undefined) return links
  const { value } = include
  if (value.kind === 'list' && value.items.length === 0)
    complain('E121', 'this list is empty', {
      place: value.place,
      path: 'include',
      help: 'write the paths of the files to include, or remove the line',
    })
  const items = value.kind === 'list' ? value.items : [value]
  return [...links, ...items.map(item => linkOf('include', item, complain))]
}

/** What only a scenario or its base may say. */
const notIncluded: ReadonlyMap<string, string> = new Map([
  ['extends', 'an included file may include others; only a scenario or a base extends one'],
  ['strategies', 'strategies stand in the scenario itself'],
  ['statusQuo', 'it stands in the scenario itself, with its strategies'],
])

const checkIncluded = (tree: MapNode, complain: Complain): void => {
  for (const [key, help] of notIncluded) {
    const place = tree.entries.get(key)?.keyPlace
    if (place !== undefined)
      complain('E150', `a file that is included cannot say ${quoted(key)}`, { place, path: key, help })
  }
}

/** A file on the way from the scenario to the one being read, and the link that led to it. */
type Stop = { readonly file: SourceFile; readonly link?: Link }

const loopText = (links: readonly (Link | undefined)[]): readonly [string, string] => {
  const keys = new Set(links.map(link => link?.key))
  if (!keys.has('include')) return ['files extend each other in a loop', 'one of them must not extend the next']
  const verb = keys.has('extends') ? 'extend or include' : 'include'
  return [`files ${verb} each other in a loop`, 'one of them must not name the next']
}

const depthText = (links: readonly (Link | undefined)[]): string =>
  links.every(link => link?.key !== 'include') ? 'base files, one extending the next' : 'files, one naming the next'

/**
 * Reads a file, its bases and what they include, each before the next. `asked` is who names the file, where that is
 * another file and not the command line. `kept` has what need not be parsed again, and is filled.
 */
export const readChain = (
  path: string,
  load: Load,
  complain: Complain,
  asked?: { readonly link: Link; readonly from: string },
  { files: kept }: Parsed = nothingParsed(),
): Chain => {
  const files: SourceFile[] = []
  const trees = new Map<string, MapNode | undefined>()
  let [complete, count] = [true, 0]
  const broken = (code: Code, message: string, detail: Detail): readonly Layer[] => {
    complete = false
    complain(code, message, detail)
    return []
  }
  const parsed = (name: string, text: string): readonly [SourceFile, MapNode | undefined] => {
    const known = files.find(file => file.name === name)
    if (known !== undefined) return [known, trees.get(name)]
    const before = kept.get(name)
    const isKept = before?.file.text === normalised(text)
    const file: SourceFile = isKept ? before.file : { name, text: normalised(text) }
    files.push(file)
    let isClean = true
    const told: Complain = (...said) => {
      isClean = false
      complain(...said)
    }
    const tree = isKept ? before.tree : parseText(file, told)
    if (tree !== undefined && isClean) kept.set(name, { file, tree })
    trees.set(name, tree)
    return [file, tree]
  }
  const visit = (next: string, way: readonly Stop[], link: Link | undefined): readonly Layer[] => {
    const from = way[way.length - 1]?.file.name ?? asked?.from
    const at = { place: link?.place, path: link?.key }
    const fewer = { ...at, help: 'put what they say into fewer files' }
    if (way.length > maxDepth)
      return broken('E133', `more than ${maxDepth} ${depthText([...way.map(stop => stop.link), link])}`, fewer)
    if (++count > maxFiles) {
      if (count > maxFiles + 1) return []
      return broken('E133', `more than ${maxFiles} files in all, each counted as often as it is named`, fewer)
    }
    const loaded = from === undefined ? load(next) : load(next, from)
    if (!loaded.ok) {
      const [code, message, help] = refused(loaded, next, link, from)
      const expected = code === 'E130' || code === 'E131' ? 'a path is relative to the folder of this file' : undefined
      return broken(code, message, { ...at, expected, help })
    }
    const first = way.findIndex(({ file }) => file.name === loaded.name)
    if (first >= 0) {
      const round = way.slice(first)
      const [message, help] = loopText([...round.slice(1).map(stop => stop.link), link])
      const names = [...round.map(({ file }) => file.name), loaded.name].join(' -> ')
      const links = round.slice(1).flatMap(stop => stop.link ?? [])
      const also = links.map(({ place }) => ({ place, note: 'from here' }))
      return broken('E132', `${message}: ${names}`, { ...at, help, also })
    }
    const [file, tree] = parsed(loaded.name, loaded.text)
    if (tree === undefined) {
      complete = false
      return []
    }
    const kind = link === undefined || link.key === 'scenario' ? 'file' : link.key === 'extends' ? 'base' : 'include'
    if (kind === 'include') checkIncluded(tree, complain)
    const layers: Layer[] = []
    for (const further of linksOf(tree, complain)) {
      if (further === undefined) complete = false
      else if (kind !== 'include' || further.key === 'include')
        layers.push(...visit(further.path, [...way, link === undefined ? { file } : { file, link }], further))
    }
    return [...layers, { file, tree, kind }]
  }
  const layers = visit(path, [], asked?.link)
  return { layers, files, complete }
}
