import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { pointsFor } from '../../src/compile/points.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { scoreOfRank } from '../../src/kernel/correlation/rank.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { midRanks, spearman, spearmanError } from '../helpers/association.ts'
import { distanceFromLaw, drawnOf, fileWith, furthest, pathOf, read, targets, valuesOf } from '../helpers/correlated.ts'
import { expectWithin, meanOf, varianceOf } from '../helpers/within.ts'

const drawn = async (correlations: readonly string[], change?: (rooms: string[]) => string[]) =>
  drawnOf(await read(fileWith(correlations, change)))

const values = async (correlations: readonly string[], name: string, trials: number) => {
  const binding = (await drawn(correlations)).get(pathOf(name))
  return valuesOf(binding ?? expect.unreachable(name), trials)
}

describe('two numbers that hang together', () => {
  const trials = 20_000

  it.each(targets)('$a and $b by $rank: so their ranks do, and each keeps its own law', async ({ a, b, rank }) => {
    const all = await drawn([`{between: [${a}, ${b}], rank: ${rank}}`])
    const pair = [a, b].map(name => all.get(pathOf(name)) ?? expect.unreachable(name))
    const [x, y] = pair.map(binding => valuesOf(binding, trials))
    const error = spearmanError(rank, trials)
    expect(Math.abs((spearman(x, y) ?? 9) - rank)).toBeLessThan(5 * error)
    expect(distanceFromLaw(pair[0], x)).toBeLessThan(furthest(trials))
    expect(distanceFromLaw(pair[1], y)).toBeLessThan(furthest(trials))
  })

  it.each(targets)('$a and $b by $rank, drawn from Sobol points: the same, and evenly', async ({ a, b, rank }) => {
    const count = 4096
    const all = await drawn([`{between: [${a}, ${b}], rank: ${rank}}`])
    const pair = [a, b].map(name => all.get(pathOf(name)) ?? expect.unreachable(name))
    const points = pointsFor([{ id: 'any', bindings: pair }], () => true)
    expect(points.dimensions.length).toBe(2)
    const [x, y] = pair.map(binding => valuesOf(binding, count, points))
    expect(Math.abs((spearman(x, y) ?? 9) - rank)).toBeLessThan(5 * spearmanError(rank, count))
    // the one of the pair that stands alone has 16 points in each of 256 parts, so that it is nowhere far from its law
    const distances = pair.map((binding, n) => distanceFromLaw(binding, [x, y][n]))
    expect(Math.min(...distances)).toBeLessThan(1 / 256)
    expect(Math.max(...distances)).toBeLessThan(furthest(count))
  })

  it('rank 1: the same order in every trial; rank -1: the opposite one', async () => {
    const list = [
      '{between: [capture, effort], rank: 1}',
      '{between: [capture, partner.sales.winRate], rank: -1}',
      '{between: [effort, partner.sales.winRate], rank: -1}',
    ]
    const text = (file: string[]) => file.map(room => room.replace('= multiplier * capture', '= effort * capture'))
    const all = await drawn(list, text)
    const [x, y, z] = ['capture', 'effort', 'partner.sales.winRate'].map(name =>
      midRanks(valuesOf(all.get(pathOf(name)) ?? expect.unreachable(name), 4000)),
    )
    expect([...y]).toEqual([...x])
    expect([...z]).toEqual([...x].map(rank => 4001 - rank))
  })

  it('the mean of a product of two lognormal inputs is e^(m + n + (s² + t² + 2 r s t)/2)', async () => {
    const file = fileWith(['{between: [multiplier, effort], rank: 0.5}'], rooms =>
      rooms.map(room => room.replace('= multiplier * capture', '= multiplier * effort')),
    )
    const all = drawnOf(await read(file))
    const [x, y] = ['multiplier', 'effort'].map(name => all.get(pathOf(name)) ?? expect.unreachable(name))
    const second = valuesOf(y, 20_000)
    const both = valuesOf(x, 20_000).map((value, i) => value * second[i])
    const [[m, s], [n, t]] = [x.law.params, y.law.params]
    const known = Math.exp(m + n + (s * s + t * t + 2 * scoreOfRank(0.5) * s * t) / 2)
    expectWithin(meanOf(both), known, Math.sqrt(varianceOf(both) / both.length))
    const apart = Math.exp(m + n + (s * s + t * t) / 2)
    expect(meanOf(both) - apart).toBeGreaterThan(10 * Math.sqrt(varianceOf(both) / both.length))
  })
})

