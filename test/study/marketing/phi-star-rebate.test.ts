import { describe, expect, it } from 'vitest'
import type { SteeringResult } from '../../../src/study/marketing/results.ts'
import type { Built, Said } from '../../helpers/build-scenario.ts'
import { cogs, steeringOf, steeringSuite } from './steering-suite.ts'

const [margin, rate] = [0.25, 0.1]

const linear = { type: 'linear', rate, per: 'quarter' } as const

/** A suite for a partner which earns a rebate of a tenth of what it buys, and nothing else certain. */
const built = (more: Readonly<Record<string, Said>>, rebates: readonly string[] = ['flat']): Built =>
  steeringSuite({
    rebates,
    trials: 2048,
    set: {
      'program.margin': margin,
      'vendor.direct.wonDeals': { value: 4, per: 'month' },
      'mdf.grants': { value: 40_000, per: 'quarter' },
      'mdf.activities.suite.steers.upTo': 0.15,
      'mdf.activities.suite.incrementality': 0.4,
      ...Object.fromEntries(
        rebates.flatMap(name => Object.entries(linear).map(([k, v]) => [`program.rebates.${name}.${k}`, v])),
      ),
      ...more,
    },
  })

/** What is found of a suite in four times as many futures as it is said to have. */
const played = (suite: Built) => steeringOf(suite, 2048 * 4)

/** Reps who sell besides, so that the partner earns rebates that no suite brings. */
const reps = {
  'partner.sales.reps': 2,
  'partner.sales.ramp': 0,
  'partner.sales.attrition': 0,
  'partner.sales.firstHire.fails': 0,
  'partner.sales.mix.only': 1,
  'partner.sales.opportunities': { value: 2, per: 'month' },
  'partner.sales.winRate': 0.2,
} as const

/** By hand, where selling costs nothing: (m (1 - cogs) + a + K / S) / (1 - cogs). */
const byHand = ({ software, claims }: SteeringResult, a: number): number =>
  (margin * (1 - cogs) + a + claims / software) / (1 - cogs)

describe('the incremental part from which steering pays, with a rebate on what is steered', () => {
  it('has the rebate on what the partner pays, the price less its margin', async () => {
    const one = await played(built({}))
    // invoiced by the month, as it is used
    expect(one.phiStar).toBeCloseTo(byHand(one, rate * (1 - margin)), 9)
    expect(await played(built({}, [])).then(none => (none.phiStar ?? 9) - byHand(none, 0))).toBeCloseTo(0, 12)
  })

  it('has nothing of what the partner earns on its own sales', async () => {
    const one = await played(built(reps))
    expect(one.phiStar).toBeCloseTo(byHand(one, rate * (1 - margin)), 2)
  })

  it('has nothing where no order counts that is not registered, and the steered are not', async () => {
    const one = await played(
      built({ ...reps, 'program.rebates.flat.base': 'registered', 'program.registration.share': 0 }),
    )
    expect(one.phiStar).toBeCloseTo(byHand(one, 0), 9)
  })

  // Brute force: what the vendor has with the suite and without it, played at both ends.
  it('is where what the vendor gains in the runs crosses nothing', async () => {
    const one = await played(built({}))
    const [flip] = one.flips
    const half = ((flip.ci95?.[1] ?? 0) - (flip.ci95?.[0] ?? 0)) / 2
    expect(flip.ahead).toBe('above')
    expect(Math.abs((one.phiStar ?? 0) - (flip.at ?? 9))).toBeLessThan(2 * half)
    // and without the rebate it would not be
    expect(Math.abs(byHand(one, 0) - (flip.at ?? 9))).toBeGreaterThan(2 * half)
  })
})
