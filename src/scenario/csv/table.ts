import type { Place, SourceFile } from '../../kernel/issue.ts'
import type { Code } from '../codes.ts'
import type { Complain } from '../complain.ts'
import type { Load, Loaded } from '../layers/chain.ts'
import { unread } from '../layers/unread.ts'
import type { Table, Tools } from '../tools.ts'
import { didYouMean, quoted } from '../words.ts'
import { readTable } from './read-table.ts'
import { tooLargeHelp } from './records.ts'

/** How tables are found, and the text of every one that was read, in reading order. */
export type Tables = { readonly table: Tools['table']; readonly files: readonly SourceFile[] }

type Refused = readonly [code: Code, message: string, help?: string | undefined]

const aboutProject = 'the project is the nearest folder above with package.json or .git'

/** A path that is not relative, or not written with `/`. */
const wrongPath = (path: string): Refused | undefined => {
  if (/^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/|\\|~)/.test(path)) {
    const what = /^[A-Za-z][A-Za-z0-9+.-]+:/.test(path) ? 'an address' : 'an absolute path'
    const help = `write a path such as data/deals.csv, relative to the folder of this file; ${aboutProject}`
    return ['E131', `table ${quoted(path)} is ${what}`, help]
  }
  if (path.includes('\\')) return ['E131', 'a path is written with "/"', `write ${path.replace(/\\+/g, '/')}`]
  return undefined
}

const missingHelp = (path: string, { nearby = [], elsewhere }: Loaded & { ok: false }): string | undefined => {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const name = path.slice(folder.length)
  if (nearby.includes(name)) return `${quoted(name)} is a link to a file that is not there`
  if (elsewhere !== undefined) return `did you mean "${elsewhere}"?`
  const tables = nearby.filter(near => !/\.(?:ya?ml|json)$/i.test(near))
  const meant = didYouMean(
    path,
    tables.map(near => folder + near),
  )
  if (meant !== undefined || tables.length === 0) return meant ?? 'a path is relative to the folder of this file'
  return `in that folder: ${tables.slice(0, 8).join(', ')}${tables.length > 8 ? ', ...' : ''}`
}

const refused = (loaded: Loaded & { ok: false }, path: string): Refused => {
  switch (loaded.reason) {
    case 'missing':
      return ['E145', `table ${quoted(path)} not found`, missingHelp(path, loaded)]
    case 'outside':
      return ['E131', `table ${quoted(path)} is outside the project`, `copy it into the project; ${aboutProject}`]
    case 'not-utf8': {
      const { encoding, at } = loaded
      const what = encoding === undefined ? (at === undefined ? '' : ` at byte ${at}`) : ` but ${encoding}`
      return ['E145', `${quoted(path)} is not UTF-8${what}`, 'in the spreadsheet, save it as "CSV UTF-8"']
    }
    case 'too-large':
      return ['E145', `${quoted(path)} is larger than 2 MB`, tooLargeHelp]
    case 'not-a-file':
      return ['E145', `${quoted(path)} is not a file`]
    default: {
      const [why, help] = unread[loaded.reason]
      return ['E145', `${quoted(path)} ${why}`, help]
    }
  }
}

/** The same text whatever the system it was saved on. */
const normalised = (text: string): string => text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')

const isRefused = (found: SourceFile | Refused): found is Refused => Array.isArray(found)

const loadTable = (load: Load, path: string, place: Place, main: string): SourceFile | Refused => {
  const wrong = wrongPath(path)
  if (wrong !== undefined) return wrong
  // A value of the command line stands beside the scenario file.
  const loaded = load(path, place.file.name === '--set' ? main : place.file.name)
  return loaded.ok ? { name: loaded.name, text: normalised(loaded.text) } : refused(loaded, path)
}

/**
 * Reads CSV files for a scenario; each is read once, and complained of once. A path is relative to the folder of the
 * file that names it.
 */
export const tableReader = (load: Load, main: string, complain: Complain): Tables => {
  const files: SourceFile[] = []
  const found = new Map<string, SourceFile | undefined>()
  const read = new Map<string, Table | undefined>()
  const find = (path: string, place: Place): SourceFile | undefined => {
    const file = loadTable(load, path, place, main)
    if (isRefused(file)) {
      const [code, message, help] = file
      complain(code, message, { place, help })
      return undefined
    }
    const known = files.find(({ name }) => name === file.name)
    if (known === undefined) files.push(file)
    return known ?? file
  }
  const parse = (file: SourceFile, place: Place, delimiter: string): Table | undefined => {
    const result = readTable(file, delimiter)
    if ('name' in result) return result
    for (const [i, { problem, start, end, help, also }] of result.entries()) {
      const other = also && { place: { file, start: also.start, end: also.end }, note: also.note }
      const asked = i === 0 ? { place, note: 'read from here' } : undefined
      const notes = [other, asked].filter(note => note !== undefined)
      complain('E145', problem, { place: { file, start, end }, help, also: notes })
    }
    return undefined
  }
  const table: Tools['table'] = (path, place, delimiter = ',') => {
    const folder = place.file.name.slice(0, place.file.name.lastIndexOf('/') + 1)
    const key = `${folder}\n${path}`
    if (!found.has(key)) found.set(key, find(path, place))
    const file = found.get(key)
    if (file === undefined) return undefined
    const id = `${delimiter}\n${file.name}`
    if (!read.has(id)) read.set(id, parse(file, place, delimiter))
    return read.get(id)
  }
  return { table, files }
}
