import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../../src/domain/catalogue.ts'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { books } from '../../../src/domain/columns.ts'
import { plain } from '../../../src/domain/measure.ts'
import { addressOf } from '../../../src/kernel/address.ts'
import { oncePerTrial, uniformAt } from '../../../src/kernel/philox.ts'
import type { InfluenceResult } from '../../../src/study/beyond-levels.ts'
import type { Result } from '../../../src/study/result.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { spearman } from '../../helpers/association.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { linearScenario } from './linear.ts'

/** Only what these tests look at; the practice is worth its EBITDA, so that its value is linear too. */
const lean: Catalogue = {
  ...catalogue,
  metrics: [
    ...catalogue.metrics.filter(({ id }) => ['partner.ebitda.last12', 'vendor.contribution'].includes(id)),
    plain('partner.value', 'USD', books.ebitda, 'last12', 'value', 'EBITDA of the last twelve months'),
  ],
  timelines: {},
}

const find = ({ influence }: Result, strategy: string, metric = 'partner.ebitda.last12'): InfluenceResult => {
  const found = influence.find(one => one.strategy === strategy && one.metric === metric && one.against === null)
  if (found === undefined) throw new Error(`nothing of ${metric} under ${strategy}`)
  return found
}

/** The inputs that it hangs on, which are the named ones; others are left out because they cannot be told from none. */
const namedIn = ({ inputs }: InfluenceResult): InfluenceResult['inputs'] => {
  expect(inputs.filter(({ paths }) => !paths[0].startsWith('inputs.'))).toEqual([])
  return inputs
}

const sharesIn = ({ inputs }: InfluenceResult): Record<string, number> =>
  Object.fromEntries(inputs.map(({ paths, share }) => [paths.join(), share]))

/** Closed form: normals correlated by r have Spearman (6 / pi) asin(r / 2). */
const squaredRank = (r: number): number => ((6 / Math.PI) * Math.asin(r / 2)) ** 2

/** Four standard errors of a squared rank correlation of 4,096 pairs, by the delta method. */
const error = (squared: number): number =>
  4 * 2 * Math.sqrt(squared) * (1 - squared) * Math.sqrt((1 + squared / 2) / 4093) + 16 / 4093

// Closed form (Y = X1 + 2 X2 + 3 X3 of standard normals): correlations are the roots of 1/14, 4/14 and 9/14.
describe('a linear model has the shares that it must', () => {
  const weights = { a: 1, b: 2, c: 3 }
  const played = runStudy(linearScenario({ own: weights, other: { a: 1, b: 2 } }), { catalogue: lean })

  it('1/14, 4/14 and 9/14 as rank correlations, and chance is what ranks leave of a line', async () => {
    const { chance, ...rest } = find((await played).result, 'own')
    const inputs = namedIn({ chance, ...rest })
    expect(inputs.map(({ paths }) => paths)).toEqual([['inputs.c'], ['inputs.b'], ['inputs.a']])
    const known = [9, 4, 1].map(part => squaredRank(Math.sqrt(part / 14)))
    for (const [n, { share, ci95, grade, label }] of inputs.entries()) {
      expect(Math.abs(share - known[n]), `${share} for ${known[n]}`).toBeLessThan(error(known[n]))
      expect(ci95[0]).toBeLessThan(known[n])
      expect(ci95[1]).toBeGreaterThan(known[n])
      expect([grade, label]).toEqual(['set', 'cba'[n]])
    }
    const left = 1 - known.reduce((x, y) => x + y, 0)
    expect(Math.abs((chance as number) - left)).toBeLessThan(0.01)
  })

  it('1/5 and 4/5 in a strategy that fixes the third, whose difference from the first is the third alone', async () => {
    const { result } = await played
    const { chance, ...rest } = find(result, 'other')
    const inputs = namedIn({ chance, ...rest })
    expect(inputs.map(({ paths }) => paths)).toEqual([['inputs.b'], ['inputs.a']])
    const known = [4, 1].map(part => squaredRank(Math.sqrt(part / 5)))
    for (const [n, { share }] of inputs.entries()) expect(Math.abs(share - known[n])).toBeLessThan(error(known[n]))
    expect(Math.abs((chance as number) - (1 - known[0] - known[1]))).toBeLessThan(0.01)
    const difference = result.influence.find(one => one.against === 'own' && one.metric === 'partner.value')
    expect(difference?.strategy).toBe('other')
    expect(namedIn(difference as InfluenceResult).map(({ paths }) => paths)).toEqual([['inputs.c']])
    expect(difference?.inputs[0].share).toBeCloseTo(1, 12)
    expect(difference?.chance).toBeCloseTo(0, 12)
  })

  it('gives the same to the bit when an input is turned by a monotone function', async () => {
    const turned = (laws: Record<string, { kind: 'uniform' | 'lognormal'; params: number[] }>) =>
      runStudy(linearScenario({ own: { a: 1, b: 1 } }, { laws }), { catalogue: lean, trials: 600 })
    const one = await turned({ a: { kind: 'uniform', params: [0, 1] }, b: { kind: 'uniform', params: [0, 1] } })
    // twice the range of both: the sum keeps its order
    const two = await turned({ a: { kind: 'uniform', params: [7, 9] }, b: { kind: 'uniform', params: [7, 9] } })
    expect(sharesIn(find(two.result, 'own'))).toEqual(sharesIn(find(one.result, 'own')))
  })
})

