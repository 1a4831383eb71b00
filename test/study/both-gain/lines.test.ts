import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planFor } from '../../../src/study/both-gain/both-gain.ts'
import { bothGain, lineOf, type Played } from '../../../src/study/both-gain/lines.ts'
import { gridOf, valuesAlong } from '../../../src/study/both-gain/terms.ts'

const floats = (...values: number[]): Float64Array => Float64Array.from(values)
const no = Number.NaN

describe('a future in which both gain', () => {
  it('is one in which neither has less and one has more; without a figure there is no answer', () => {
    const vendor = floats(1, 0, 1, 0, -1, 1, no, 1)
    const partner = floats(1, 1, 0, 0, 1, -1, 1, no)
    expect(bothGain({ vendor, partner })).toMatchObject({ p: 3 / 6, undefined: 2 })
    expect(bothGain({ vendor: floats(), partner: floats() })).toEqual({ p: null, ci95: null, undefined: 0 })
  })
})

type World = { readonly vendor: readonly (readonly [number, number])[]; readonly partner: World['vendor'] }

/** Each future's gains as straight lines of the term: [at nothing, per unit]. */
const world: fc.Arbitrary<World> = fc
  .array(
    fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -9, max: 9 }))) as fc.Arbitrary<
      [number, number, number, number]
    >,
    { minLength: 5, maxLength: 40 },
  )
  .map(rows => ({
    vendor: rows.map(([a, b]) => [a + 0.003, 3 * b] as const),
    partner: rows.map(([, , c, d]) => [c + 0.007, 3 * d] as const),
  }))

const at = (lines: World['vendor'], x: number): Float64Array => Float64Array.from(lines, ([a, b]) => a + b * x)

// A second implementation: every point of a hundred, from the straight lines themselves.
describe('the range in which the share of futures is at least the level', () => {
  it.each([3, 5])('from %i values that were played is that of all values, where gains are straight', many => {
    let found = 0
    fc.assert(
      fc.property(world, fc.constantFrom(0.25, 0.5, 0.9), (lines, level) => {
        const played: readonly Played[] = valuesAlong('margin', many).map(x => ({
          at: x,
          gains: { vendor: at(lines.vendor, x), partner: at(lines.partner, x) },
        }))
        const shares = Array.from({ length: 41 }, (_, k) => {
          const both = lines.vendor.filter(
            ([a, b], i) => a + (b * k) / 100 > 0 && lines.partner[i][0] + (lines.partner[i][1] * k) / 100 > 0,
          )
          return both.length / lines.vendor.length
        })
        const inside = shares.flatMap((p, k) => (p >= level ? [k / 100] : []))
        const line = lineOf('margin', null, played, level) ?? expect.unreachable()
        expect(line.reaches).toEqual(inside.length === 0 ? null : [inside[0], inside[inside.length - 1]])
        expect(line.best.p).toBe(Math.max(...shares))
        for (const side of ['vendor', 'partner'] as const) {
          const kept = lines[side].filter(([a, b]) => a + b * line.best.at > 0)
          expect(line.best[side], side).toBe(kept.length / lines[side].length)
        }
        for (const [narrow, wide] of [
          [line.surely, line.reaches],
          [line.reaches, line.possibly],
        ])
          if (narrow) {
            expect(wide?.[0]).toBeLessThanOrEqual(narrow[0])
            expect(wide?.[1]).toBeGreaterThanOrEqual(narrow[1])
          }
        if (line.reaches) found++
      }),
      { numRuns: 100, seed: 20_260_501 },
    )
    expect(found).toBeGreaterThan(20)
  })
})

describe('the grid of terms', () => {
  it('has every pair of values once, and no value for what plays no part', () => {
    expect(valuesAlong('margin', 5)).toEqual([0, 0.1, 0.2, 0.3, 0.4])
    expect(gridOf(['vendorPays', 'margin'], 3)).toHaveLength(9)
    expect(gridOf(['vendorPays'], 3)).toEqual([0, 0.5, 1].map(vendorPays => ({ vendorPays, margin: null })))
    expect(gridOf(['margin'], 3)).toEqual([0, 0.2, 0.4].map(margin => ({ vendorPays: null, margin })))
  })

  it('costs at most 15 % of the futures of a run of 10,000, and is as fine as that allows', () => {
    const [one, two] = [['margin'], ['vendorPays', 'margin']] as const
    for (const [terms, strategies, many] of [
      [[one], 2, 5],
      [[one, one, one], 5, 5],
      [[two], 2, 3],
      [[two, two], 5, 5],
      [[two, two, two, two], 5, 3],
    ] as const) {
      const plan = planFor(terms, 10_000 * strategies)
      const sets = terms.reduce((sum, names) => sum + plan.many ** names.length, 0)
      expect(plan.many).toBe(many)
      expect(sets * plan.trials).toBeLessThanOrEqual(0.15 * 10_000 * strategies)
      expect(plan.trials).toBeGreaterThanOrEqual(128)
    }
    expect(planFor([two], 2_000)).toEqual({ many: 3, trials: 128 })
  })
})
