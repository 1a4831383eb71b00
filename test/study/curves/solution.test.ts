import { describe, expect, it } from 'vitest'
import { services } from '../../../src/domain/columns.ts'
import {
  type Deployment,
  marginOf,
  marginWithout,
  solutionCurves,
  solutionLines,
  withoutIt,
} from '../../../src/study/curves/solution.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario } from '../../helpers/build-scenario.ts'
import { withPath } from '../../helpers/served-path.ts'
import { watch } from '../../helpers/watch.ts'
import { meanOf } from '../../helpers/within.ts'

/** $20,000 of one-time work a deal at $100 an hour that costs $50, and $10,000 more that others do at a margin of 20 %. */
const base: Built['set'] = {
  'services.multiplier.value': 1.5,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'firstYear',
  'services.components.project.share': 2 / 3,
  'services.components.project.lasts': 1,
  'services.components.project.delivered': 'bench',
  'services.components.training.share': 1 / 3,
  'services.components.training.lasts': 1,
  'services.components.training.margin': 0.2,
  'partner.bench.heads': 10,
  'partner.bench.hours': { value: 125, per: 'month' },
  'partner.bench.utilisation': 0.8,
  'partner.bench.rate': 100,
  'partner.bench.cost': { value: 60_000, per: 'year' },
  'partner.bench.hiring': 0,
  'services.unbundled.chance': 0.5,
  'services.unbundled.discount': 0.2,
}

const solution: Built['set'] = {
  'services.solution.build': 20_000,
  'services.solution.hours': 100,
  'services.solution.months': 6,
  'services.solution.fits': 1,
  'services.solution.learning': 0.8,
  'services.solution.floor': 0.45,
}

/** A deal a month up to the twentieth, and what is left of the work in the months after. */
const catalogue = withPath(t => {
  const wins = t >= 0 && t < 20 ? 1 : 0
  return { bookings: 20_000 * wins, annual: 0, wins }
})
const built = (set: Built['set']): Built => ({
  steps: 24,
  components: ['project', 'training'],
  set: { ...base, ...set },
})
const curvesOf = (set: Built['set']) => solutionCurves(buildScenario(built(set)), ['only'], { trials: 9, catalogue })

describe('by hand', () => {
  const one: Deployment = {
    building: 25_000,
    onBench: 20_000,
    byOthers: 10_000,
    benchMargin: 0.5,
    othersMargin: 0.2,
    learning: 0.8,
    floor: 0.45,
    cut: 0.1,
    lift: 0,
  }

  // the second has 0.8 and the fourth 0.64 of the first's effort; from the twelfth on it is the floor's 0.45
  it.each([
    [1, 20_000 * 0.5 + 2_000],
    [2, 20_000 * 0.6 + 2_000],
    [4, 20_000 * 0.68 + 2_000],
    [16, 20_000 * 0.775 + 2_000],
  ])('deployment %i leaves %d', (n, margin) => expect(marginOf(n, one)).toBeCloseTo(margin, 6))

  it('without it a tenth of the price is lost, and none of the work', () => {
    expect(marginWithout(one)).toBeCloseTo(18_000 - 10_000 + 9_000 * 0.2, 9)
    expect(marginWithout({ ...one, lift: 0.25 })).toBeCloseTo((18_000 - 10_000 + 9_000 * 0.2) / 1.25, 9)
  })

  it('lines begin with what building cost, and with nothing', () => {
    const { inside, without } = solutionLines(one, 2)
    expect(inside.map(Math.round)).toEqual([-25_000, -13_000, 1_000])
    expect(without.map(Math.round)).toEqual([0, 9_800, 19_600])
  })
})

describe('of a scenario', () => {
  it('the price of a deployment, its margin and what building costs are those of the file', async () => {
    const [inside, without] = await curvesOf(solution)
    // 100 hours at $50 besides the money
    expect(inside!.points[0]).toEqual({ x: 0, y: expect.closeTo(-25_000, 6) })
    expect(inside!.points[2]!.y).toBeCloseTo(-25_000 + 12_000 + 14_000, 4)
    expect(without!.points[3]!.y).toBeCloseTo(3 * 9_800, 4)
    expect(without!.of).toBe(withoutIt)
  })

  it('is ahead by what the same months bring and cost less when they are played with it', async () => {
    const play = (set: Built['set']) => {
      const seen = watch(buildScenario(built(set)), Object.values(services), { trials: 1, catalogue }).get('only')
      const total = (column: (typeof services)['billed']) =>
        (seen ?? expect.unreachable())(column)
          .map(meanOf)
          .reduce((a, b) => a + b, 0)
      return { hours: total(services.billed), revenue: total(services.revenue), cost: total(services.cost) }
    }
    const [a, b] = [play({}), play(solution)]
    const [inside, without] = await curvesOf(solution)
    const made = inside!.marks.find(({ label }) => label === 'by the end')!
    expect(made.x).toBe(14)
    const ahead = made.y + 25_000 - without!.points[14]!.y
    expect(ahead).toBeCloseTo((a.hours - b.hours) * 50 + (b.revenue - a.revenue) - (b.cost - a.cost), 2)
  })

  it('pays back with the first deployment at which its line is not below the other', async () => {
    const [inside, without] = await curvesOf(solution)
    const back = inside!.marks.find(({ label }) => label === 'pays back')!
    expect(inside!.points[back.x]!.y).toBeGreaterThanOrEqual(without!.points[back.x]!.y)
    expect(inside!.points[back.x - 1]!.y).toBeLessThan(without!.points[back.x - 1]!.y)
    // by hand: gains of 2,200, 4,200, 5,179, 5,800 and 6,244 make 23,623 with the fifth; the sixth brings 6,583
    expect(back.x).toBe(6)
  })

  it('never pays back where work is no easier and no price is lost', async () => {
    const [inside] = await curvesOf({ ...solution, 'services.solution.learning': 1, 'services.unbundled.chance': 0 })
    expect(inside!.marks.map(({ label }) => label)).toEqual(['by the end'])
    // a quarter more than the 14 that are made
    expect(inside!.points.length).toBe(1 + 18)
  })

  it('is that of the strategy that builds it, and of no other', async () => {
    const strategies = { today: {}, builds: { ...solution, 'partner.bench.rate': 125 } }
    const scenario = buildScenario({ ...built({}), strategies })
    const found = await solutionCurves(scenario, ['today', 'builds'], { trials: 9, catalogue })
    expect(found.map(({ strategy }) => strategy)).toEqual(['builds', 'builds'])
    // at $125 an hour the same price is 160 hours of $50
    expect(found[0]!.points[1]!.y).toBeCloseTo(-25_000 + 20_000 - 8_000 + 2_000, 4)
  })

  it('is among the lines of a run', async () => {
    const scenario = buildScenario(built({ ...solution, 'services.unbundled.chance': 0 }))
    const { curves } = await runStudy(scenario, { trials: 9, catalogue })
    expect(curves).toEqual(await solutionCurves(scenario, ['only'], { trials: 9, catalogue }))
    expect(curves!.map(({ of }) => of)).toEqual(['', withoutIt])
  })

  it('is not there where nothing is built, or never deployed', async () => {
    expect(await curvesOf({})).toEqual([])
    expect(await curvesOf({ ...solution, 'services.solution.fits': 0 })).toEqual([])
  })
})
