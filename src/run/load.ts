import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Load, Loaded } from '../scenario/layers/chain.ts'
import { codeOf } from './failure.ts'
import { decodeUtf8 } from './utf8.ts'

/** Files beyond this many bytes are not read. */
export const sizeLimit = 2 * 1024 * 1024

export const projectRoot = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) || existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return folder
  }
}

const isInside = (root: string, path: string): boolean => {
  const way = relative(root, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

export const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Where the open descriptor leads in truth; on systems without /proc the path is resolved again. */
const placeOf = (descriptor: number, path: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`)
  } catch {
    return realpathSync(path)
  }
}

const isTable = (name: string): boolean => /\.(csv|tsv|txt)$/i.test(name)

/** Files of a project that are no scenarios, though they end like one. */
const isScenario = (name: string): boolean =>
  /\.(ya?ml|json)$/i.test(name) &&
  !/^(?:package.*|tsconfig.*|biome|.*\.(?:baseline|actual))\.jsonc?$|^(?:pnpm-lock|\.).*$/i.test(name)

/** Files of its kind in the folder of a missing one, at most 200; never names from outside the root. */
const nearbyOf = (root: string, path: string): string[] => {
  const isKind = isTable(path) ? isTable : isScenario
  const folder = realPath(dirname(path))
  if (!isInside(root, folder)) return []
  try {
    return readdirSync(folder).filter(isKind).sort().slice(0, 200)
  } catch {
    return []
  }
}

const isFile = (path: string): boolean => {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * The path from `folder` to a file that is not at `asked` but in a place that is easily meant: beside, in `scenarios`,
 * one folder up, or below the root.
 */
const elsewhereOf = (root: string, folder: string, asked: string): string | undefined => {
  const bases = [join(folder, 'scenarios'), dirname(folder), root, join(root, 'scenarios')]
  const places = [join(folder, basename(asked)), ...bases.map(base => join(base, asked))]
  const found = places.find(place => isInside(root, place) && isInside(root, realPath(place)) && isFile(place))
  return found === undefined ? undefined : relative(folder, found).split(sep).join('/')
}

const readBytes = (descriptor: number, size: number): Uint8Array => {
  const bytes = new Uint8Array(Math.min(size, sizeLimit) + 1)
  let used = 0
  for (let got = -1; got !== 0 && used < bytes.length; used += got) {
    got = readSync(descriptor, bytes, used, bytes.length - used, null)
  }
  return bytes.subarray(0, used)
}

/** A file that is asked for, in a folder. */
type Asked = { readonly root: string; readonly folder: string; readonly path: string }

/** Why the system opens no file. */
const reasons: Readonly<Record<string, (Loaded & { ok: false })['reason']>> = {
  EISDIR: 'not-a-file',
  ENXIO: 'not-a-file',
  ELOOP: 'circle',
  ENAMETOOLONG: 'long-name',
}

const notOpened = ({ root, folder, path }: Asked, error: unknown): Loaded => {
  const code = codeOf(error)
  if (code === undefined) throw error
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const elsewhere = elsewhereOf(root, folder, path)
    const nearby = nearbyOf(root, resolve(folder, path))
    return { ok: false, reason: 'missing', nearby, ...(elsewhere === undefined ? {} : { elsewhere }) }
  }
  return { ok: false, reason: reasons[code] ?? 'unreadable' }
}

const readOpened = (root: string, path: string, descriptor: number): Loaded => {
  const place = placeOf(descriptor, path)
  if (!isInside(root, place)) return { ok: false, reason: 'outside' }
  const about = fstatSync(descriptor)
  if (!about.isFile()) return { ok: false, reason: 'not-a-file' }
  if (about.size > sizeLimit) return { ok: false, reason: 'too-large' }
  const bytes = readBytes(descriptor, about.size)
  if (bytes.length > sizeLimit) return { ok: false, reason: 'too-large' }
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return { ...decoded, reason: 'not-utf8' }
  return { ok: true, name: relative(root, place).split(sep).join('/'), text: decoded.text }
}

/** Opens without waiting (a pipe without a writer must not hold the run up), then looks at what was opened. */
const readInside = (asked: Asked): Loaded => {
  const { root } = asked
  const path = resolve(asked.folder, asked.path)
  if (!isInside(root, path)) return { ok: false, reason: 'outside' }
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch (error) {
    return notOpened(asked, error)
  }
  try {
    return readOpened(root, path, descriptor)
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return { ok: false, reason: 'unreadable' }
  } finally {
    closeSync(descriptor)
  }
}

/** Why nothing can be read in a folder; undefined when it is one. */
const noFolder = (path: string): (Loaded & { ok: false })['reason'] | undefined => {
  try {
    return statSync(path).isDirectory() ? undefined : 'missing'
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : (reasons[code] ?? 'unreadable')
  }
}

/**
 * A loader for the scenario `file` and what it refers to. The file may be named from anywhere; it fixes the project
 * root, links followed. Names are relative to the root, with forward slashes. Paths that a file mentions are relative
 * to its folder; absolute ones and addresses are outside.
 */
export const nodeLoad = (file: string, cwd: string): Load => {
  const first = resolve(cwd, file)
  const folder = realPath(dirname(first))
  const reason = noFolder(folder)
  const root = projectRoot(reason === undefined ? folder : realPath(cwd))
  return (path, from) => {
    if (path.includes('\0') || file.includes('\0')) return { ok: false, reason: 'missing' }
    if (from === undefined && path === file)
      return reason === undefined ? readInside({ root, folder, path: basename(first) }) : { ok: false, reason }
    if (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) return { ok: false, reason: 'outside' }
    return readInside({ root, folder: resolve(root, from === undefined ? '.' : dirname(from)), path })
  }
}
