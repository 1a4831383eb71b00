import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { base, direct, fund, holding, pipeline } from '../../src/domain/columns.ts'
import type { Column } from '../../src/kernel/column.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { realStages } from '../../src/run/stages.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { type Watch, watch } from '../helpers/watch.ts'

const trials = 192
const folder = join(import.meta.dirname, '../../scenarios')

const read = async (name: string, ids: readonly string[], set: readonly string[]): Promise<Scenario> => {
  const file = join(folder, `${name}.yaml`)
  const found = await realStages.read(file, nodeLoad(file, process.cwd()), { set })
  if (!found.ok) return expect.unreachable()
  const { scenario } = found
  const strategies = scenario.strategies.filter(({ id }) => ids.includes(id))
  return { ...scenario, strategies, against: ids[0], metrics: [], statements: [] }
}

type At = NonNullable<Parameters<Watch>[1]>

/** The total of a flow over the horizon, or what a stock is at the end, trial by trial. */
const figure = (seen: Watch, column: Column, at: At): Float64Array => {
  const path = seen(column, at)
  const last = path[path.length - 1]
  return column.kind === 'stock' ? last : last.map((_, i) => path.reduce((sum, step) => sum + step[i], 0))
}

/** Mean of a sample, and its standard error. */
const meanOf = (values: Float64Array): { readonly mean: number; readonly se: number } => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { mean, se: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/** A figure without chance less the same with it, in the same futures of all inputs. */
const apart = (one: Played, column: Column, at: At) => {
  const on = figure(one.on, column, at)
  return meanOf(figure(one.off, column, at).map((x, i) => x - on[i]))
}

type Played = { readonly on: Watch; readonly off: Watch }

const columns = [
  pipeline.leads,
  pipeline.opportunities,
  pipeline.repsLeft,
  pipeline.won,
  pipeline.nonIncremental,
  pipeline.wins,
  pipeline.bookings,
  pipeline.referredWins,
  pipeline.presalesHours,
  pipeline.steered,
  base.customers,
  base.referredCustomers,
  base.largest,
  direct.pipeline,
  fund.approved,
  holding.meetings,
]

const play = (scenario: Scenario): ReadonlyMap<string, Played> => {
  const on = watch(scenario, columns, { trials })
  const off = watch({ ...scenario, time: { ...scenario.time, chance: false } }, columns, { trials })
  return new Map([...on].map(([id, seen]) => [id, { on: seen, off: off.get(id) ?? expect.unreachable() }]))
}

/** How far apart two figures may be, in deals of each stage that they have passed: from and to. */
type Room = readonly [low: number, high: number]

const expectWithin = (one: Played, column: Column, at: At, [low, high]: Room, what: string): void => {
  const { mean, se } = apart(one, column, at)
  const where = `${what}, ${column.name} ${Object.values(at).join(' ')}`
  expect(mean, where).toBeGreaterThan(low - 4 * se - 1e-9)
  expect(mean, where).toBeLessThan(high + 4 * se + 1e-9)
}

/** Where a source's opportunities come from decides how many counts they pass. */
const roomOf = (source: string, { activity, source: named }: Scenario['axes']): Room =>
  // leads that become opportunities; customers, of whom a few more or fewer open one in ten a year each
  activity.includes(source) || named.includes(source) ? [-2, 0] : source === 'base' ? [-2, 1] : [-1, 0]

const expectLinear = (scenario: Scenario, id: string, one: Played, segment: string): void => {
  const { axes } = scenario
  const what = `${scenario.name}, ${id}`
  const opens = [...axes.activity, ...axes.source, 'engine', 'base'].filter(source =>
    figure(one.on, pipeline.opportunities, { source, segment }).some(count => count > 0),
  )
  const isSteered = figure(one.on, pipeline.steered, { segment }).some(count => count > 0)
  for (const source of opens) {
    expectWithin(one, pipeline.leads, { source, segment }, [-1, 0], what)
    expectWithin(one, pipeline.opportunities, { source, segment }, roomOf(source, axes), what)
  }
  // won: what is opened, and the wins of it; deals that have a name; steered: deals won and lost, and of each those that are
  expectWithin(one, direct.pipeline, { segment }, [-2, 0], what)
  expectWithin(one, pipeline.steered, { segment }, [-4, 0], what)
  const others = (isSteered ? -4 : 0) + (axes.deal.length > 0 ? -1 : 0)
  const least = opens.reduce((sum, source) => sum + roomOf(source, axes)[0] - 1, others)
  const won: Room = [least, opens.includes('base') ? 1 : 0]
  expectWithin(one, pipeline.won, { segment }, won, what)
  // of each source the incremental ones are counted, so that up to one more of the others is left
  const anyway: Room = [least, opens.length]
  expectWithin(one, pipeline.nonIncremental, { segment }, anyway, what)
  // the vendor's own: less what they take the place of, where that is not owed
  const own: Room = [-1 - opens.length, 1 - least]
  expectWithin(one, pipeline.wins, { paper: 'vendor', segment }, own, what)
  expectWithin(one, pipeline.referredWins, { segment }, [own[0] - 1, own[1]], what)
  // of the customers from each source, and of those that were there, up to one fewer has left
  expectWithin(one, base.customers, { paper: 'partner', segment }, [least, won[1] + opens.length + 2], what)
  expectWithin(one, base.customers, { paper: 'vendor', segment }, [own[0], own[1] + opens.length + 2], what)
}

/** Every deal of a segment is of the mean size without chance; with it the mean of a sum is so much for each (Wald). */
const expectMeanSizes = (scenario: Scenario, id: string, one: Played, segment: string): void => {
  // deals that have a name are as large as they are
  if (scenario.axes.deal.length > 0) return
  for (const paper of ['partner', 'vendor']) {
    const at = { paper, segment }
    const [deals, value] = [pipeline.wins, pipeline.bookings].map(column => figure(one.off, column, at))
    const sizes = [...value].flatMap((sum, i) => (deals[i] > 0 ? [sum / deals[i]] : []))
    if (sizes.length === 0) continue
    for (const size of sizes) expect(size / sizes[0]).toBeCloseTo(1, 9)
    const [count, sum] = [pipeline.wins, pipeline.bookings].map(column => figure(one.on, column, at))
    const { mean, se } = meanOf(sum.map((dollars, i) => dollars - sizes[0] * count[i]))
    expect(Math.abs(mean), `${scenario.name}, ${id}, ${paper} ${segment}`).toBeLessThan(4 * se + 1e-6)
  }
}

/**
 * What bends is taken out: reps who leave are missed for as long as it takes to replace them, a fund on purchases lives
 * on the size of single deals, a firm without money stops, lateness costs customers, a level lifts wins.
 */
const steady = ['partner.sales.attrition=0% per year', 'partner.funding.ownerCap=$100M']
const fundOf = ['mdf.accrual=0%', 'mdf.grants=$12k per quarter']
const onTime = ['partner.bench.late.churn=0%']
const levels = ['silver.accrual=0%', 'gold.accrual=0%', 'gold.winLift=0%'].map(one => `program.tiers.${one}`)

// MODEL: on what is linear, counts without chance are the floors of what is expected: to one deal of each stage and source.
describe('the shipped scenarios without chance, where they are linear', () => {
  it.each([
    ['cs-software', ['suite', 'balanced'], [...steady, ...fundOf]],
    ['one-partnership', ['plan', 'suite'], [...steady, ...fundOf, ...onTime, ...levels]],
    ['uv-partners', ['supportOnly', 'resell'], [...steady, ...onTime, 'partner.sales.firstHire.fails=0%']],
  ])('%s agrees with the mean to one deal of each stage', async (name, ids, set) => {
    const scenario = await read(name, ids, set)
    for (const [id, one] of play(scenario)) {
      for (const segment of scenario.axes.segment) {
        expectLinear(scenario, id, one, segment)
        expectMeanSizes(scenario, id, one, segment)
      }
      // nothing that is counted stands between a plan and what it spends and meets
      for (const column of [fund.approved, holding.meetings])
        expect(Math.abs(apart(one, column, {}).mean), column.name).toBeLessThan(1e-6)
      // at most forty hours on each of two segments' opportunities
      expectWithin(one, pipeline.presalesHours, {}, [-80, 0], `${name}, ${id}`)
    }
  })

  it('at-solutions has as many customer orders of its list as are expected, and as many meetings', async () => {
    const scenario = await read('at-solutions', ['asksOrder', 'weekly'], [])
    for (const [id, one] of play(scenario)) {
      expectWithin(one, pipeline.won, {}, [-1, 0], id)
      // those that were there: up to one fewer has left
      expectWithin(one, base.customers, { paper: 'partner', segment: 'midMarket' }, [0, 1], id)
      expect(apart(one, holding.meetings, {}).mean).toBe(0)
    }
  })
})

describe('the shipped scenarios without chance, where they are not linear', () => {
  it('cs-software keeps its reps a little longer, opens more by it, and has no customer that is large by chance', async () => {
    for (const [id, one] of play(await read('cs-software', ['today'], []))) {
      expectWithin(one, pipeline.repsLeft, {}, [-1, 0], id)
      const seats = apart(one, pipeline.opportunities, { source: 'engine', segment: 'midMarket' })
      expect(seats.mean).toBeGreaterThan(0)
      // the mean of the largest of many is more than the largest of their means (Jensen)
      for (const segment of ['midMarket', 'enterprise']) {
        const { mean, se } = apart(one, base.largest, { segment })
        expect(mean + 4 * se, segment).toBeLessThan(0)
      }
    }
  })
})
