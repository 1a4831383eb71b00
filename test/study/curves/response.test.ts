import { describe, expect, it } from 'vitest'
import type { Curve } from '../../../src/study/curves/curve.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'

const room = (name: string, more: Readonly<Record<string, Said>>): Built['set'] =>
  Object.fromEntries(Object.entries(more).map(([key, said]) => [`mdf.activities.${name}.${key}`, said]))

/** An activity that the partner pays itself, so that it costs the same in every step. */
const activity = (name: string, spend: number, more: Readonly<Record<string, Said>>): Built['set'] => ({
  'segments.only.dealSize': 100,
  'mdf.accrual': 0,
  [`mdf.plan.${name}`]: 1,
  ...room(name, { kind: 'digital', eligible: 'no', cost: { value: spend, per: 'quarter' }, ...more }),
})

const campaign = {
  at: { value: 9000, per: 'quarter' },
  costPerLead: { kind: 'uniform', params: [50, 110] },
  'saturation.half': 0.8,
  'saturation.slope': 1.5,
  carryover: { value: 0.7, per: 'month' },
  'capability.start': 0.4,
  'capability.fullAfter': 60_000,
} as const

const play = async (built: Omit<Built, 'segments'>) => {
  const outcome = await runStudy(buildScenario({ steps: 24, ...built, activities: ['it'] }), { trials: 8 })
  return { outcome, curves: (outcome.curves ?? []).filter(({ kind }) => kind === 'response') }
}

const markOf = ({ marks }: Curve, label: string) => marks.find(mark => mark.label === label) ?? expect.unreachable()

/** The leads to be expected of all that a run spends; those that come are drawn from them. */
const leadsIn = ({ outcome }: Awaited<ReturnType<typeof play>>): number => {
  const { metrics } = outcome.result.strategies[0]
  return (metrics['mdf.spend'].mean ?? Number.NaN) / (metrics['mdf.costPerLead'].mean ?? Number.NaN)
}

describe('the response curve of an activity', () => {
  it('is straight where nothing saturates: a lead for every cost of one', async () => {
    const { curves } = await play({ set: activity('it', 6000, { costPerLead: 80, carryover: 0 }) })
    const [curve] = curves
    for (const { x, y } of curve.points) expect(y).toBeCloseTo(x / 80, 9)
    expect(curve.points.at(-1)?.x).toBeCloseTo(12_000, 9)
    expect(markOf(curve, 'now').x).toBeCloseTo(6000, 9)
    expect(markOf(curve, 'next').y - markOf(curve, 'now').y).toBeCloseTo(1000 / 80, 9)
  })

  // The same money spent in a whole run of the model, at the median of the cost per lead: 80.
  it.each([
    ['month', 24, 8],
    ['week', 104, 104 / 13.04],
  ] as const)('has what a run brings that spends so much every %s', async (step, steps, quarters) => {
    const { curves } = await play({ step, steps, set: activity('it', 6000, campaign) })
    const certain = { ...campaign, costPerLead: 80 }
    for (const [n, { x, y }] of curves[0].points.entries()) {
      if (n % 15 !== 5) continue
      const run = await play({ step, steps, set: activity('it', x, certain) })
      expect(y / (leadsIn(run) / quarters)).toBeCloseTo(1, 3)
      expect(y).toBeCloseTo(markOf(run.curves[0], 'now').y, 9)
    }
    expect.assertions(8)
  })

  // The same way round for effects that have an end, or come late: another mechanism lays them out.
  it.each([
    ['binomial', { 'fading.form': 'binomial', 'fading.goneAfter': 4 }],
    ['delayed', { 'fading.form': 'delayed', 'fading.goneAfter': 30, 'fading.peakAfter': 7, 'fading.halfWidth': 1 }],
  ] as const)('has what a run brings where the effect is %s', async (_, fading) => {
    const { curves } = await play({ set: activity('it', 6000, { ...campaign, ...fading }) })
    const plain = await play({ set: activity('it', 6000, campaign) })
    const certain = { ...campaign, ...fading, costPerLead: 80 }
    const { x, y } = curves[0].points[35]
    const run = await play({ set: activity('it', x, certain) })
    expect(y / (leadsIn(run) / 8)).toBeCloseTo(1, 3)
    expect(Math.abs(y / plain.curves[0].points[35].y - 1)).toBeGreaterThan(0.01)
  })

  it('of a relationship is the share of the direct pipeline that it steers, by the recurrence written out', async () => {
    const { curves } = await play({
      set: activity('it', 9000, {
        kind: 'relationship',
        'trust.halfEffectAfter': 20_000,
        'trust.decay': { value: 0.5, per: 'year' },
        'steers.upTo': 0.12,
        incrementality: 0.3,
      }),
    })
    const kept = 0.5 ** (1 / 12)
    for (const { x, y } of curves[0].points) {
      let before = 0
      let sum = 0
      for (let t = 0; t < 24; t++) {
        const after = before * kept + (x / 3) * ((kept - 1) / Math.log(kept))
        const mean = (before + after) / 2
        sum += (0.12 * mean) / (mean + 20_000)
        before = after
      }
      expect(y).toBeCloseTo(sum / 24, 12)
    }
    expect(curves[0].y.unit).toBe('1')
  })

  it('is there for every strategy that spends on it, on one axis, and for no other', async () => {
    const { curves } = await play({
      set: activity('it', 6000, { costPerLead: 80, carryover: 0 }),
      strategies: {
        one: {},
        none: { 'mdf.plan.it': 0 },
        twice: { 'mdf.activities.it.cost': { value: 12_000, per: 'quarter' }, 'mdf.activities.it.costPerLead': 160 },
      },
    })
    expect(curves.map(({ strategy }) => strategy)).toEqual(['one', 'twice'])
    expect(curves.map(({ points }) => points.at(-1))).toEqual([
      { x: 24_000, y: expect.closeTo(300, 6) },
      { x: 24_000, y: expect.closeTo(150, 6) },
    ])
  })
})
