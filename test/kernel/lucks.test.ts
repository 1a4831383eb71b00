import { describe, expect, it } from 'vitest'
import { lucksOf } from '../../src/kernel/lucks.ts'
import { fillUniforms, uniformAt } from '../../src/kernel/philox.ts'

const stream = { k0: 0x8e3c1f01, k1: 7, c3: 0xf00000ff }
const [first, step] = [4097, 30]

// The oracle draws one by one.
describe('uniforms of the trials that have more than k', () => {
  it.each([0, 0.03, 0.2, 0.3, 0.9, 1])('are those of their addresses, where %d of the trials have any', part => {
    let filled = 0
    const uniforms: typeof fillUniforms = (...all) => {
      filled++
      fillUniforms(...all)
    }
    const have = Float64Array.from({ length: 101 }, (_, i) =>
      uniformAt(stream, i, 0, 0) < part ? 1 + Math.floor(5 * uniformAt(stream, i, 0, 1)) : 0,
    )
    for (let k = 0; k < 6; k++) {
      const out = new Float64Array(have.length).fill(-1)
      const count = lucksOf(uniforms, stream, first, step, k, have, out)
      expect(count).toBe(have.filter(n => n > k).length)
      have.forEach((n, i) => {
        if (n > k) expect(out[i]).toBe(uniformAt(stream, first + i, step, k))
      })
    }
    if (part <= 0.2) expect(filled).toBe(0)
    else expect(filled).toBeGreaterThan(0)
  })
})
