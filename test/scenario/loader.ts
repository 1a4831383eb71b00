import { posix } from 'node:path'
import type { Load } from '../../src/scenario/layers/chain.ts'

/** A project folder in memory: the files by their path. */
export const loaderOf =
  (files: ReadonlyMap<string, string>): Load =>
  (path, from) => {
    const name = posix.normalize(posix.join(from === undefined ? '.' : posix.dirname(from), path))
    if (name.startsWith('../')) return { ok: false, reason: 'outside' }
    const text = files.get(name)
    if (text !== undefined) return { ok: true, name, text }
    const folder = posix.dirname(name)
    const nearby = [...files.keys()].filter(file => posix.dirname(file) === folder).map(file => posix.basename(file))
    const own = from === undefined ? '.' : posix.dirname(from)
    const elsewhere = ['scenarios', '..'].map(base => posix.join(own, base, path)).find(file => files.has(file))
    return {
      ok: false,
      reason: 'missing',
      nearby,
      ...(elsewhere === undefined ? {} : { elsewhere: posix.relative(own, elsewhere) }),
    }
  }
