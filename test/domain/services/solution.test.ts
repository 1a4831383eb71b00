import { describe, expect, it } from 'vitest'
import { catalogue as theModel } from '../../../src/domain/catalogue.ts'
import { services } from '../../../src/domain/columns.ts'
import { effortOf } from '../../../src/domain/services/deals.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { withPath } from '../../helpers/served-path.ts'
import { watch } from '../../helpers/watch.ts'
import { meanOf } from '../../helpers/within.ts'
import { misled } from '../../planted/mutant.ts'

/** A dollar of project work per dollar booked, done in the month of the deal and the next; 1,000 hours at $100. */
const base: Built['set'] = {
  'services.multiplier.value': 1,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'firstYear',
  'services.components.project.share': 1,
  'services.components.project.lasts': 1,
  'services.components.project.delivered': 'bench',
  'partner.bench.heads': 10,
  'partner.bench.hours': { value: 100, per: 'month' },
  'partner.bench.utilisation': 1,
  'partner.bench.rate': 100,
}

const solution: Built['set'] = {
  'services.solution.build': 240_000,
  'services.solution.months': 6,
  'services.solution.fits': 1,
  'services.solution.learning': 0.8,
  'services.solution.floor': 0.45,
}

const play = (more: Built['set'], wins: (t: number) => number = () => 1, trials = 1, model = theModel) => {
  const built: Built = { steps: 24, components: ['project'], set: { ...base, ...more } }
  const catalogue = withPath(t => ({ bookings: 20_000 * wins(t), annual: 0, wins: wins(t) }), model)
  const seen = watch(buildScenario(built), Object.values(services), { trials, catalogue }).get('only')
  return (column: Column): number[] => (seen ?? expect.unreachable())(column).map(meanOf)
}

const sum = (path: readonly number[]): number => path.reduce((a, b) => a + b, 0)

// Wright's learning curve by hand: at 80 % the second has 0.8, the fourth 0.64, the eighth 0.512 of the first's effort.
describe('effort of the nth deployment', () => {
  it.each([
    [1, 1],
    [2, 0.8],
    [3, 0.7021037028],
    [4, 0.64],
    [8, 0.512],
    [16, 0.45],
  ])('%i has %d of the first', (n, expected) => expect(effortOf(n, 0.8, 0.45)).toBeCloseTo(expected, 9))
})

describe('a repeatable solution', () => {
  it('is paid for evenly, and is there when it is built', () => {
    const seen = play(solution)
    expect(seen(services.buildCost)).toEqual(
      [...Array(6).fill(40_000), ...Array(18).fill(0)].map(x => expect.closeTo(x, 6)),
    )
    expect(seen(services.solutionReady)).toEqual([...Array(5).fill(0), ...Array(19).fill(1)])
    // the first deal that can take it is that of the seventh month
    expect(seen(services.deployments)).toEqual(Array.from({ length: 24 }, (_, t) => Math.max(0, t - 5)))
  })

  it('takes fewer hours each time, at the same price', () => {
    const seen = play(solution)
    // a deal's 200 hours fall half in its own month and half in the next
    const hours = (t: number): number => 200 * (t < 6 ? 1 : effortOf(t - 5, 0.8, 0.45))
    const billed = seen(services.billed)
    for (let t = 1; t < 24; t++) expect(billed[t]).toBeCloseTo((hours(t) + hours(t - 1)) / 2, 9)
    expect(seen(services.revenue)).toEqual(play({})(services.revenue))
  })

  it('gives several deployments of a month the effort of the middle one', () => {
    const seen = play(solution, () => 3)
    const hours = (t: number): number => 600 * (t < 6 ? 1 : effortOf(3 * (t - 6) + 2, 0.8, 0.45))
    expect(seen(services.billed)[8]).toBeCloseTo((hours(8) + hours(7)) / 2, 9)
  })

  it('fits a share of the deals, whole deals by chance', () => {
    const seen = play({ ...solution, 'services.solution.fits': 0.3 }, () => 2, 2_000)
    // binomial: 18 months of 2 deals at 0.3; 4 standard errors of the mean
    expect(Math.abs(seen(services.deployments)[23] - 36 * 0.3)).toBeLessThan(4 * Math.sqrt((36 * 0.3 * 0.7) / 2_000))
  })

  it('takes bench hours that nobody bills, and is late if the bench has not got them', () => {
    const busy = { ...solution, 'services.solution.hours': 1_200, 'partner.bench.backlog': 9e6 }
    const seen = play(busy)
    expect(seen(services.build).slice(0, 7)).toEqual([200, 200, 200, 200, 200, 200, 0].map(x => expect.closeTo(x, 9)))
    expect(seen(services.billed)[0]).toBeCloseTo(800, 9)
    const small = play({ ...busy, 'partner.bench.heads': 1 })
    expect(small(services.build).slice(0, 13)).toEqual([...Array(12).fill(100), 0].map(x => expect.closeTo(x, 9)))
    expect(small(services.solutionReady).indexOf(1)).toBe(11)
    expect(sum(small(services.billed).slice(0, 12))).toBeCloseTo(0, 9)
  })

  it('is built in the hours that presales work leaves', () => {
    const model = misled('services/bench', ({ trials, reads }) => ({
      reads: { ...reads, presales: new Float64Array(trials).fill(900) },
    }))
    const seen = play({ ...solution, 'services.solution.hours': 1_200 }, () => 0, 1, model)
    expect(seen(services.build).slice(0, 3)).toEqual([100, 100, 100].map(x => expect.closeTo(x, 9)))
    expect(seen(services.solutionReady).indexOf(1)).toBe(11)
  })

  it('lifts the win rate of the deals that it fits', () => {
    const lift = { ...solution, 'services.solution.fits': 0.5, 'services.solution.winRate': 0.4 }
    expect(play(lift)(services.solutionLift)).toEqual([...Array(5).fill(0), ...Array(19).fill(0.2)])
  })

  it('is not there where nothing is spent on it', () => {
    const seen = play({ ...solution, 'services.solution.build': 0 })
    expect(seen(services.deployments)[23]).toBe(0)
  })
})

describe('customers who shop the parts', () => {
  const shopped = { 'services.unbundled.chance': 0.5, 'services.unbundled.discount': 0.2 }

  it('take chance x discount off the price, and none of the work', () => {
    const [a, b] = [play({}), play(shopped)]
    expect(sum(b(services.revenue))).toBeCloseTo(0.9 * sum(a(services.revenue)), 6)
    expect(b(services.billed)).toEqual(a(services.billed))
  })

  it('cannot do so inside the solution', () => {
    const [a, b] = [play(solution), play({ ...solution, ...shopped })]
    expect(b(services.revenue)[3]).toBeCloseTo(0.9 * a(services.revenue)[3], 9)
    expect(b(services.revenue).slice(8)).toEqual(a(services.revenue).slice(8))
  })
})
