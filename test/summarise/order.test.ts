import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ranked } from '../../src/summarise/order.ts'
import { quantileOf, quantileSorted } from '../../src/summarise/quantile.ts'

/** Many or few different values, as figures of a run have them, in an order that is given, rising or falling. */
const columns = fc
  .record({
    values: fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), {
      minLength: 1,
      maxLength: 700,
      size: 'max',
    }),
    order: fc.constantFrom('as it is', 'rising', 'falling', 'organ pipe'),
  })
  .map(({ values, order }) => {
    // 0 and -0 are one value of a figure
    const rising = Float64Array.from(values, x => x + 0).sort()
    if (order === 'as it is') return Float64Array.from(values, x => x + 0)
    if (order === 'rising') return rising
    if (order === 'falling') return rising.reverse()
    return Float64Array.from([
      ...rising.filter((_, i) => i % 2 === 0),
      ...rising.filter((_, i) => i % 2 === 1).reverse(),
    ])
  })

const plainly = (values: Float64Array): Float64Array => values.slice().sort()

describe('values by rank, against a plain sort', () => {
  it('are those of the sorted values, whichever ranks are asked for in whichever order', () => {
    fc.assert(
      fc.property(columns, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values, parts) => {
        const sorted = plainly(values)
        const at = ranked(values.slice())
        for (const part of parts) {
          const rank = Math.min(values.length - 1, Math.floor(part * values.length))
          expect(at(rank)).toBe(sorted[rank])
        }
      }),
    )
  })

  it('are all of them when each is asked for, and the values stay the same ones', () => {
    fc.assert(
      fc.property(columns, values => {
        const own = values.slice()
        const at = ranked(own)
        expect(Float64Array.from(values, (_, rank) => at(values.length - 1 - rank)).reverse()).toEqual(plainly(values))
        expect(plainly(own)).toEqual(plainly(values))
      }),
      { numRuns: 30 },
    )
  })

  it('are right in an order that is made to cut badly', () => {
    // medians of three that cut little off, again and again: Musser 1997, "Introspective sorting and selection"
    const count = 100_000
    const killer = new Float64Array(count)
    for (let i = 0; i < count / 2; i++) {
      killer[i] = i % 2 === 0 ? i + 1 : count / 2 + i + (i % 2)
      killer[count / 2 + i] = 2 * (i + 1)
    }
    const sorted = plainly(killer)
    const at = ranked(killer)
    for (const rank of [0, 1, 49_999, 50_000, 99_999]) expect(at(rank)).toBe(sorted[rank])
  })

  it('give the quantiles of the sorted values to the bit', () => {
    fc.assert(
      fc.property(columns, fc.double({ min: 0, max: 1, noNaN: true }), (values, p) => {
        const at = ranked(values.slice())
        expect(quantileOf(values.length, at, p)).toBe(quantileSorted(plainly(values), p))
      }),
    )
  })
})
