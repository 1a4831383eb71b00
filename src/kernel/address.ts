import { sha256 } from '@noble/hashes/sha2'
import type { Stream } from './philox.ts'

/** The version of the rule that turns names into streams; a change of the rule is a new number. */
export const streamsVersion = 1

const utf8 = new TextEncoder()

/** UTF-8 parts, each preceded by its length as four bytes, so that ('a/b') and ('a', 'b') never meet. */
const encode = (parts: readonly string[]): Uint8Array => {
  const bytes = parts.map(part => utf8.encode(part))
  const out = new Uint8Array(bytes.reduce((sum, b) => sum + 4 + b.length, 0))
  const view = new DataView(out.buffer)
  let at = 0
  for (const b of bytes) {
    view.setUint32(at, b.length)
    out.set(b, at + 4)
    at += 4 + b.length
  }
  return out
}

/**
 * The stream of one purpose: the first 96 bits of SHA-256 over [streams version, seed, scope, purpose]. Call it once
 * per purpose when a scenario is compiled, never in the time loop. The strategy is not part of it, so that all
 * strategies meet the same luck.
 */
export const addressOf = (seed: string, scope: string, purpose: string): Stream => {
  const hash = sha256(encode([String(streamsVersion), seed, scope, purpose]))
  const view = new DataView(hash.buffer, hash.byteOffset)
  return { k0: view.getUint32(0), k1: view.getUint32(4), c3: view.getUint32(8) }
}

/** SHA-256 as 64 hex digits, for identities (file hashes, shuffles); lengths are part of it. */
export const hashHex = (...parts: readonly string[]): string =>
  [...sha256(encode(parts))].map(byte => byte.toString(16).padStart(2, '0')).join('')
