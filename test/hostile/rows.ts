import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const here = import.meta.dirname

/** A text that stands many times; each `#` in it is the number of the time, from 0. */
type Repeated = { readonly text: string; readonly times: number }

/** A text, or how it is made: pieces one after another. */
type Text = string | readonly (string | Repeated)[]

/** One row of a table of bad input, as it is written there. */
export type Row = {
  /** The number of the kind of mistake, and a letter where there are several. */
  readonly id: string
  readonly what: string
  /** The whole scenario; or else the good one, with texts in it swapped for others. */
  readonly input?: Text
  readonly swap?: readonly (readonly [from: string, to: string])[]
  /** The scenario as bytes, in base64. */
  readonly base64?: string
  /** Other files, by name, and those that are written as bytes. */
  readonly files?: Readonly<Record<string, Text>>
  readonly bytes?: Readonly<Record<string, string>>
  /** Symbolic links, by name, and where they lead. */
  readonly links?: Readonly<Record<string, string>>
  /** The command line; `validate s.yaml` unless it says otherwise. */
  readonly run?: readonly string[]
  /** Its own process, because it might take the memory or the time of others. */
  readonly alone?: boolean
  /** Why a row reads otherwise here than the rule it stands for. */
  readonly why?: string
  readonly exit: number
  /** Codes of the issues, in order. */
  readonly codes: readonly string[]
}

const repeated = ({ text, times }: Repeated): string =>
  text.includes('#')
    ? Array.from({ length: times }, (_, i) => text.replaceAll('#', `${i}`)).join('')
    : text.repeat(times)

const textOf = (text: Text): string =>
  typeof text === 'string' ? text : text.map(piece => (typeof piece === 'string' ? piece : repeated(piece))).join('')

const valid = readFileSync(join(here, 'valid.yaml'), 'utf8')

const swapped = (row: Row): string => {
  let text = valid
  for (const [from, to] of row.swap ?? []) {
    if (text.split(from).length !== 2) throw new Error(`row ${row.id}: ${JSON.stringify(from)} is not there once`)
    text = text.replace(from, () => to)
  }
  return text
}

/** The files of a row, by name. */
export const filesOf = (row: Row): ReadonlyMap<string, Buffer> => {
  const files = new Map<string, Buffer>()
  const scenario = row.input === undefined ? swapped(row) : textOf(row.input)
  files.set('s.yaml', row.base64 === undefined ? Buffer.from(scenario) : Buffer.from(row.base64, 'base64'))
  for (const [name, text] of Object.entries(row.files ?? {})) files.set(name, Buffer.from(textOf(text)))
  for (const [name, text] of Object.entries(row.bytes ?? {})) files.set(name, Buffer.from(text, 'base64'))
  return files
}

/** The tables, by name, with their rows. */
export const tables: readonly (readonly [name: string, rows: readonly Row[]])[] = readdirSync(here)
  .filter(name => /^a\d\.yaml$/.test(name))
  .sort()
  .map(name => [name.replace('.yaml', ''), parse(readFileSync(join(here, name), 'utf8'))])

/** Every file below a folder with its content; links are not followed. */
export const treeOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map(name => {
        const path = join(folder, name)
        const about = lstatSync(path)
        if (about.isSymbolicLink()) return [name, `-> ${readlinkSync(path)}`]
        return [name, about.isFile() ? readFileSync(path, 'latin1') : '']
      }),
  )