describe('what has no share', () => {
  it('is a constant, and an input that nothing uses', async () => {
    const certain = { kind: 'uniform', params: [5, 5] } as const
    const scenario = linearScenario({ own: { a: 1, b: 1 } }, { laws: { b: certain } })
    const { result } = await runStudy(scenario, { catalogue: lean, trials: 600 })
    expect(namedIn(find(result, 'own')).map(({ paths }) => paths)).toEqual([['inputs.a']])
    expect(find(result, 'own').inputs[0].share).toBeCloseTo(1, 12)
    expect(find(result, 'own').chance).toBeCloseTo(0, 12)
  })

  it('is any input of a figure that is the same in every future, or that too few futures know', async () => {
    const { result } = await runStudy(linearScenario({ own: { a: 1 } }), { catalogue: lean, trials: 600 })
    expect(find(result, 'own', 'vendor.contribution')).toMatchObject({ inputs: [], chance: null })
    const few = await runStudy(linearScenario({ own: { a: 1 } }), { catalogue: lean, trials: 29 })
    expect(find(few.result, 'own')).toMatchObject({ inputs: [], chance: null })
  })
})

describe('inputs that hang together', () => {
  const place = { file: { name: 'a', text: '' }, start: 0, end: 0 }
  const correlations = [
    {
      paths: ['inputs.a', 'inputs.b'],
      rank: [
        [1, 0.8],
        [0.8, 1],
      ],
      place,
    },
  ]

  it('have one share between them: the regression on both, and not the sum of each alone', async () => {
    const scenario = linearScenario({ own: { a: 1, b: 1, c: 1 } }, { correlations })
    const { chance, ...rest } = find((await runStudy(scenario, { catalogue: lean })).result, 'own')
    const inputs = namedIn({ chance, ...rest })
    expect(inputs.map(({ paths }) => paths)).toEqual([['inputs.a', 'inputs.b'], ['inputs.c']])
    expect(inputs[0].label).toBe('a and b')
    // var(a + b) = 2 (1 + r) with r the normal correlation, of 2 (1 + r) + 1 in all; ranks take a little off
    const r = 2 * Math.sin((Math.PI / 6) * 0.8)
    const whole = 2 * (1 + r) + 1
    expect(Math.abs(inputs[0].share - squaredRank(Math.sqrt((2 * (1 + r)) / whole)))).toBeLessThan(0.02)
    expect(Math.abs(inputs[1].share - squaredRank(Math.sqrt(1 / whole)))).toBeLessThan(error(0.2))
    expect(inputs[0].share + inputs[1].share + (chance as number)).toBeCloseTo(1, 1)
  })

  it('stand alone in a strategy that draws only one of them', async () => {
    const scenario = linearScenario({ own: { a: 1, c: 1 }, both: { a: 1, b: 1, c: 1 } }, { correlations })
    const { result } = await runStudy(scenario, { catalogue: lean })
    expect(namedIn(find(result, 'own')).map(({ paths }) => paths.length)).toEqual([1, 1])
    expect(find(result, 'both').inputs[0].paths).toEqual(['inputs.a', 'inputs.b'])
  })
})

