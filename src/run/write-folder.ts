import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { besideName } from './beside-name.ts'
import { codeOf, type Failure, isFull, systemText } from './failure.ts'

/** The calls that touch the disk, so that a test can make any of them fail. All are synchronous: no signal cuts in. */
export type Disk = {
  /** Makes a folder and those above it that are missing. */
  readonly makeFolder: (path: string) => void
  /** Creates the file, writes all of it and has it reach the disk. */
  readonly writeFile: (path: string, content: string | Uint8Array) => void
  readonly rename: (from: string, to: string) => void
  /** Has the names in a folder reach the disk. */
  readonly syncFolder: (path: string) => void
  readonly remove: (path: string) => void
}

const syncFolder = (path: string): void => {
  let descriptor: number
  try {
    descriptor = openSync(path, 'r')
  } catch {
    return // a system that does not open folders
  }
  try {
    fsyncSync(descriptor)
  } catch {
    // a file system that does not sync folders
  } finally {
    closeSync(descriptor)
  }
}

const writeWhole = (path: string, content: string | Uint8Array): void => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const descriptor = openSync(path, 'wx')
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * One folder after the other: the recursive `mkdirSync` of Node never returns where the system says of a folder that is
 * there that it is not, as /proc does.
 */
const makeFolder = (path: string): void => {
  const missing = [path]
  while (!existsSync(dirname(missing[0])) && dirname(missing[0]) !== missing[0]) missing.unshift(dirname(missing[0]))
  for (const folder of missing) {
    try {
      mkdirSync(folder)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      if (codeOf(error) !== 'ENOENT') throw error
      throw Object.assign(new Error('no folder'), { code: 'ENOENT', noFolderIn: dirname(folder) })
    }
  }
}

export const nodeDisk: Disk = {
  makeFolder,
  writeFile: (path, content) => {
    writeWhole(`${path}.part`, content)
    renameSync(`${path}.part`, path)
  },
  rename: renameSync,
  syncFolder,
  remove: path => rmSync(path, { recursive: true, force: true }),
}

const causeOf = (error: unknown): string | undefined => {
  const place = (error as { noFolderIn?: unknown }).noFolderIn
  return typeof place === 'string' ? `no folder can be made in "${place}"` : systemText(error)
}

const notWritten = (dir: string, error: unknown): Failure => {
  const cause = causeOf(error)
  if (cause === undefined) throw error
  return {
    kind: 'environment',
    message: `cannot write the results to "${dir}": ${cause}`,
    help: `nothing there has changed; choose another folder with --out${isFull(error) ? ', or make room' : ''}`,
  }
}

/** Old folder aside, new one in its place; the old one comes back when the second step fails. */
const swap = (fresh: string, target: string, aside: string, disk: Disk): void => {
  if (!existsSync(target)) {
    disk.rename(fresh, target)
    return
  }
  disk.rename(target, aside)
  try {
    disk.rename(fresh, target)
  } catch (error) {
    disk.rename(aside, target)
    throw error
  }
}

const tidy = (path: string, disk: Disk): void => {
  try {
    disk.remove(path)
  } catch {
    // what cannot be removed is only in the way, not wrong
  }
}

/**
 * Writes a folder whole: all files go to a new folder beside `dir`, each reaches the disk, then the two change places.
 * Whatever fails on the way, `dir` holds either everything it held before or all of the new files. Only a kill in the
 * instant between the two renames leaves it missing; the old folder then lies beside it, under a hidden
 * name. Keys of `files` are paths inside the folder, with forward slashes. Null when it is done.
 */
export const writeFolder = (
  dir: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  disk: Disk = nodeDisk,
): Failure | null => {
  const target = existsSync(dir) ? realpathSync(dir) : resolve(dir) // a link keeps leading to the same place
  const mark = randomBytes(4).toString('hex')
  const fresh = besideName(target, 'new', mark)
  const aside = besideName(target, 'old', mark)
  try {
    disk.makeFolder(fresh)
    const folders = new Set([fresh])
    for (const [name, content] of files) {
      const path = join(fresh, ...name.split('/'))
      if (!folders.has(dirname(path))) disk.makeFolder(dirname(path))
      folders.add(dirname(path))
      disk.writeFile(path, content)
    }
    for (const folder of folders) disk.syncFolder(folder)
    swap(fresh, target, aside, disk)
  } catch (error) {
    tidy(fresh, disk)
    return notWritten(dir, error)
  }
  disk.syncFolder(dirname(target))
  tidy(aside, disk)
  return null
}
