import { existsSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import type { Load, Loaded } from '../scenario/layers/chain.ts'
import { quoted } from '../scenario/words.ts'
import type { Failure } from './failure.ts'
import { git } from './git.ts'
import { projectRoot, realPath, sizeLimit } from './load.ts'
import { decodeUtf8 } from './utf8.ts'

/** A scenario on the command line: a file as it stands, or as it was in a revision of git. */
export type Asked = { readonly file: string; readonly rev?: string }

/** The files of a commit, as a loader; `commit` is its full hash. */
export type Committed =
  | { readonly ok: true; readonly load: Load; readonly commit: string }
  | { readonly ok: false; readonly failure: Failure }

/**
 * `FILE` or `FILE@REV`. A file of the whole name comes first; else the `@` after the first name that ends like a
 * scenario, or the last one.
 */
export const askedFile = (text: string, isThere: (file: string) => boolean): Asked => {
  if (isThere(text) || !text.includes('@')) return { file: text }
  const [, named, after] = /^(.+?\.(?:ya?ml|json))@(.*)$/is.exec(text) ?? []
  if (named !== undefined) return { file: named, rev: after }
  const at = text.lastIndexOf('@')
  return { file: text.slice(0, at), rev: text.slice(at + 1) }
}

const usage = (message: string, help: string): Committed => ({ ok: false, failure: { kind: 'usage', message, help } })

const howTo = 'write FILE@REV with a commit, a branch or a tag, such as scenarios/acme.yaml@HEAD~1'

/** What can be no revision: an option of git, a path in one, or several. */
const refusal = (rev: string): string | undefined => {
  if (rev === '') return 'no revision stands after "@"'
  if (rev.startsWith('-')) return `${quoted(rev)} is an option, not a revision`
  if (rev.length > 200) return `${quoted(rev)} is too long for a revision`
  if (/[\p{Cc}\s:?*[\\]|\.\.|^\^/u.test(rev)) return `${quoted(rev)} is not one revision`
  return undefined
}

/** The nearest folder that is still there. */
const standing = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) if (existsSync(at) || dirname(at) === at) return at
}

const text = (bytes: Buffer): string => bytes.toString('utf8').replace(/\n$/, '')

type Entry = { readonly mode: string; readonly object: string; readonly size: number; readonly path: string }

/** Lines of `git ls-tree -z -l`: mode, kind, object, size and path. */
const entriesIn = (bytes: Buffer): readonly Entry[] =>
  bytes
    .toString('utf8')
    .split('\0')
    .flatMap(line => {
      const [, mode, object, size, path] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? []
      return mode === undefined ? [] : [{ mode, object, size: size === '-' ? 0 : Number(size), path }]
    })

/** A file of the commit; `path` is relative to the top of the repository, with `/`. */
const readCommitted = (top: string, commit: string, path: string, name: string): Loaded => {
  const listed = git(top, ['ls-tree', '-z', '-l', '--full-tree', commit, '--', path])
  const [entry] = listed.ok ? entriesIn(listed.bytes) : []
  if (entry === undefined) {
    const folder = posix.dirname(path)
    const beside = git(top, [
      'ls-tree',
      '-z',
      '-l',
      '--full-tree',
      commit,
      ...(folder === '.' ? [] : ['--', `${folder}/`]),
    ])
    const kind = /\.[a-z]+$/i.exec(path)?.[0].toLowerCase() ?? ''
    const nearby = (beside.ok ? entriesIn(beside.bytes) : []).map(one => posix.basename(one.path))
    return {
      ok: false,
      reason: 'missing',
      nearby: nearby.filter(one => one.toLowerCase().endsWith(kind)).slice(0, 200),
    }
  }
  // a link names a place in the folders of today, and a folder or a module is no file
  if (!entry.mode.startsWith('100')) return { ok: false, reason: 'not-a-file' }
  if (entry.size > sizeLimit) return { ok: false, reason: 'too-large' }
  const blob = git(top, ['cat-file', 'blob', entry.object])
  if (!blob.ok) return { ok: false, reason: blob.reason === 'too-large' ? 'too-large' : 'unreadable' }
  const decoded = decodeUtf8(blob.bytes)
  return decoded.ok ? { ok: true, name, text: decoded.text } : { ...decoded, reason: 'not-utf8' }
}

/**
 * A loader for the scenario `file` and what it refers to as they were in a revision. Names are relative to the project
 * root of today, as those of the files of today are; nothing is written, and no shell or hook is run.
 */
export const gitLoad = (file: string, rev: string, cwd: string): Committed => {
  const refused = refusal(rev)
  if (refused !== undefined) return usage(refused, howTo)
  if (file === '') return usage(`${quoted(`@${rev}`)} is a revision of no file`, howTo)
  const first = resolve(cwd, file)
  const folder = realPath(standing(dirname(first)))
  const found = git(folder, ['rev-parse', '--show-toplevel'])
  if (!found.ok && found.reason === 'missing')
    return {
      ok: false,
      failure: {
        kind: 'environment',
        message: `there is no git to read ${quoted(`${file}@${rev}`)} with`,
        help: 'install git, or compare two files',
      },
    }
  if (!found.ok) return usage(`${quoted(file)} is in no repository of git`, `git says: ${found.text}`)
  const top = realPath(text(found.bytes))
  const commit = git(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`])
  if (!commit.ok) return usage(`git knows no revision ${quoted(rev)}`, howTo)
  const hash = text(commit.bytes)
  const root = projectRoot(folder)
  const own = join(folder, relative(standing(dirname(first)), dirname(first)), basename(first))
  const load: Load = (path, from) => {
    if (path.includes('\0')) return { ok: false, reason: 'missing' }
    if (from !== undefined && (isAbsolute(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)))
      return { ok: false, reason: 'outside' }
    const full = from === undefined ? own : resolve(root, dirname(from), path)
    const [inProject, inRepository] = [root, top].map(at => relative(at, full).split(sep).join('/'))
    const isOutside = [inProject, inRepository].some(
      way => way === '' || way.startsWith('../') || way === '..' || isAbsolute(way),
    )
    return isOutside ? { ok: false, reason: 'outside' } : readCommitted(top, hash, inRepository, inProject)
  }
  return { ok: true, load, commit: hash }
}
