import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openAll, openingOf } from '../../../src/domain/orders/opening.ts'
import { happens } from '../../../src/kernel/chance.ts'
import { isFailure } from '../../../src/kernel/failure.ts'
import { constantParam } from '../../../src/kernel/param.ts'
import { fillUniforms, type Stream, uniformAt } from '../../../src/kernel/philox.ts'

type Won = readonly [trial: number, from: number, k: number, size: number]

const segments = 2
const t = 7
const stream = (n: number): Stream => ({ k0: n * 7919, k1: n + 3, c3: 11 * n })
const columns = (count: number, trials: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(trials))
const scaled = (_i: number, u: number): number => 1000 * u

const anyOpening = fc
  .record({ trials: fc.integer({ min: 1, max: 40 }), sources: fc.integer({ min: 1, max: 3 }), first: fc.nat(1000) })
  .chain(({ trials, sources, first }) => {
    const each = (value: fc.Arbitrary<number>) =>
      fc.array(fc.array(value, { minLength: trials, maxLength: trials }), {
        minLength: sources * segments,
        maxLength: sources * segments,
      })
    return fc.record({
      trials: fc.constant(trials),
      sources: fc.constant(sources),
      first: fc.constant(first),
      opened: each(fc.oneof(fc.constant(0), fc.nat(5))),
      chance: each(fc.double({ min: 0, max: 1, noNaN: true })),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      isChance: fc.boolean(),
    })
  })
type Any = typeof anyOpening extends fc.Arbitrary<infer T> ? T : never

/** What a table starts with: nothing counted, and nothing expected. */
const start = ({ trials, sources, opened, chance, part, isChance }: Any) => {
  const all = sources * segments
  const accounts = () => (isChance ? new Array<undefined>(all).fill(undefined) : columns(all, trials))
  return {
    params: { dealSize: [scaled, scaled], noDecision: constantParam(part) },
    reads: {
      opened: opened.map(column => Float64Array.from(column)),
      chance: chance.map(column => Float64Array.from(column)),
    },
    draws: {
      win: Array.from({ length: all }, (_, n) => stream(2 * n)),
      size: Array.from({ length: all }, (_, n) => stream(2 * n + 1)),
    },
    carried: { win: accounts() },
    undecided: accounts(),
    writes: {
      opened: columns(sources, trials),
      lost: columns(segments, trials),
      noDecision: columns(segments, trials),
    },
  }
}

/** The same with a uniform at a time, trial by trial: what the columns stand for. */
const oneByOne = (any: Any): { won: Won[]; writes: ReturnType<typeof start>['writes'] } => {
  const { trials, first, part } = any
  const { reads, draws, carried, undecided, writes } = start(any)
  const won: Won[] = []
  for (let i = 0; i < trials; i++)
    reads.opened.forEach((opened, from) => {
      for (let k = 0; k < opened[i]; k++) {
        const luck = uniformAt(draws.win[from], first + i, t, k)
        const size = scaled(i, uniformAt(draws.size[from], first + i, t, k))
        const chance = reads.chance[from][i]
        writes.opened[Math.floor(from / segments)][i] += size
        if (happens(luck, chance, carried.win[from], i)) won.push([i, from, k, size])
        else {
          const ends = undecided[from]
          const isOpen = ends ? happens(0, part, ends, i) : luck < chance + (1 - chance) * part
          writes[isOpen ? 'noDecision' : 'lost'][from % segments][i] += 1
        }
      }
    })
  return { won, writes }
}

const byColumns = (any: Any, room = Number.POSITIVE_INFINITY) => {
  const { trials, first } = any
  const { undecided, ...seen } = start(any)
  const [which, luck, size] = columns(3, trials)
  const won: Won[] = []
  const context = { ...seen, first, trials, t, uniforms: fillUniforms, state: { which, luck, size } }
  const isDone = openAll(
    openingOf(context, undecided),
    (into: Won[], i, from, k, value) => into.length < room && into.push([i, from, k, value]) > 0,
    won,
  )
  return { isDone, won, writes: seen.writes }
}

const inOrder = (won: readonly Won[]): Won[] => [...won].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])

it('what is opened column by column is what is opened one by one, to the bit', () => {
  fc.assert(
    fc.property(anyOpening, any => {
      const [told, seen] = [oneByOne(any), byColumns(any)]
      expect(seen.isDone).toBe(true)
      expect(inOrder(seen.won)).toEqual(told.won)
      expect(seen.writes).toEqual(told.writes)
      // in each trial they come in the order of their numbers
      for (let i = 0; i < any.trials; i++)
        expect(seen.won.filter(([trial]) => trial === i)).toEqual(told.won.filter(([trial]) => trial === i))
    }),
    { numRuns: 200 },
  )
})

it('stops where there is no more room for one that is won', () => {
  const any: Any = {
    trials: 3,
    sources: 1,
    first: 0,
    opened: [
      [2, 2, 2],
      [0, 0, 0],
    ],
    chance: [
      [1, 1, 1],
      [1, 1, 1],
    ],
    part: 0,
    isChance: true,
  }
  expect(byColumns(any, 5).isDone).toBe(false)
  expect(byColumns(any, 6).isDone).toBe(true)
})

// a fund whose vendor pays next to nothing spends billions: one trial of that went on for minutes, and could not be stopped
it('refuses at once what could not be opened one by one', () => {
  const any: Any = {
    trials: 2,
    sources: 1,
    first: 40,
    opened: [
      [1, 1],
      [0, 3e9],
    ],
    chance: [
      [0, 0],
      [0, 0],
    ],
    part: 0,
    isChance: true,
  }
  try {
    byColumns(any)
    expect.unreachable()
  } catch (error) {
    expect(isFailure(error)).toBe(true)
    expect(String(error)).toContain('3000000000 opportunities open in one step (trial 41, step 8)')
  }
})