describe('in a whole model', () => {
  const played = runStudy(buildScenario({ ...realistic, steps: 13 }), { trials: 1024 })

  it('each strategy has every headline figure, and its difference from the first', async () => {
    const { influence, strategies } = (await played).result
    const rows = influence.map(({ strategy, against, metric }) => [strategy, against, metric].join(' '))
    expect(new Set(rows).size).toBe(rows.length)
    for (const { id } of strategies) {
      expect(rows).toContain(`${id}  partner.value`)
      expect(rows).toContain(`${id}  joint.value`)
    }
    expect(rows).toContain('resell today partner.value')
    expect(rows).not.toContain('today today partner.value')
    for (const { inputs, chance } of influence) {
      expect(inputs.length).toBeLessThanOrEqual(12)
      for (const { share, ci95, paths } of inputs) {
        expect(share, paths.join()).toBeGreaterThanOrEqual(0)
        expect(ci95[0]).toBeLessThanOrEqual(share)
        expect(ci95[1]).toBeGreaterThanOrEqual(share)
      }
      expect(inputs.map(({ share }) => share)).toEqual(inputs.map(({ share }) => share).sort((a, b) => b - a))
      if (chance !== null) expect(chance).toBeGreaterThanOrEqual(0)
    }
  })

  it('knows the enforcement of the policy only where the partner only supports', async () => {
    const { influence } = (await played).result
    const enforced = 'vendor.referral.supportOnly.enforced'
    const told = influence
      .filter(({ against }) => against === null)
      .flatMap(({ strategy, inputs }) =>
        inputs.filter(({ paths, ci95 }) => paths[0] === enforced && ci95[0] > 0.003).map(() => strategy),
      )
    expect([...new Set(told)].filter(id => id !== 'supportOnly')).toEqual([])
  })

  it('ranks the guesses of the best strategy, and puts the shares beside the assumptions', async () => {
    const { result, assumptions } = await played
    const { guesses } = result
    const means = result.strategies.map(
      ({ id, metrics }) => [id, metrics[guesses?.metric ?? '']?.mean ?? -Infinity] as const,
    )
    expect(guesses?.strategy).toBe(means.reduce((a, b) => (b[1] > a[1] ? b : a))[0])
    expect(guesses?.inputs.length).toBeGreaterThan(0)
    for (const { grade, ci95 } of guesses?.inputs ?? []) {
      expect(['J', 'set']).toContain(grade)
      expect(ci95[0]).toBeGreaterThan(0)
    }
    const eco = assumptions.find(({ path }) => path === 'eco')
    const [share] = find(result, guesses?.strategy ?? '', guesses?.metric).inputs.filter(
      ({ paths }) => paths[0] === 'inputs.eco',
    )
    expect(eco?.share).toBe(share.share)
    expect(assumptions.filter(({ uncertain }) => !uncertain).every(one => one.share === undefined)).toBe(true)
  })

  // Second implementation: the input's luck by its address, ranks and correlation of test/helpers, figures of the run.
  it('is the rank correlation of what was drawn with what came of it, worked out again', async () => {
    const { result, samples } = await played
    const stream = addressOf('realistic', 'world', 'inputs.eco')
    const luck = Array.from({ length: 1024 }, (_, trial) => uniformAt(stream, trial, oncePerTrial, 0))
    for (const { id } of result.strategies)
      for (const metric of ['partner.value', 'joint.value', 'partner.ebitda.last12']) {
        const known = spearman(luck, samples[id][metric]) as number
        const found = find(result, id, metric).inputs.find(({ paths }) => paths[0] === 'inputs.eco')
        expect(found?.share, `${metric} under ${id}`).toBeCloseTo(known * known, 10)
      }
    const gap = samples['resell']['partner.value'].map((x, i) => x - samples['today']['partner.value'][i])
    const chain = result.influence.find(
      one => one.against === 'today' && one.metric === 'partner.value' && one.strategy === 'resell',
    )
    for (const { paths, share } of chain?.inputs.filter(one => one.paths[0] === 'inputs.eco') ?? [])
      expect(share, paths.join()).toBeCloseTo((spearman(luck, gap) as number) ** 2, 10)
  })

  it('looks at no more than the first 4,096 futures', async () => {
    const scenario = linearScenario({ own: { a: 1, b: 2 } })
    const [some, more] = await Promise.all([4096, 5000].map(trials => runStudy(scenario, { catalogue: lean, trials })))
    expect(more.result.influence).toEqual(some.result.influence)
    const fewer = await runStudy(scenario, { catalogue: lean, trials: 4000 })
    expect(fewer.result.influence).not.toEqual(some.result.influence)
  })
})
