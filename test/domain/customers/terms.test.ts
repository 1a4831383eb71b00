import { describe, expect, it } from 'vitest'
import { base, pipeline, resale } from '../../../src/domain/columns.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { expectWithin, meanOf } from '../../helpers/within.ts'

import { first, play, quiet, resold, total } from './play.ts'

// By hand.
describe('a contract', () => {
  it.each([
    [12, 12],
    [24, 24],
    [36, 36],
    [6, 6],
  ])('of %d months that is booked in step t is due in step t + %d, and again after as long', (term, after) => {
    const set = { ...quiet, 'segments.only.term': term, 'vendor.direct.wonDeals': 0.5, 'vendor.direct.mix.only': 1 }
    const seen = play({ steps: 80, set: { ...set, 'vendor.direct.wonDeals': { value: 0.5, per: 'month' } } }, 16)
    const [wins, due] = [pipeline.wins, base.due].map(column => seen(column, { paper: 'vendor' }))
    for (let t = 0; t < 80; t++)
      for (let i = 0; i < 16; i++) {
        let expected = 0
        for (let back = t - after; back >= 0; back -= after) expected += 1200 * wins[back][i]
        expect(due[t][i]).toBeCloseTo(expected, 9)
      }
  })

  it.each([
    [12, 24, 2],
    [6, 24, 4],
    [12, 12, 1],
    [12, 6, 0.5],
  ])('of the start ends evenly over the coming term: %d months, %d customers, %d a month', (term, customers, each) => {
    const seen = play({ steps: term, set: { ...quiet, ...resold(customers, 100), 'segments.only.term': term } })
    const due = first(seen(base.due, { paper: 'partner' }))
    expect(due.reduce((a, b) => a + b, 0)).toBe(100 * customers)
    for (let t = 0; t < term; t += 2) expect(due[t] + due[t + 1]).toBe(200 * each)
  })

  it('takes off its contraction and adds its expansion at each renewal, to the cent', () => {
    const set = { ...quiet, ...resold(1, 1000), 'segments.only.contraction': 0.1, 'segments.only.expansion': 0.25 }
    const seen = play({ steps: 36, set })
    // the one customer stands in the middle of its term: due in steps 5, 17 and 29
    for (const [n, t] of [5, 17, 29].entries()) {
      const value = 1000 * (0.9 * 1.25) ** n
      const at = { paper: 'partner' } as const
      expect(seen(base.due, at)[t][0]).toBeCloseTo(value, 9)
      expect(seen(base.kept, at)[t][0]).toBeCloseTo(0.9 * value, 9)
      expect(seen(base.expanded, at)[t][0]).toBeCloseTo(0.9 * 0.25 * value, 9)
      expect(seen(base.annual, at)[t][0]).toBeCloseTo(0.9 * 1.25 * value, 9)
    }
  })
})

// What is lost of a year is 1 - (1 - a); of a term of y years 1 - (1 - a)^y, whatever the step.
describe('churn', () => {
  it.each([
    [12, 1],
    [24, 2],
    [36, 3],
    [6, 0.5],
  ])('over a term of %d months is that of %f years', (term, years) => {
    const [customers, a, trials] = [400, 0.2, 400]
    const set = { ...resold(customers, 100), 'segments.only.dealSize': 1, 'segments.only.term': term }
    const seen = play({ steps: term, set: { ...set, 'segments.only.churn': { value: a, per: 'year' } } }, trials)
    const lost = seen(base.churned, { paper: 'partner' })
    const chance = 1 - (1 - a) ** years
    const counts = Array.from({ length: trials }, (_, i) => total(lost, i))
    expectWithin(meanOf(counts), customers * chance, Math.sqrt((customers * chance * (1 - chance)) / trials))
  })

  it('and what renews are GRR and NRR as stated, once all cohorts have been due', async () => {
    const [a, contraction, expansion, trials] = [0.15, 0.04, 0.1, 400]
    const { samples } = await runStudy(
      buildScenario({
        steps: 36,
        set: {
          ...resold(240, 100),
          'segments.only.dealSize': 100,
          'segments.only.churn': { value: a, per: 'year' },
          'segments.only.contraction': contraction,
          'segments.only.expansion': expansion,
          'installed.direct.only.customers': 240,
          'installed.direct.only.value': 100,
        },
      }),
      { trials },
    )
    const kept = (1 - a) * (1 - contraction)
    for (const seat of ['partner', 'vendor']) {
      const [grr, nrr] = [`${seat}.grr`, `${seat}.nrr`].map(id => samples['only'][id])
      // in the third year about 240 x 0.85^2 are due; the share that stays is binomial
      const error = (1 - contraction) * Math.sqrt((a * (1 - a)) / (240 * 0.85 * 0.85) / trials)
      expectWithin(meanOf(grr), kept, 1.02 * error, `${seat}.grr`)
      expectWithin(meanOf(nrr), kept * (1 + expansion), 1.02 * error * (1 + expansion), `${seat}.nrr`)
      for (const [i, x] of nrr.entries()) expect(x).toBeCloseTo(grr[i] * (1 + expansion), 9)
    }
  })

  it('is the same by the month, the week and the day: 1 % on flows, 3 % on values', () => {
    const figures = (['month', 'week', 'day'] as const).map(step => {
      const steps = { month: 36, week: 156, day: 1096 }[step]
      const set: Record<string, Said> = {
        ...resold(2000, 100),
        'segments.only.dealSize': 100,
        'segments.only.cycle': 0,
        'segments.only.churn': { value: 0.2, per: 'year' },
        'segments.only.contraction': 0.03,
        'segments.only.expansion': 0.08,
        'vendor.direct.wonDeals': { value: 30, per: 'month' },
        'vendor.direct.mix.only': 1,
        'program.billing': 'upfront',
      }
      const seen = play({ step, steps, set }, 32)
      const mean = (path: readonly Float64Array[]): number => meanOf(path.map(values => meanOf(values))) * path.length
      const at = { paper: 'partner' } as const
      return {
        flows: [
          mean(seen(base.software, at)),
          mean(seen(base.invoiced, at)),
          mean(seen(resale.profit)),
          mean(seen(base.software, { paper: 'vendor' })),
          mean(seen(base.due, { paper: 'vendor' })),
        ],
        values: [base.annual, base.unexpired].map(column => meanOf(seen(column, at)[steps - 1])),
      }
    })
    const [month, ...others] = figures
    for (const { flows, values } of others) {
      for (const [n, x] of flows.entries()) expect(Math.abs(x / month.flows[n] - 1), `flow ${n}`).toBeLessThan(0.01)
      for (const [n, x] of values.entries()) expect(Math.abs(x / month.values[n] - 1), `value ${n}`).toBeLessThan(0.03)
    }
  })
})
