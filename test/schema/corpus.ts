import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parse } from 'yaml'
import type { Issue } from '../../src/kernel/issue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from '../scenario/loader.ts'

/** Every file that a scenario could need, by its path from the root of the project. */
const filesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => posix.join(folder, name.replaceAll('\\', '/')))
      .filter(name => /\.(?:ya?ml|csv)$/.test(name))
      .sort()
      .map(name => [name, readFileSync(name, 'utf8')]),
  )

/** The files of the project's scenarios and of its tests. */
export const files: ReadonlyMap<string, string> = new Map([...filesBelow('scenarios'), ...filesBelow('test')])

/** A file as the plain data that a validator of JSON sees; undefined if it is no YAML that such data can hold. */
export const dataOf = (text: string): unknown => {
  try {
    return JSON.parse(JSON.stringify(parse(text, { version: '1.2', schema: 'core', logLevel: 'silent' })))
  } catch {
    return undefined
  }
}

/** What the reader has against a text at a path; nothing if it takes it. */
export const errorsOf = async (path: string, text: string): Promise<readonly Issue[]> => {
  const read = await readScenario(path, loaderOf(new Map([...files, [path, text]])))
  return read.ok ? [] : read.issues.filter(({ severity }) => severity === 'error')
}
