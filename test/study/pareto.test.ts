import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paretoOf } from '../../src/study/pareto.ts'

const at = (strategy: string, vendor: number, partner: number) => ({ strategy, vendor, partner })

describe('the strategies that no other one beats on both seats', () => {
  it('are the outer corner of a drawing made by hand', () => {
    const places = [at('now', 0, 0), at('a', 3, 1), at('b', 1, 3), at('c', 1, 1), at('d', 3, 0), at('e', -1, 4)]
    const found = paretoOf(places)
    expect(found.filter(({ efficient }) => efficient).map(({ strategy }) => strategy)).toEqual(['a', 'b', 'e'])
    expect(found.map(({ dominatedBy }) => dominatedBy)).toEqual([['a', 'b', 'c', 'd'], [], [], ['a', 'b'], ['a'], []])
  })

  it('are all of several that are the same', () => {
    expect(paretoOf([at('a', 1, 1), at('b', 1, 1)]).every(({ efficient }) => efficient)).toBe(true)
  })

  // Invariants: there always is one; whoever is beaten is beaten by one of them.
  it('beat all others between them', () => {
    const place = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }))
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 9 }), list => {
        const found = paretoOf(list.map(([vendor, partner], n) => at(`s${n}`, vendor, partner)))
        const best = found.filter(({ efficient }) => efficient)
        expect(best.length).toBeGreaterThan(0)
        for (const one of found)
          if (!one.efficient) expect(best.some(({ strategy }) => one.dominatedBy.includes(strategy))).toBe(true)
        const total = Math.max(...found.map(({ vendor, partner }) => vendor + partner))
        for (const one of found) if (one.vendor + one.partner === total) expect(one.efficient).toBe(true)
      }),
    )
  })
})
