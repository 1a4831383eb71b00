import { describe, expect, it } from 'vitest'
import { books, pipeline } from '../../../src/domain/columns.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { type Pieces, scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'
import { expectWithin, meanOf } from '../../helpers/within.ts'

const set: Readonly<Record<string, Said>> = {
  'segments.only.dealSize': 1,
  'partner.sales.mix.only': 1,
  'partner.sales.ramp': 0,
  'partner.sales.cost': { value: 10, per: 'month' },
}

const play = (built: Built, trials = 8, changes: Readonly<Record<string, Pieces>> = {}) => {
  const columns = [
    pipeline.heads,
    pipeline.reps,
    pipeline.strength,
    pipeline.repsLeft,
    pipeline.opportunities,
    pipeline.presalesHours,
    books.salesCost,
  ]
  const seen = watch(buildScenario(built), columns, { trials, change: scheduled(changes) }).get('only')
  return seen ?? expect.unreachable()
}

const path = (steps: readonly Float64Array[]): number[] => steps.map(([x]) => x)

// The mean of min(1, x / ramp) over [t, t + 1], integrated by hand; a day is the same line in smaller steps.
describe('a ramp', () => {
  it.each([3, 6.5, 9])('of %f months is the straight line, in every step and by the day', ramp => {
    const line = (x: number): number => Math.min(1, x / ramp)
    const strength = (from: number, to: number): number => {
      // Simpson's rule is exact on each side of the bend
      const part = (a: number, b: number): number => ((b - a) / 6) * (line(a) + 4 * line((a + b) / 2) + line(b))
      const bend = Math.min(Math.max(ramp, from), to)
      return (part(from, bend) + part(bend, to)) / (to - from)
    }
    const rep = { ...set, 'partner.sales.ramp': ramp, 'partner.sales.reps': 1 }
    for (const [t, x] of path(play({ steps: 12, set: rep })(pipeline.strength)).entries())
      expect(x).toBeCloseTo(strength(t, t + 1), 12)
    const day = 12 / 365.25
    for (const [t, x] of path(play({ step: 'day', steps: 365, set: rep })(pipeline.strength)).entries())
      expect(x).toBeCloseTo(strength(t * day, (t + 1) * day), 9)
  })
})

describe('seats', () => {
  it('in part are a part of a rep: of its strength, its cost and its head', () => {
    const seen = play({ steps: 3, set: { ...set, 'partner.sales.reps': 2.5, 'partner.sales.onVendor': 0.4 } })
    expect(path(seen(pipeline.heads))).toEqual([2.5, 2.5, 2.5])
    expect(path(seen(pipeline.strength))).toEqual([1, 1, 1])
    expect(path(seen(books.salesCost))).toEqual([10, 10, 10])
  })

  it('of the experienced sell in full from the start, those beside them learn', () => {
    const experienced = { ...set, 'partner.sales.ramp': 4, 'partner.sales.reps': 3, 'partner.sales.experienced': 1 }
    expect(path(play({ steps: 4, set: experienced })(pipeline.reps))).toEqual([1.5, 2, 2.5, 3])
  })

  it('that are cut are gone at once, and whoever is hired later begins anew', () => {
    const seen = play({ steps: 8, set: { ...set, 'partner.sales.ramp': 2 } }, 8, {
      'partner.sales.reps': [
        [0, 2],
        [3, 1],
        [5, 2],
      ],
    })
    expect(path(seen(pipeline.heads))).toEqual([2, 2, 2, 1, 1, 2, 2, 2])
    expect(path(seen(pipeline.reps))).toEqual([1, 2, 2, 1, 1, 1.5, 2, 2])
  })

  // o(t) = (1 - p) o(t - 1) + p o(t - 1 - vacancy): who is there stays, or was hired for one who left that long ago.
  it.each([0, 1, 3])('are filled as attrition and a vacancy of %d months leave them', vacancy => {
    const [annual, steps, trials, seats] = [0.4, 30, 600, 4]
    const p = 1 - (1 - annual) ** (1 / 12)
    const seen = play(
      {
        steps,
        set: {
          ...set,
          'partner.sales.reps': seats,
          'partner.sales.attrition': { value: annual, per: 'year' },
          'partner.sales.vacancy': vacancy,
        },
      },
      trials,
    )
    const [heads, gone, cost] = [pipeline.heads, pipeline.repsLeft, books.salesCost].map(column => seen(column))
    const filled: number[] = []
    for (let t = 0; t < steps; t++) {
      const some = (k: number): number => (t - k < 0 ? 0 : filled[t - k])
      filled.push(t === 0 ? 1 : (1 - p) * some(1) + p * some(1 + vacancy))
      const share = filled[t]
      const error = Math.sqrt((seats * share * (1 - share)) / trials)
      const found = meanOf(heads[t])
      if (error < 1e-6) expect(found).toBeCloseTo(seats * share, 9)
      else expectWithin(found, seats * share, error, `heads in step ${t}`)
      const left = meanOf(gone[t])
      expectWithin(left, seats * share * p, Math.sqrt((seats * share * p) / trials), `left in step ${t}`)
      expect(cost[t]).toEqual(heads[t].map(x => 10 * x))
    }
  })
})

