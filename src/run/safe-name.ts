import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name for a file on any system: letters, digits, `.`, `_`, `-`, at most 80. A name that had to change ends with a
 * piece of its hash, so that two names never become one.
 */
export const safeName = (name: string): string => {
  const kept = name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 80)
  if (kept === name && kept !== '' && !reserved.test(kept) && !kept.endsWith('.')) return name
  const mark = bytesToHex(sha256(utf8ToBytes(name))).slice(0, 8)
  return `${reserved.test(kept) || kept === '' ? 'run' : kept.replace(/[.-]+$/, '')}-${mark}`
}
