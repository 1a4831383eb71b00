import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue as model } from '../../src/domain/catalogue.ts'
import { breakEven } from '../../src/study/break-even/break-even.ts'
import { influences } from '../../src/study/influence/influence.ts'
import { inProcess } from '../../src/study/runner.ts'
import type { Study } from '../../src/study/study.ts'
import { studyOf } from '../../src/study/study-of.ts'
import { mergeStates, workBlock } from '../../src/study/work.ts'
import { product, rankScores } from '../../src/summarise/ranks.ts'
import { referralScenario, resells, weightOfEnd } from '../study/break-even/referral-scenario.ts'
import { linearScenario } from '../study/influence/linear.ts'
import { misled } from './mutant.ts'

/** Places of values in their order, ties as they come. */
const orderOf = (values: readonly number[]): number[] =>
  values.map((x, i) => 1 + values.filter((y, k) => y < x || (y === x && k < i)).length)

// Each oracle of the study's own tests, met by a rule that is wrong in the way that such rules usually are.
describe('a planted bug is seen', () => {
  it('ranks that break ties as they come: by the published table', () => {
    const [x, y] = [
      [1, 2, 2, 4, 5],
      [2, 1, 3, 3, 5],
    ].map(values => rankScores(Float64Array.from(orderOf(values))) as Float64Array)
    expect(product(x, y)).not.toBeCloseTo(0.7631578947368421, 3)
  })

  it('squared correlations added up for inputs that hang together: by the closed form for two columns', () => {
    const [x, z, y] = [
      [1, 2, 3, 4, 5, 6],
      [2, 1, 4, 3, 6, 5],
      [1, 3, 2, 6, 4, 5],
    ].map(values => rankScores(Float64Array.from(values)) as Float64Array)
    const [a, b, c] = [product(x, y), product(z, y), product(x, z)]
    expect(a * a + b * b).not.toBeCloseTo((a * a + b * b - 2 * a * b * c) / (1 - c * c), 2)
  })
})

const enforced = { 'vendor.referral.supportOnly.enforced': 0.5 }

/** How far the break-even start at half enforcement is from the closed form. */
const offBy = async (catalogue?: Catalogue): Promise<number> => {
  const w = weightOfEnd(24, 0) * 0.5
  const found = await breakEven(
    referralScenario({ end: 0.1, over: 24 }),
    {
      set: ['vendor.referral.supportOnly.start'],
      between: [0, 1],
      metric: 'partner.ebitda',
      of: 'supportOnly',
      against: 'resell',
      held: enforced,
    },
    { trials: 400, ...(catalogue ? { catalogue } : {}) },
  )
  return Math.abs((found?.at as number) - (resells - w * 0.1) / (1 - w))
}

describe('a planted bug in the referral policy is seen by the break-even share', () => {
  const clean = offBy()

  it.each<[string, Catalogue]>([
    [
      'enforcement that nobody looks at',
      misled('direct/referral', ({ params }) => ({
        params: { ...params, enforced: { data: Float64Array.of(1), mask: 0 } },
      })),
    ],
    [
      'a policy that is done half a year too early',
      misled('direct/referral', ({ params: { over, ...params } }) => ({
        params: { ...params, over: { data: over.data.map(x => x - 6), mask: over.mask } },
      })),
    ],
    [
      'a twentieth of the services that go nowhere',
      misled('direct/referral', ({ params: { start, end, ...params } }) => ({
        params: {
          ...params,
          start: { data: start.data.map(x => x * 0.95), mask: start.mask },
          end: { data: end.data.map(x => x * 0.95), mask: end.mask },
        },
      })),
    ],
  ])('%s', async (_name, bug) => {
    expect(await clean).toBeLessThan(0.008)
    expect(await offBy(bug)).toBeGreaterThan(0.008)
  })
})

describe('a planted bug in what is kept of the first trials is seen', () => {
  const scenario = linearScenario({ own: { a: 1, b: 2 }, other: { a: 2, b: 1 } }, { trials: 1024 })
  const study = studyOf(scenario)
  const ebitda = study.structure.metrics.findIndex(({ id }) => id === 'partner.ebitda.last12')

  const shares = async (from: Study, state = inProcess(from, model, { blockSize: 256 })) => {
    const ask = influences(scenario, model.fields, from, await state)
    const target = from.influence.targets.find(
      one => one.kind === 'metric' && one.variant === 0 && one.metric === ebitda,
    )
    const told = target ? ask(target).inputs.filter(({ share }) => share > 0.05) : []
    return told.map(({ paths }) => paths[0])
  }

  it('inputs of one trial beside figures of another: nothing hangs on them any more', async () => {
    expect(await shares(study)).toEqual(['inputs.b', 'inputs.a'])
    const parts = [0, 256, 512, 768].map(first => workBlock(study, model, { first, count: 256 }))
    const whole = parts.reduce(mergeStates)
    const turned = {
      ...whole,
      influence: {
        ...whole.influence,
        leaves: whole.influence.leaves.map(pieces => pieces.map(piece => ({ ...piece, first: 768 - piece.first }))),
      },
    }
    expect(await shares(study, Promise.resolve(turned))).toEqual([])
    // the order in which blocks come in is no such thing
    const backwards = [...parts].reverse().reduce(mergeStates)
    expect(await shares(study, Promise.resolve(backwards))).toEqual(await shares(study))
  })
})