describe('three that hang together', () => {
  const pairs = [
    '{between: [partner.sales.winRate, multiplier], rank: 0.2}',
    '{between: [capture, multiplier], rank: -0.5}',
    '{between: [capture, partner.sales.winRate], rank: 0.4}',
  ]
  const matrix = `{between: [capture, partner.sales.winRate, multiplier], rank: [[1, 0.4, -0.5], [0.4, 1, 0.2], [-0.5, 0.2, 1]]}`

  it('pair by pair or as a matrix, in any order of the list and of the file: the same to the bit', async () => {
    const compiled = async (list: readonly string[], change?: (rooms: string[]) => string[]) =>
      compile(await read(fileWith(list, change)), catalogue)
    const known = await compiled(pairs)
    expect(JSON.stringify(known)).toContain('copula')
    expect(await compiled([...pairs].reverse())).toEqual(known)
    expect(await compiled([matrix])).toEqual(known)
    expect(await compiled(pairs, rooms => [...rooms].reverse())).toEqual(known)
    const turned = pairs.map(pair => pair.replace(/\[(.*), (.*)\]/, '[$2, $1]'))
    expect(turned).not.toEqual(pairs)
    expect(await compiled(turned)).toEqual(known)
  })

  it('each pair has its own rank', async () => {
    const all = await drawn(pairs)
    const [capture, multiplier, winRate] = ['capture', 'multiplier', 'partner.sales.winRate'].map(name =>
      valuesOf(all.get(pathOf(name)) ?? expect.unreachable(name), 20_000),
    )
    for (const [x, y, rank] of [
      [winRate, multiplier, 0.2],
      [capture, multiplier, -0.5],
      [capture, winRate, 0.4],
    ] as const)
      expect(Math.abs((spearman(x, y) ?? 9) - rank)).toBeLessThan(5 * spearmanError(rank, 20_000))
  })
})

describe('a correlation moves nothing else', () => {
  const list = [
    '{between: [multiplier, capture], rank: 0.6}',
    '{between: [multiplier, partner.sales.winRate], rank: 0.3}',
  ]

  it('neither what is outside nor the first of its kin, by a bit', async () => {
    const [before, after] = [await drawn([]), await drawn(list)]
    expect([...after.keys()]).toEqual([...before.keys()])
    const moved = [...after].filter(([path, binding]) => JSON.stringify(binding) !== JSON.stringify(before.get(path)))
    expect(moved.map(([path]) => path).sort()).toEqual(['inputs.multiplier', 'partner.sales.winRate'])
    const name = 'capture' // first in code-point order, though it stands second
    expect(await values(list, name, 500)).toEqual(await values([], name, 500))
    expect(await values(list, 'multiplier', 500)).not.toEqual(await values([], 'multiplier', 500))
  })

  it('nor does one that is added elsewhere, nor a rank of 0', async () => {
    const more = [...list, '{between: [partner.sales.incrementality, effort], rank: 0.9}']
    const zero = [...list, '{between: [partner.sales.incrementality, multiplier], rank: 0}']
    const known = await drawn(list)
    expect(await drawn(zero)).toEqual(known)
    const moved = [...(await drawn(more))].filter(
      ([path, binding]) => JSON.stringify(binding) !== JSON.stringify(known.get(path)),
    )
    expect(moved.map(([path]) => path)).toEqual(['partner.sales.incrementality'])
  })

  it('and all strategies meet the same luck', async () => {
    const { structure, variants } = compile(await read(fileWith(list)), catalogue)
    const differing = structure.params.filter(
      (_, n) => JSON.stringify(variants[0].bindings[n]) !== JSON.stringify(variants[1].bindings[n]),
    )
    expect(differing.map(({ path }) => path)).toEqual(['partner.sales.reps'])
  })
})

it('what is typical of events follows ranks too; the spread around it does not', async () => {
  const scenario = await read(fileWith(['{between: [capture, partner.sales.winRate], rank: 0.8}']))
  const path = 'segments.midMarket.dealSize'
  const place = scenario.settings.get(path)?.place ?? expect.unreachable()
  const around = { kind: 'lognormal', params: [0, 0.5] } as const
  const typical = { kind: 'law', law: { kind: 'lognormal', params: [11, 0.3] } } as const
  const spread = { path, quantity: { kind: 'spread', typical, law: around }, place } as const
  const correlated = {
    ...scenario,
    settings: new Map([...scenario.settings, [path, spread]]),
    correlations: scenario.correlations.map(one => ({ ...one, paths: [one.paths[0], path] })),
  }
  const all = drawnOf(correlated)
  const [x, y] = ['inputs.capture', path].map(name => valuesOf(all.get(name) ?? expect.unreachable(name), 20_000))
  expect(Math.abs((spearman(x, y) ?? 9) - 0.8)).toBeLessThan(5 * spearmanError(0.8, 20_000))
  const { structure, variants } = compile(correlated, catalogue)
  const binding = variants[0].bindings[structure.params.findIndex(param => param.path === path)]
  expect(binding).toMatchObject({ kind: 'event', law: around })
})

it('the run says so among what it assumes', async () => {
  const list = [
    '{between: [capture, multiplier], rank: 0.4, why: big programs are shared}',
    '{between: [capture, effort, partner.sales.winRate], rank: [[1, 0, 0.2], [0, 1, -0.1], [0.2, -0.1, 1]], source: S02}',
  ]
  const { assumptions } = await runStudy(await read(fileWith(list)), { trials: 10 })
  const rows = assumptions.filter(({ text }) => text.startsWith('rank correlation'))
  expect(rows.map(({ label, text, grade }) => [label, text, grade])).toEqual([
    ['capture and multiplier', 'rank correlation 0.4', 'set'],
    ['capture and partner.sales.winRate', 'rank correlation 0.2', 'sourced'],
    ['effort and partner.sales.winRate', 'rank correlation -0.1', 'sourced'],
  ])
  expect(rows[0].source).toBe('big programs are shared')
  expect(rows[1].from).toMatch(/^file\.yaml:\d+$/)
})
