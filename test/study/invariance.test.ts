import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { base, pipeline, services } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { mechanism } from '../../src/kernel/mechanism.ts'
import { metric } from '../../src/kernel/metric.ts'
import { newTables, simulateBlock } from '../../src/simulate/simulate.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Result } from '../../src/study/result.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, serialised } from '../../src/study/runner.ts'
import type { StudyOptions } from '../../src/study/study-of.ts'
import { type Built, buildScenario, type Said } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'
import { watch } from '../helpers/watch.ts'

// No oracle but the run itself: what must not matter is changed, and no bit may move.
const short: Built = { ...realistic, steps: 13 }

describe('the result is the same to the byte', () => {
  const trials = 1_040 // no multiple of 256, more than one block of 1,024, enough for break-evens
  const run = (options: StudyOptions): Promise<Outcome> => runStudy(buildScenario(short), { trials, ...options })
  const first = run({ blockSize: 1024, runner: inProcess })

  it.each([
    ['blocks of 256', { blockSize: 256, runner: inProcess }],
    ['everything through structured clone, in blocks of 768', { blockSize: 768, runner: serialised }],
  ])('with %s', async (_name, options) => {
    const [a, b] = [await first, await run(options)]
    expect(JSON.stringify(b.result)).toBe(JSON.stringify(a.result))
    expect(b.samples).toEqual(a.samples)
  })

  it('which says what figures hang on, what is paid back and where strategies are level', async () => {
    const { influence, guesses, pareto, breakEvens, comparisons } = (await first).result
    expect(influence.some(({ inputs }) => inputs.length > 0)).toBe(true)
    expect(guesses?.inputs.length).toBeGreaterThan(0)
    expect(pareto).toHaveLength(3)
    expect(breakEvens).toHaveLength(1)
    expect(comparisons.some(({ paybacks }) => paybacks.withServices !== null)).toBe(true)
  })

  const some = runStudy(buildScenario(short), { trials: 300 })

  it('in its first trials when there are more of them', async () => {
    const { samples } = await first
    for (const [strategy, columns] of Object.entries((await some).samples))
      for (const [id, values] of Object.entries(columns)) expect(values).toEqual(samples[strategy][id].slice(0, 300))
  })

  it('but not with another seed', async () => {
    const other = await runStudy(buildScenario(short), { trials: 300, seed: 'another' })
    expect(other.result.strategies).not.toEqual((await some).result.strategies)
  })
})

type Numbers = Pick<Result, 'comparisons'> & { readonly strategies: Readonly<Record<string, unknown>> }

/** A bit that moves does so in every future in which it is used: fewer are enough here than to see the blocks above. */
const few = 120

const numbersOf = async (built: Built, model?: Catalogue): Promise<Numbers> => {
  const { result } = await runStudy(buildScenario(built), { trials: few, ...(model ? { catalogue: model } : {}) })
  return {
    strategies: Object.fromEntries(result.strategies.map(({ id, metrics, timeline }) => [id, { metrics, timeline }])),
    comparisons: result.comparisons,
  }
}

const reversed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).reverse())

const withSegment = (name: string): Built => ({
  ...short,
  segments: [...(short.segments ?? []), name],
  set: { ...short.set, [`segments.${name}.dealSize`]: { kind: 'lognormal', params: [9, 2] } },
})