describe('a first hire that fails', () => {
  const failing: Readonly<Record<string, Said>> = {
    ...set,
    'partner.sales.reps': 2,
    'partner.sales.firstHire.fails': 1,
    'partner.sales.firstHire.found': 5,
    'partner.sales.vacancy': 3,
  }

  it('is paid until it is seen and sells nothing, and its seat is filled after the vacancy', () => {
    const seen = play({ steps: 12, set: failing })
    expect(path(seen(pipeline.heads))).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2])
    expect(path(seen(pipeline.strength))).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2])
    expect(path(seen(books.salesCost))).toEqual([20, 20, 20, 20, 20, 10, 10, 10, 20, 20, 20, 20])
    expect(path(seen(pipeline.repsLeft))).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
  })

  it('happens with its chance, to the first alone, and not to a firm that has sold before', () => {
    const trials = 2000
    const some = play({ steps: 2, set: { ...failing, 'partner.sales.firstHire.fails': 0.35 } }, trials)
    const strengths = [...some(pipeline.strength)[0]]
    expect(new Set(strengths)).toEqual(new Set([1, 2]))
    const share = strengths.filter(x => x === 1).length / trials
    expectWithin(share, 0.35, Math.sqrt((0.35 * 0.65) / trials))
    const old = play({ steps: 12, set: { ...failing, 'partner.sales.experienced': 1 } })
    expect(path(old(pipeline.strength))).toEqual(new Array(12).fill(2))
    const never = play({ steps: 12, set: { ...failing, 'partner.sales.firstHire.fails': 0 } })
    expect(path(never(pipeline.strength))).toEqual(new Array(12).fill(2))
  })
})

// By hand: 3 reps with half an engineer each, who get 40 hours a month done.
describe('presales', () => {
  const busy: Readonly<Record<string, Said>> = {
    ...set,
    'partner.sales.reps': 3,
    'partner.sales.opportunities': { value: 4, per: 'month' },
    'partner.sales.presales.hours': 10,
  }
  const hours = (more: Readonly<Record<string, Said>>) => {
    const seen = play({ steps: 6, set: { ...busy, ...more } }, 64)
    return seen(pipeline.opportunities).flatMap((step, t) =>
      [...step].map((opened, i) => ({ opened, asked: seen(pipeline.presalesHours)[t][i] })),
    )
  }

  it('is asked of the bench, opportunity by opportunity, where there are no engineers', () => {
    for (const { opened, asked } of hours({})) expect(asked).toBe(10 * opened)
  })

  it('is done by engineers first, in the time that goes to this vendor', () => {
    const engineers: Readonly<Record<string, Said>> = {
      'partner.sales.presales.engineers': 0.5,
      'partner.sales.presales.capacity': { value: 40, per: 'month' },
    }
    const all = hours(engineers)
    for (const { opened, asked } of all) expect(asked).toBe(Math.max(0, 10 * opened - 60))
    expect(all.some(({ asked }) => asked > 0) && all.some(({ asked }) => asked === 0)).toBe(true)
    for (const { opened, asked } of hours({ ...engineers, 'partner.sales.onVendor': 0.5 }))
      expect(asked).toBe(Math.max(0, 10 * opened - 30))
  })

  it('is paid for with the reps that it goes with', () => {
    const cost: Readonly<Record<string, Said>> = {
      'partner.sales.presales.engineers': 0.5,
      'partner.sales.presales.cost': { value: 8, per: 'month' },
    }
    expect(path(play({ steps: 2, set: { ...busy, ...cost } })(books.salesCost))).toEqual([42, 42])
  })
})
