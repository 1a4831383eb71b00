import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { allMetrics, allTimelines } from '../../src/domain/metrics.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'
import { meanOf, varianceOf } from '../helpers/within.ts'

const played = runStudy(buildScenario({ ...realistic, steps: 13 }), { trials: 400 })

describe('a result', () => {
  it('has every metric and timeline of the model for every strategy, and each strategy against the first', async () => {
    const { result } = await played
    expect(result.strategies.map(({ id }) => id)).toEqual(['today', 'supportOnly', 'resell'])
    expect(result.comparisons.map(({ a, b }) => [a, b])).toEqual([
      ['today', 'supportOnly'],
      ['today', 'resell'],
    ])
    // it says nothing that would bring the others into play
    const ids = allMetrics.filter(({ about, over }) => about === undefined && over === undefined).map(({ id }) => id)
    for (const { metrics, timeline } of result.strategies) {
      expect(Object.keys(metrics)).toEqual(ids)
      expect(Object.keys(timeline)).toEqual(Object.keys(allTimelines))
      for (const { dates, mean, p10, p50, p90 } of Object.values(timeline)) {
        expect([mean, p10, p50, p90].map(path => path.length)).toEqual([13, 13, 13, 13])
        expect([dates[0], dates[12]]).toEqual(['2026-01-31', '2027-01-31'])
      }
    }
    for (const { metrics } of result.comparisons) expect(Object.keys(metrics)).toEqual(ids)
  })

  it('says what its samples say, worked out again', async () => {
    const { result, samples } = await played
    for (const { id, metrics } of result.strategies)
      for (const [name, figures] of Object.entries(metrics)) {
        const values = samples[id][name].filter(x => !Number.isNaN(x))
        expect(figures.undefined).toBe(400 - values.length)
        if (values.length === 0) {
          expect(figures).toMatchObject({ mean: null, sd: null, se: null, p05: null, p50: null, min: null, max: null })
          continue
        }
        const size = Math.max(...values.map(Math.abs), 1)
        expect((figures.mean as number) / size).toBeCloseTo(meanOf(values) / size, 12)
        expect((figures.sd as number) / size).toBeCloseTo(Math.sqrt(varianceOf(values)) / size, 12)
        expect((figures.se as number) * Math.sqrt(values.length)).toBeCloseTo(figures.sd as number, 6)
        const sorted = values.slice().sort()
        expect([figures.min, figures.max]).toEqual([sorted[0], sorted[sorted.length - 1]])
        const { p05, p10, p25, p50, p75, p90, p95, min, max } = figures
        const rising = [min, p05, p10, p25, p50, p75, p90, p95, max]
        expect(rising).toEqual([...rising].sort((a, b) => (a as number) - (b as number)))
      }
  })

  it('compares trial by trial: mean, interval and how often one is ahead', async () => {
    const { result, samples } = await played
    for (const { a, b, metrics } of result.comparisons)
      for (const [name, found] of Object.entries(metrics)) {
        const pairs = samples[b][name].map((x, i) => x - samples[a][name][i]).filter(x => !Number.isNaN(x))
        if (pairs.length === 0) continue
        expect(found.pGreater).toBe(pairs.filter(x => x > 0).length / pairs.length)
        expect(found.pEqual).toBe(pairs.filter(x => x === 0).length / pairs.length)
        const size = Math.max(...pairs.map(Math.abs), 1)
        expect((found.mean as number) / size).toBeCloseTo(meanOf(pairs) / size, 12)
        const [low, high] = found.ci95 as readonly [number, number]
        // a 95 % interval of the mean: 1.959964 standard errors to each side
        const se = Math.sqrt(varianceOf(pairs) / pairs.length)
        expect((high - low) / size).toBeCloseTo((2 * 1.959963984540054 * se) / size, 10)
        expect(((high + low) / 2 - (found.mean as number)) / size).toBeCloseTo(0, 12)
      }
  })

  it('has no value of the practice before twelve months, and says in how many trials', async () => {
    const { result } = await runStudy(buildScenario({ ...realistic, steps: 11 }), { trials: 300 })
    for (const id of ['partner.value', 'partner.ebitda.last12', 'partner.recurringShare', 'joint.value'])
      expect(result.strategies[0].metrics[id]).toMatchObject({ mean: null, p50: null, undefined: 300 })
    expect(result.comparisons[0].metrics['partner.value']).toMatchObject({
      mean: null,
      pGreater: null,
      pEqual: null,
      ci95: null,
    })
    // 52 weeks and 365 days are the twelve months of every other figure, so they are those of the value
    for (const [step, steps] of [
      ['week', 52],
      ['day', 365],
      ['quarter', 4],
    ] as const) {
      const year = await runStudy(buildScenario({ ...realistic, step, steps, strategies: { only: {} } }), {
        trials: 20,
      })
      const { metrics } = year.result.strategies[0]
      expect(metrics['partner.ebitda.last12'].undefined).toBe(0)
      expect(metrics['partner.value'].undefined).toBe(0)
    }
    const { mean, p50 } = (await played).result.strategies[0].timeline['partner.value']
    expect(mean.map(x => x === null)).toEqual([...Array<boolean>(11).fill(true), false, false])
    expect(p50[10]).toBeNull()
  })

  it('goes over to a sketch beyond 131,072 trials, within 0.1 % of the exact quantiles', async () => {
    // nothing but the partner's overhead is played: this is about the summary of many futures
    const few = {
      ...catalogue,
      mechanisms: catalogue.mechanisms.filter(({ name }) => name === 'books/partner-profit'),
      identities: [],
      metrics: catalogue.metrics.filter(({ id }) => id === 'partner.ebitda'),
      timelines: {},
    }
    const scenario = buildScenario({
      steps: 1,
      set: { 'partner.overhead': { value: { kind: 'lognormal', params: [10, 0.7] }, per: 'month' } },
    })
    const run = (trials: number) => runStudy(scenario, { trials, catalogue: few, blockSize: 16_384 })
    const [exact, sketched] = [await run(131_072), await run(131_073)]
    expect(exact.result.method.quantiles).toBe('exact, type 7')
    expect(sketched.result.method.quantiles).toMatch(/sketch/)
    expect(exact.samples['only']['partner.ebitda']).toHaveLength(131_072)
    expect(sketched.samples).toEqual({ only: {} })
    const [a, b] = [exact, sketched].map(({ result }) => result.strategies[0].metrics['partner.ebitda'])
    for (const p of ['p05', 'p10', 'p50', 'p90', 'p95'] as const)
      expect(Math.abs((b[p] as number) / (a[p] as number) - 1), p).toBeLessThan(0.0012)
    expect((b.mean as number) / (a.mean as number)).toBeCloseTo(1, 4)
  })

  it('ends a timeline with the figures of the metric of its name', async () => {
    const { result } = await played
    for (const { metrics, timeline } of result.strategies) {
      const { mean, p10, p50, p90 } = timeline['partner.value']
      const figures = metrics['partner.value']
      expect([mean, p10, p50, p90].map(path => path[12])).toEqual([figures.mean, figures.p10, figures.p50, figures.p90])
    }
  })
})