describe('no number moves when the scenario gains, loses or reorders', () => {
  const before = numbersOf(short)

  it.each<[string, Built]>([
    ['an input that nothing uses', { ...short, inputs: { a: { kind: 'uniform', params: [0, 1] }, ...short.inputs } }],
    ['the order of its inputs', { ...short, inputs: reversed(short.inputs ?? {}) }],
    ['the order of its settings', { ...short, set: reversed(short.set) }],
    ['the order of its components', { ...short, components: [...(short.components ?? [])].reverse() }],
    ['the order of its segments', { ...short, segments: [...(short.segments ?? [])].reverse() }],
    ['a segment without deals, first by name', withSegment('aside')],
    ['a segment without deals, between the others', withSegment('lower')],
    ['a segment without deals, last by name', withSegment('zero')],
    [
      'a component that nobody buys',
      {
        ...short,
        components: ['training', ...(short.components ?? [])],
        set: {
          ...short.set,
          'services.components.training.share': 0,
          'services.components.training.lasts': 3,
          'services.components.training.delivered': 'bench',
        },
      },
    ],
  ])('%s', async (_name, built) => {
    expect(await numbersOf(built)).toEqual(await before)
  })

  it('a strategy: those that stay keep their numbers', async () => {
    const { strategies } = await before
    const more = await numbersOf({
      ...short,
      strategies: { ...short.strategies, more: { 'partner.sales.reps': 5, 'partner.bench.rate': 200 } },
    })
    expect(more.strategies).toEqual({ ...strategies, more: more.strategies['more'] })
    const { today, resell } = short.strategies ?? {}
    const fewer = await numbersOf({ ...short, strategies: { today, resell } })
    expect(fewer.strategies).toEqual({ today: strategies['today'], resell: strategies['resell'] })
  })

  it('the order of its strategies', async () => {
    const { strategies } = await before
    const turned = await numbersOf({ ...short, strategies: reversed(short.strategies ?? {}) })
    expect(turned.strategies).toEqual(strategies)
  })

  it('some strategies of a file played alone', async () => {
    const { result } = await runStudy(buildScenario(short), { trials: few, strategies: ['resell'] })
    const { strategies, comparisons } = await before
    expect(result.strategies.map(({ id }) => id)).toEqual(['today', 'resell'])
    for (const { id, metrics, timeline } of result.strategies) expect({ metrics, timeline }).toEqual(strategies[id])
    expect(result.comparisons).toEqual(comparisons.filter(({ b }) => b === 'resell'))
  })

  it('a metric and a timeline that are looked at besides', async () => {
    const more: Catalogue = {
      ...catalogue,
      metrics: [
        metric({
          id: 'more',
          unit: 'count',
          label: 'more',
          meaning: 'more',
          needs: { x: { target: pipeline.placed, window: 'total' } },
          value: ({ x }) => x,
        }),
        ...catalogue.metrics,
      ],
      timelines: { more: base.annual, other: services.backlog, ...catalogue.timelines },
    }
    const { strategies } = (await numbersOf(short, more)) as unknown as {
      strategies: Record<string, { metrics: Record<string, unknown>; timeline: Record<string, unknown> }>
    }
    for (const { metrics, timeline } of Object.values(strategies)) {
      delete metrics['more']
      delete timeline['more']
      delete timeline['other']
    }
    expect(strategies).toEqual((await before).strategies)
  })
})

describe('the table of orders', () => {
  const busy = buildScenario({
    ...short,
    set: { ...short.set, 'partner.sales.reps': 12, 'segments.midMarket.cycle': 9 },
  })
  const block = { first: 0, count: 64 }

  it('gives the same however small it was at first', () => {
    const open = watch(busy, [pipeline.openWins], { trials: 64 }).get('today')?.(pipeline.openWins) ?? []
    const most = Math.max(...open.map(step => Math.max(...step)))
    expect(most, 'the table must overflow for this to say anything').toBeGreaterThan(16)
    const { structure, variants } = compile(busy, catalogue)
    const play = (atFirst: number, atMost = 2_097_152) =>
      simulateBlock(structure, catalogue, variants, block, {
        ...newTables(),
        atFirst,
        listed: Math.ceil(atFirst / 16),
        atMost,
      })
    const large = play(4096)
    expect(play(16)).toEqual(large)
    expect(play(1)).toEqual(large)
    // so little memory that the block is played in quarters and eighths
    expect(play(16, 64 * 16)).toEqual(large)
    expect(play(2, 64 * 4)).toEqual(large)
  })

  it('is no larger than it may be, also where its size was learned from fewer trials', () => {
    const { structure, variants } = compile(busy, catalogue)
    const size = { ...newTables(), atFirst: 64, listed: 4, atMost: 64 * 16 }
    const learned = simulateBlock(structure, catalogue, variants, block, size)
    expect(learned).toEqual(simulateBlock(structure, catalogue, variants, block))
    // by hand: 64 rows for each of 16 trials are all that there may be
    expect(size.memory?.room.trials).toBeLessThanOrEqual(16)
  })

  it('has an end: a run that never has enough slots fails and names the strategy', () => {
    const greedy = mechanism({ name: 'greedy', writes: {}, step: ({ overflow }) => overflow() })
    const model = { ...catalogue, mechanisms: [...catalogue.mechanisms, greedy] }
    const { structure, variants } = compile(busy, model)
    try {
      simulateBlock(structure, model, variants, { first: 0, count: 1 })
      expect.unreachable()
    } catch (error) {
      expect(isFailure(error)).toBe(true)
      expect(String(error)).toMatch(/strategy "today" has more than 2097152 open orders or customers in one trial/)
    }
  })
})

describe('a scenario that says little', () => {
  const bare: Built = { steps: 13, set: { 'partner.funding.cash': 400e3 }, strategies: { today: {} } }
  const others: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
    hires: { 'partner.sales.reps': 2, 'partner.sales.mix.only': 1 },
    staffs: { 'partner.bench.heads': 3 },
    sells: { 'vendor.direct.wonDeals': { value: 1, per: 'month' }, 'vendor.direct.mix.only': 1 },
    starts: { 'installed.resold.only.customers': 3, 'installed.resold.only.value': 1000 },
  }

  it.each(Object.keys(others))('has the same numbers when a strategy that "%s" is added', async id => {
    const set = { ...bare.set, 'segments.only.dealSize': 1e5 }
    const alone = await numbersOf({ ...bare, set })
    const beside = await numbersOf({ ...bare, set, strategies: { today: {}, other: others[id] } })
    expect(beside.strategies['today']).toEqual(alone.strategies['today'])
  })
})
