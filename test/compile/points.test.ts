import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { dimensionOf, pointsFor } from '../../src/compile/points.ts'
import type { Binding, Variant } from '../../src/compile/structure.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

const stream = (k0: number) => ({ k0, k1: 0, c3: 0 })
const trial = (path: string, k0: number): Binding => ({
  kind: 'trial',
  path,
  law: { kind: 'uniform', params: [0, 1] },
  stream: stream(k0),
})
const row = (path: string, k0: number): Binding => ({ kind: 'row', values: [1, 2], path, stream: stream(k0) })
const none = (): boolean => false
const variant = (id: string, ...bindings: Binding[]): Variant => ({ id, bindings })

// By hand.
describe('which inputs have a dimension', () => {
  it('is said in the order of their paths, whatever the order of strategies and fields', () => {
    const one = variant('one', trial('c', 3), trial('a', 1))
    const other = variant('other', trial('b', 2), trial('a', 1))
    const expected = ['a', 'b', 'c'].map((path, n) => ({ path, stream: stream(n + 1) }))
    expect(pointsFor([one, other], none)).toEqual({ dimensions: expected, plain: [] })
    expect(pointsFor([other, one], none)).toEqual({ dimensions: expected, plain: [] })
  })

  it('is what the scenario says before what it leaves to the library', () => {
    const { dimensions } = pointsFor(
      [variant('one', trial('a', 1), trial('c', 3), trial('b', 2))],
      path => path !== 'a',
    )
    expect(dimensions.map(({ path }) => path)).toEqual(['b', 'c', 'a'])
  })

  it('counts columns of one row once, by the first of them', () => {
    const { dimensions } = pointsFor([variant('one', row('z', 7), row('m', 7), trial('p', 8))], none)
    expect(dimensions).toEqual([
      { path: 'm', stream: stream(7) },
      { path: 'p', stream: stream(8) },
    ])
  })

  it('leaves what is beyond 32 to plain draws, and says so', () => {
    const paths = Array.from({ length: 35 }, (_, n) => `p${String(n).padStart(2, '0')}`)
    const points = pointsFor([variant('one', ...paths.map((path, n) => trial(path, n)).reverse())], none)
    expect(points.dimensions.map(({ path }) => path)).toEqual(paths.slice(0, 32))
    expect(points.plain).toEqual(['p32', 'p33', 'p34'])
    expect(dimensionOf(points, stream(31))).toBe(31)
    expect(dimensionOf(points, stream(32))).toBeUndefined()
  })

  it('looks into formulas, schedules and what is typical of events', () => {
    const deep: Binding[] = [
      { kind: 'formula', expr: { kind: 'name', index: 0 }, of: [trial('f', 1)] },
      { kind: 'schedule', pieces: [{ from: 0, binding: trial('s', 2) }] },
      { kind: 'event', law: { kind: 'uniform', params: [0, 1] }, times: trial('t', 3) },
      { kind: 'constant', value: 1 },
    ]
    expect(pointsFor([variant('one', ...deep)], none).dimensions.map(({ path }) => path)).toEqual(['f', 's', 't'])
  })
})

describe('of a scenario', () => {
  const pointsOf = (strategies: (typeof realistic)['strategies'], only?: string[]) =>
    compile(buildScenario({ ...realistic, strategies: strategies ?? {} }), catalogue, {
      isSobol: true,
      ...(only ? { strategies: only } : {}),
    }).structure.points

  it('they are those of all strategies, in any order of them, whichever are played', () => {
    const all = pointsOf(realistic.strategies)
    expect(all?.dimensions.slice(0, 2).map(({ path }) => path)).toEqual(['inputs.cap', 'inputs.eco'])
    expect(all?.dimensions.length).toBe(32)
    expect(all?.plain).toContain('vendor.cogs')
    const others = Object.entries(realistic.strategies ?? {}).reverse()
    expect(pointsOf(Object.fromEntries(others))).toEqual(all)
    expect(pointsOf(realistic.strategies, ['today'])).toEqual(all)
    // one that only a strategy draws has its dimension, also where that one is not played
    const unsure = { kind: 'normal', params: [145, 10] } as const
    const dearer = { ...realistic.strategies, dearer: { 'partner.bench.rate': unsure } }
    expect(all?.dimensions.map(({ path }) => path)).not.toContain('partner.bench.rate')
    expect(pointsOf(dearer, ['today'])?.dimensions.map(({ path }) => path)).toContain('partner.bench.rate')
  })

  it('there are none unless somebody asks', () => {
    expect(compile(buildScenario(realistic), catalogue).structure).not.toHaveProperty('points')
    expect(compile(buildScenario(realistic), catalogue, { isSobol: false }).structure).not.toHaveProperty('points')
  })
})
