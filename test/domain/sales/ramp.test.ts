import { describe, expect, it } from 'vitest'
import { books, pipeline } from '../../../src/domain/columns.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { type Pieces, scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

const set = {
  'segments.only.dealSize': 1,
  'partner.sales.mix.only': 1,
  'partner.sales.ramp': 4,
  'partner.sales.cost': { value: 10, per: 'month' },
} as const

const play = (built: Built, changes: Readonly<Record<string, Pieces>> = {}) => {
  const columns = [pipeline.reps, pipeline.strength, pipeline.opportunities, books.salesCost]
  const seen = watch(buildScenario(built), columns, { trials: 64, change: scheduled(changes) }).get('only')
  return seen ?? expect.unreachable()
}

const path = (steps: readonly Float64Array[]): number[] => steps.map(([x]) => x)

// By hand: 2 reps over a ramp of 4 months gain half a rep a month; a step has the strength of its middle.
describe('a sales team', () => {
  it('comes up to strength in a straight line', () => {
    const seen = play({ steps: 6, set: { ...set, 'partner.sales.reps': 2 } })
    expect(path(seen(pipeline.reps))).toEqual([0.5, 1, 1.5, 2, 2, 2])
    expect(path(seen(pipeline.strength))).toEqual([0.25, 0.75, 1.25, 1.75, 2, 2])
    expect(path(seen(books.salesCost))).toEqual([20, 20, 20, 20, 20, 20])
  })

  it('learns at the pace of those who are new: two more at month 6 gain half a rep a month again', () => {
    const seen = play(
      { steps: 11, set },
      {
        'partner.sales.reps': [
          [0, 2],
          [6, 4],
        ],
      },
    )
    expect(path(seen(pipeline.reps))).toEqual([0.5, 1, 1.5, 2, 2, 2, 2.5, 3, 3.5, 4, 4])
  })

  it('is at full strength at once where there is no ramp, and shrinks at once', () => {
    const seen = play(
      { steps: 4, set: { ...set, 'partner.sales.ramp': 0 } },
      {
        'partner.sales.reps': [
          [0, 3],
          [2, 1],
        ],
      },
    )
    expect(path(seen(pipeline.strength))).toEqual([3, 3, 1, 1])
  })

  it('ends its ramp inside a step: 2.5 months at 0.4 a month', () => {
    // strength of step 2: half a month from 0.8 to 1 (mean 0.9), then half a month at 1
    const seen = play({ steps: 4, set: { ...set, 'partner.sales.ramp': 2.5, 'partner.sales.reps': 1 } })
    for (const [t, x] of [0.2, 0.6, 0.95, 1].entries()) expect(path(seen(pipeline.strength))[t]).toBeCloseTo(x, 12)
  })

  it('is not paid where the partner resells nowhere, and works what it resells where it resells somewhere', () => {
    const two: Built = {
      steps: 3,
      segments: ['a', 'b'],
      set: {
        'partner.sales.reps': 2,
        'partner.sales.ramp': 0,
        'partner.sales.mix.a': 0.75,
        'partner.sales.mix.b': 0.25,
        'partner.sales.cost': { value: 10, per: 'month' },
        'partner.sales.opportunities': { value: 40, per: 'month' },
        'segments.a.dealSize': 1,
        'segments.b.dealSize': 1,
      },
    }
    const only = play({ ...two, set: { ...two.set, 'motion.a': 'support-only' } })
    const nowhere = play({ ...two, set: { ...two.set, 'motion.a': 'support-only', 'motion.b': 'support-only' } })
    expect(path(nowhere(books.salesCost))).toEqual([0, 0, 0])
    expect(path(nowhere(pipeline.opportunities))).toEqual([0, 0, 0])
    expect(path(only(pipeline.opportunities, { segment: 'a' }))).toEqual([0, 0, 0])
    // all 80 opportunities a month fall in b: the mean of 192 Poisson counts, within four standard errors
    const counts = only(pipeline.opportunities, { segment: 'b' }).flatMap(step => [...step])
    const mean = counts.reduce((x, y) => x + y, 0) / counts.length
    expect(Math.abs(mean - 80)).toBeLessThanOrEqual(4 * Math.sqrt(80 / counts.length))
  })
})
