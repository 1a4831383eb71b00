import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { projectRoot, realPath } from './load.ts'

/** The schema of scenarios that comes with the package, from `src` and from `dist`. */
const packaged = new URL('../../schema/scenario.schema.json', import.meta.url)

const names = ['schema/scenario.schema.json', 'scenario.schema.json', 'node_modules/tandem/schema/scenario.schema.json']

/**
 * Where an editor finds the schema for a scenario at `file`: the path to one in its project, else the address of the one
 * in the package; undefined when there is neither.
 */
export const schemaFor = (file: string, cwd: string): string | undefined => {
  const folder = realPath(dirname(resolve(cwd, file)))
  const root = projectRoot(folder)
  const found = [...names.map(name => join(root, name)), fileURLToPath(packaged)].find(path => existsSync(path))
  if (found === undefined) return undefined
  const way = relative(folder, found)
  const isInside = !relative(root, found).startsWith('..')
  const isPlain = /^[\w./\\@+-]+$/.test(way)
  return isInside && isPlain ? way.split(sep).join('/') : pathToFileURL(found).href
}
