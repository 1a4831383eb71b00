import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, hashHex, streamsVersion } from '../../src/kernel/address.ts'
import { taken } from '../helpers/alike-names.ts'

/** SHA-256 of OpenSSL over the parts, each after its length in UTF-8 bytes as four bytes, high first. */
const opensslHash = (parts: readonly string[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(part))
    hash.update(length).update(part)
  }
  return hash.digest()
}

// well-formed text: TextEncoder and Buffer agree on it (a lone surrogate cannot be in a UTF-8 file)
const text = fc.string({ unit: 'binary', maxLength: 80 })

describe('an address', () => {
  it('is the first 96 bits of SHA-256 over version, seed, scope and purpose, as OpenSSL has it', () => {
    fc.assert(
      fc.property(text, text, text, (seed, scope, purpose) => {
        const bytes = opensslHash([String(streamsVersion), seed, scope, purpose])
        expect(addressOf(seed, scope, purpose)).toEqual({
          k0: bytes.readUInt32BE(0),
          k1: bytes.readUInt32BE(4),
          c3: bytes.readUInt32BE(8),
        })
      }),
    )
  })

  it('is hashed like everything else', () => {
    // FIPS 180-4 example: SHA-256 of "abc" is ba7816bf...; ours has the length before it, so it must differ
    expect(hashHex('abc')).toBe(opensslHash(['abc']).toString('hex'))
    expect(hashHex('abc')).not.toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(hashHex('a', 'b')).not.toBe(hashHex('ab'))
  })

  it('differs for every name, however alike', () => {
    expect(taken(addressOf)).toEqual([])
  })

  it('differs by every part of it', () => {
    const base = addressOf('1', 'world', 'x')
    for (const other of [addressOf('2', 'world', 'x'), addressOf('1', 'vendor', 'x'), addressOf('1', 'world', 'y')])
      expect(other).not.toEqual(base)
  })
})
