import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { statedIsRealised } from '../helpers/stated-is-realised.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const without = (mechanism: string, param: string): Catalogue =>
  misled(mechanism, ({ params }) => ({ params: { ...params, [param]: { mask: 0, data: Float64Array.of(0) } } }))

/** The bug, the model that has it, and the checks that see it, by how their names begin. */
const bugs: readonly (readonly [string, Catalogue, readonly string[]])[] = [
  ['a life without contraction', without('services/life', 'contraction'), ['sameYear', 'year', 'lifetime']],
  [
    'customers who leave a little in each step, and not at the end of their term',
    misled('services/life', ({ params, months }) => ({
      params: { ...params, term: { mask: 0, data: Float64Array.of(months) } },
    })),
    ['sameYear', 'year', 'lifetime'],
  ],
  ['a start lag that growth does not know of', without('services/schedule', 'lag'), ['sameYear']],
  ['a market that stands still', without('services/schedule', 'growth'), ['sameYear']],
  [
    'ongoing work of a life that is charged every year',
    misled('services/schedule', ({ reads, trials }) => ({
      reads: { ...reads, life: new Float64Array(trials).fill(12) },
    })),
    ['year', 'lifetime'],
  ],
  [
    'a margin with the idle bench in it',
    misled('services/stated', ({ params }) => ({
      params: { ...params, utilisation: { mask: 0, data: Float64Array.of(0.7) } },
    })),
    ['sameYear', 'year', 'lifetime', 'firstYear'],
  ],
  [
    'a margin on margin that forgets the margin on software',
    misled('services/stated', ({ params }) => ({
      params: { ...params, resaleMargin: { mask: 0, data: Float64Array.of(1) } },
    })),
    ['sameYear', 'year', 'lifetime', 'firstYear'],
  ],
  [
    'a component that is sold twice',
    spoilt('services/schedule', ({ writes: { perDollar } }) => eachOf(perDollar, x => 1.01 * x)),
    ['sameYear', 'year', 'lifetime', 'firstYear'],
  ],
]

/** The periods of which a check fails; of a period that has failed no other check is needed. */
const seenBy = (model: Catalogue): string[] => {
  const broken = new Set<string>()
  for (const [name, holds] of Object.entries(statedIsRealised)) {
    const [period] = name.split(',')
    if (broken.has(period)) continue
    try {
      holds(model)
    } catch {
      broken.add(period)
    }
  }
  return [...broken].sort()
}

describe('a planted bug in the multiplier', () => {
  it.each(bugs)('%s', (_bug, model, periods) => {
    expect(seenBy(model)).toEqual([...periods].sort())
  })
})
