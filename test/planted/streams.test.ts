import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src/kernel/address.ts'
import { fillUniforms, philox, type Stream, uniformAt } from '../../src/kernel/philox.ts'
import { taken } from '../helpers/alike-names.ts'
import { secondPhilox } from '../helpers/second-philox.ts'
import { chiSquare, collisions, lagOne } from '../helpers/stream-statistics.ts'

const hashed = (text: string, bytes = 12): Stream => {
  const hash = Buffer.alloc(12)
  createHash('sha256').update(text).digest().copy(hash, 0, 0, bytes)
  return { k0: hash.readUInt32BE(0), k1: hash.readUInt32BE(4), c3: hash.readUInt32BE(8) }
}
const lowBytes = (text: string): string => [...text].map(c => String.fromCharCode(c.charCodeAt(0) & 255)).join('')
/** A key of 256 characters, filled by repeating a name: what ARC4 makes of it. */
const repeated = (text: string): string => (text === '' ? '' : text.repeat(256).slice(0, 256))

// What is known of seeded generators that we did not take (ARC4 repeats a short key and keeps the low byte of each
// character), planted in our addressing.
describe('an addressing with a planted bug takes two names for one', () => {
  it.each<[string, (seed: string, scope: string, purpose: string) => Stream]>([
    ['parts put together without their lengths', (...parts) => hashed(parts.join(''))],
    ['parts put together with a slash', (...parts) => hashed(parts.join('/'))],
    ['no scope', (seed, _scope, purpose) => addressOf(seed, '', purpose)],
    ['no seed', (_seed, scope, purpose) => addressOf('', scope, purpose)],
    ['the low byte of each character', (...parts) => addressOf(...(parts.map(lowBytes) as [string, string, string]))],
    ['names repeated to fill a key', (...parts) => addressOf(...(parts.map(repeated) as [string, string, string]))],
  ])('%s', (_bug, address) => {
    expect(taken(address)).not.toEqual([])
    expect(taken(addressOf)).toEqual([])
  })

  it('24 bits of a hash instead of 96', () => {
    const streams = Array.from({ length: 100_000 }, (_, n) => hashed(`stream ${n}`, 3))
    expect(collisions(streams)).toBeGreaterThan(0)
  })
})

describe('a generator with a planted bug is seen', () => {
  it.each<[string, (counter: readonly number[], key: readonly number[]) => number[]]>([
    ['one word of the key left out', (counter, [k0]) => philox(counter, [k0, 0])],
    ['the counter’s words turned around', (counter, key) => philox([...counter].reverse(), key)],
  ])('by the known answers: %s', (_bug, broken) => {
    const counter = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
    const key = [0xa4093822, 0x299f31d0]
    expect(broken(counter, key)).not.toEqual(secondPhilox(counter, key))
  })

  it('by a block that must equal its draws: an odd first trial taken for an even one', () => {
    const stream = addressOf('1', 'world', 'x')
    const block = new Float64Array(8)
    fillUniforms(stream, 5 & ~1, 0, 0, block)
    expect([...block]).not.toEqual(Array.from({ length: 8 }, (_, i) => uniformAt(stream, 5 + i, 0, 0)))
  })

  it('by chi-square and lag: keys that count up, without a hash', () => {
    const weak = (n: number): number => ((n * 16807) % 2147483647) / 2147483647
    const draws = Array.from({ length: 100_000 }, (_, n) => weak(n + 1))
    const x = chiSquare(draws)
    expect(x < 45.83 || x > 180.79 || Math.abs(lagOne(draws)) > 4.89).toBe(true)
  })
})
