import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogueWith } from '../../src/domain/catalogue.ts'
import { allColumns, pipeline } from '../../src/domain/columns.ts'
import type { Gate } from '../../src/domain/gate.ts'
import { anyScenario } from '../helpers/any-scenario.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { realistic } from '../helpers/realistic.ts'
import { watch } from '../helpers/watch.ts'

const trials = 12

/** Holds some orders in some steps, by what never changes about them. */
const moody: Gate = { name: 'moody', shut: ({ born, ordinal }, { t }) => (born + ordinal) % 3 === 0 && t % 4 !== 0 }

const play = (built: Built, gates: readonly Gate[]) => ({
  seen:
    watch(buildScenario(built), allColumns, { trials, catalogue: catalogueWith(gates) }).get('only') ??
    expect.unreachable(),
  built,
  trials,
  steps: built.steps ?? 24,
})

/** Scenarios with or without a certain multiple, and with what the owner's part takes to be worked out again. */
const scenarios = fc
  .tuple(anyScenario, fc.constantFrom<Built['set']>({}, { 'valuation.multiple': 4.5 }))
  .map(([built, price]) => ({
    ...built,
    set: { ...built.set, 'valuation.serve': 0.2, 'partner.funding.peg': 2, ...price },
  }))

// The oracle is the test's own reading of the columns, and its own count of the wins from their uniforms.
describe('whatever the scenario', () => {
  it.each([
    ['with every gate open', []],
    ['with a gate that holds some orders', [moody]],
  ] as const)('%s, all that must hold does, in every trial and step', (_name, gates) => {
    fc.assert(
      fc.property(scenarios, built => {
        const run = play(built, gates)
        for (const check of Object.values(invariants)) check(run)
      }),
      { numRuns: 30, seed: 20_260_101 },
    )
  })
})

describe('without chance', () => {
  it('all that must hold does, but what is counted anew from its luck', () => {
    const byLuck = ['orders', 'nothing won twice', 'direct wins']
    const others = Object.entries(invariants).filter(([name]) => !byLuck.includes(name))
    expect(others.length).toBe(Object.keys(invariants).length - byLuck.length)
    fc.assert(
      fc.property(scenarios, built => {
        const run = play({ ...built, chance: false }, [])
        for (const [, check] of others) check(run)
      }),
      { numRuns: 15, seed: 20_260_102 },
    )
  })
})

describe('a gate that is shut until step 9', () => {
  const until = 9
  const gate: Gate = { name: 'until', shut: ({ ordinal }, { t }) => ordinal === 0 && t < until }
  const built: Built = {
    ...realistic,
    steps: 14,
    strategies: { only: {} },
    set: { ...realistic.set, 'partner.sales.reps': 6, 'partner.sales.winRate': 0.5, 'segments.midMarket.cycle': 3 },
  }
  const [open, shut] = [play(built, []), play(built, [gate])]

  it('holds orders, which are placed in the first step in which it is open', () => {
    const paths = (run: typeof open) =>
      [pipeline.won, pipeline.placed, pipeline.waiting].map(column => run.seen(column))
    const [won, free] = paths(open)
    const [wonAsWell, placed, waiting] = paths(shut)
    expect(wonAsWell, 'a gate does not move what customers order').toEqual(won)
    expect(Math.max(...waiting[until - 1])).toBeGreaterThan(2)
    for (let i = 0; i < trials; i++) {
      // after the gate has opened nothing waits: what waited is placed at once, on top of what arrives
      expect(waiting[until][i]).toBe(0)
      expect(placed[until][i]).toBe(waiting[until - 1][i] + won[until][i])
      for (let t = until + 1; t < 14; t++) expect(placed[t][i]).toBe(free[t][i])
    }
  })

  it('leaves all that must hold', () => {
    for (const check of Object.values(invariants)) check(shut)
  })

  it('sees the trial by its number, not by its place in the block', () => {
    const seen = new Set<number>()
    const looking: Gate = { name: 'looking', shut: (_order, { trial }) => seen.add(trial) === undefined }
    watch(buildScenario(built), [pipeline.won], { trials: 20, first: 512, catalogue: catalogueWith([looking]) })
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(512)
    expect(Math.max(...seen)).toBeLessThan(532)
  })
})
