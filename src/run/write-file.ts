import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, realpathSync, renameSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { besideName } from './beside-name.ts'
import { cannotWrite, checkFile } from './check-file.ts'
import { codeOf, type Failure, isFull, systemText } from './failure.ts'
import { type Disk, nodeDisk } from './write-folder.ts'

const tidy = (path: string, disk: Disk): void => {
  try {
    disk.remove(path)
  } catch {
    // what cannot be removed is only in the way, not wrong
  }
}

/** The calls of `Disk`, and giving a file a name that must be free. */
export type FileDisk = Disk & { readonly link: (from: string, to: string) => void }

/** On a file system without second names the file is moved, after a look whether the name is free. */
const linkOrMove = (from: string, to: string): void => {
  try {
    linkSync(from, to)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '') || existsSync(to)) throw error
    renameSync(from, to)
  }
}

export const nodeFileDisk: FileDisk = { ...nodeDisk, link: linkOrMove }

const taken = (name: string): Failure => ({
  kind: 'input',
  message: `"${name}" is there already`,
  help: 'choose another name, or replace it with --force',
})

/** Why a new file cannot have this name; null when it is free. */
export const takenName = (name: string, cwd: string): Failure | null =>
  existsSync(resolve(cwd, name)) ? taken(name) : null

/**
 * Writes one file whole: beside its place first, then under its name, so that nobody ever sees half of it. Without
 * `force` a file that is there is left as it is. Null when it is done.
 */
export const writeFile = (
  name: string,
  content: string | Uint8Array,
  options: { readonly cwd: string; readonly force: boolean },
  disk: FileDisk = nodeFileDisk,
): Failure | null => {
  const wrong = options.force ? checkFile(name, options.cwd) : null
  if (wrong !== null) return wrong
  const named = resolve(options.cwd, name)
  const path = existsSync(named) ? realpathSync(named) : named // a link keeps leading to the same place
  const fresh = besideName(path, 'new', randomBytes(4).toString('hex'))
  if (!options.force && existsSync(path)) return taken(name)
  try {
    disk.writeFile(fresh, content)
    if (options.force) disk.rename(fresh, path)
    else {
      disk.link(fresh, path)
      tidy(fresh, disk)
    }
  } catch (error) {
    tidy(fresh, disk)
    tidy(`${fresh}.part`, disk)
    if (codeOf(error) === 'EEXIST') return taken(name)
    const isLost = codeOf(error) === 'ENOENT' && !existsSync(dirname(path))
    const cause = isLost ? `there is no folder "${dirname(name)}"` : systemText(error)
    if (cause === undefined) throw error
    return cannotWrite(name, cause, isFull(error) ? 'make room, or write it elsewhere' : undefined)
  }
  disk.syncFolder(dirname(path))
  return null
}
