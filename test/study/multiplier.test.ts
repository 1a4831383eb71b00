import { describe, expect, it } from 'vitest'
import type { Built } from '../helpers/build-scenario.ts'
import type { Point } from '../helpers/served-path.ts'
import {
  booked,
  built,
  cohort,
  losing,
  type Played,
  play,
  stated,
  statedIsRealised,
  sum,
  wholeLife,
} from '../helpers/stated-is-realised.ts'

// The sums and their sources stand beside each check, in test/helpers/stated-is-realised.ts.
describe('a multiplier is realised as it is stated, where nothing limits it', () => {
  it.each(Object.entries(statedIsRealised))('%s', (_name, holds) => holds())
})

// Booked in the middle of its step, so that its first year has the software of 11.5 of the 12 steps.
it('a cohort whose customers all stay has 60 % of the multiplier once, and 40 % each year', () => {
  const path = (t: number): Point => ({ bookings: t === 3 ? booked : 0, annual: t >= 3 ? booked : 0 })
  const set = { 'services.multiplier.per': 'firstYear', 'segments.only.churn': 0 } as const
  const { revenue } = play(built(set, { step: 'month', steps: 27 }), path)
  expect(sum(revenue, 3, 15)).toBeCloseTo(stated * booked * (0.6 + (0.4 * 11.5) / 12), 6)
  expect(sum(revenue, 15, 27)).toBeCloseTo(0.4 * stated * booked, 6)
})

describe('what the multiplier states is cut', () => {
  const total = (more: Built['set']): number =>
    sum(play(built({ ...losing, 'services.multiplier.per': 'lifetime', ...more }, wholeLife), cohort).revenue)

  it('to the share that the partner captures of the whole ecosystem', () => {
    const set = { 'services.multiplier.scope': 'ecosystem', 'services.multiplier.capture': 0.3 }
    expect(total(set)).toBeCloseTo(0.3 * stated * booked, 4)
    expect(total({ 'services.multiplier.capture': 0.3 }), 'not of its own').toBeCloseTo(stated * booked, 4)
  })

  it('to the deals that carry a component', () => {
    const attach = { 'services.components.implementation.attach': 0.5, 'services.components.managed.attach': 0.8 }
    expect(total(attach)).toBeCloseTo(stated * booked * (0.45 * 0.5 + 0.15 + 0.4 * 0.8), 4)
  })

  it('and a start lag moves it and cuts nothing', () => {
    const lag = { 'services.components.implementation.lag': 4, 'services.components.managed.lag': 4 }
    expect(total(lag)).toBeCloseTo(stated * booked, 4)
    const set = { ...losing, 'services.multiplier.per': 'lifetime', 'services.components.advisory.share': 0 } as const
    const time = { step: 'month', steps: 48 } as const
    const [early, late] = [set, { ...set, ...lag }].map(said => play(built(said, time), cohort).revenue)
    expect(late.slice(4)).toEqual(early.slice(0, -4))
    expect(sum(late, 0, 4)).toBe(0)
  })
})

describe('a multiplier that cannot be is a failure that says so', () => {
  const path = (): Point => ({ bookings: 1000, annual: 12_000 })
  const run = (more: Built['set']): Played => play(built(more, { step: 'month', steps: 2 }), path)

  it.each(['year', 'lifetime'])('per %s where nothing is lost', per => {
    expect(() => run({ 'services.multiplier.per': per, 'segments.only.churn': 0 })).toThrow(/needs customers who leave/)
    run({ 'services.multiplier.per': per, 'segments.only.churn': 0, 'segments.only.contraction': 0.1 })
  })

  it('per sameYear where nothing grows and nothing is lost', () => {
    const set = { 'services.multiplier.per': 'sameYear', 'segments.only.churn': 0 }
    expect(() => run({ ...set, 'services.multiplier.growth': 0 })).toThrow(/needs a market that grows or loses/)
  })

  it('of margin where the components leave none', () => {
    const set = { ...losing, 'services.multiplier.per': 'firstYear', 'services.multiplier.basis': 'margin' } as const
    const dear = { 'partner.bench.cost': { value: 160 * 0.75 * 110, per: 'month' } } as const
    expect(() => run({ ...set, ...dear })).toThrow(/needs components that leave one/)
  })
})
