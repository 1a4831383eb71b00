import { describe, expect, test } from 'vitest'
import { bothSeatsRecord, quadrants } from '../../src/chart/both-seats/record.ts'
import { percentText } from '../../src/chart/number.ts'
import { fakeOutcome, fivePlans } from './outcome-fixture.ts'

describe('bothSeatsRecord', () => {
  test('shares count all trials and add up to one where nobody is unchanged', () => {
    const outcome = fakeOutcome()
    const { strategies } = bothSeatsRecord(outcome)
    for (const { id, shares, known } of strategies) {
      const change = (metric: string, i: number) =>
        outcome.samples[id]![metric]![i]! - outcome.samples.today![metric]![i]!
      let both = 0
      for (let i = 0; i < 2000; i++)
        if (change('vendor.contribution', i) > 0 && change('partner.ownerValue', i) > 0) both++
      expect(shares.bothGain).toBe(both / 2000)
      expect(known).toBe(2000)
      expect(quadrants.reduce((sum, quadrant) => sum + shares[quadrant], 0)).toBeCloseTo(1, 12)
    }
  })

  test('the finding names the strategy that most often leaves both better off', () => {
    const { strategies, finding } = bothSeatsRecord(fakeOutcome())
    const share = (id: string) => percentText(strategies.find(strategy => strategy.id === id)!.shares.bothGain)
    expect(finding).toBe(
      `Resell with services leaves vendor and partner both better off in ${share('resell')} of trials; Support only in ${share('supportOnly')}`,
    )
    expect(bothSeatsRecord(fakeOutcome({ constant: true, trials: 9 })).finding).toBe(
      'No strategy leaves vendor and partner both better off than Today in any trial',
    )
  })

  test('of some strategies it shows those, as among all, and does not speak for the others', () => {
    const all = bothSeatsRecord(fakeOutcome())
    const some = bothSeatsRecord(fakeOutcome(), 'c0', ['supportOnly'])
    expect(some.strategies.map(({ id }) => id)).toEqual(['supportOnly'])
    expect(some.strategies[0]).toMatchObject({
      colour: all.strategies.find(({ id }) => id === 'supportOnly')!.colour,
      shares: all.strategies.find(({ id }) => id === 'supportOnly')!.shares,
    })
    expect(bothSeatsRecord(fakeOutcome({ constant: true, trials: 9 }), 'c0', ['supportOnly']).finding).toMatch(
      /^None of these leaves vendor and partner both better off/,
    )
  })

  test('the same trials are drawn for every strategy, by the hash alone', () => {
    const outcome = fakeOutcome({ plans: fivePlans })
    const { strategies, drawn } = bothSeatsRecord(outcome, 'c0ffee')
    expect(drawn).toBe(400)
    const trialOf = ({ x }: { x: number }, id: string) => {
      const [own, base] = [outcome.samples[id]!['vendor.contribution']!, outcome.samples.today!['vendor.contribution']!]
      return own.findIndex((value, i) => value - base[i]! === x)
    }
    const trials = strategies.map(({ id, points }) => points.map(point => trialOf(point, id)))
    for (const other of trials) expect(other).toEqual(trials[0])
    expect(new Set(trials[0]).size).toBe(400)
    expect(bothSeatsRecord(outcome, 'c0ffee')).toEqual(bothSeatsRecord(outcome, 'c0ffee'))
    expect(bothSeatsRecord(outcome, 'beef').strategies[0]!.points).not.toEqual(strategies[0]!.points)
  })

  test('few trials, unknown values, no samples', () => {
    const outcome = fakeOutcome({ trials: 3 })
    outcome.samples.resell!['partner.ownerValue']![1] = Number.NaN
    const resell = bothSeatsRecord(outcome).strategies.find(({ id }) => id === 'resell')!
    expect(resell.points).toHaveLength(2)
    expect(resell.known).toBe(2)
    expect(bothSeatsRecord({ ...outcome, samples: {} }).strategies).toEqual([])
  })
})
