import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { type Column, slice } from '../../src/kernel/column.ts'
import { duration, money } from '../../src/kernel/field.ts'
import { ago, agoBy, eachNow, eachWrite, last, type Mechanism, mechanism, now } from '../../src/kernel/mechanism.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { watch } from '../helpers/watch.ts'

const column = (name: string, kind: Column['kind'] = 'flow', over: Column['over'] = []): Column => ({
  name,
  kind,
  unit: '1',
  label: name,
  over,
})

const only = (...mechanisms: Mechanism[]): Catalogue => ({
  mechanisms,
  fields: [],
  metrics: [],
  timelines: {},
  identities: [],
})

const [a, b, c] = ['a', 'b', 'c'].map(name => column(name))
const stock = column('stock', 'stock')
const built: Built = { set: {}, steps: 8 }
const scenario = buildScenario(built)

/** Step by step, what a column was in the only trial. */
const path = (model: Catalogue, of: Column, of_: Built = built, at = {}): number[] =>
  (watch(buildScenario(of_), [of], { trials: 1, catalogue: model }).get('only') ?? expect.unreachable())(of, at).map(
    ([x]) => x,
  )

const counter = mechanism({ name: 'counter', writes: { a }, step: ({ t, writes }) => writes.a.fill(t + 1) })

describe('wiring', () => {
  it('refuses two writers of one column, and names them', () => {
    const one = mechanism({ name: 'one', writes: { a }, step: () => {} })
    const two = mechanism({ name: 'two', writes: { a }, step: () => {} })
    expect(() => compile(scenario, only(one, two))).toThrow('"a" is written by "one" and by "two"')
  })

  it('lets two write different elements, and refuses a third', () => {
    const over = column('over', 'flow', ['segment'])
    const whole = mechanism({ name: 'whole', over: ['segment'], writes: { over }, step: () => {} })
    const part = mechanism({ name: 'part', writes: { over: slice(over, { segment: 'only' }) }, step: () => {} })
    expect(() => compile(scenario, only(whole, part))).toThrow('"over[only]" is written by "whole[only]" and by "part"')
    const free = mechanism({ name: 'free', writes: { over }, step: () => {} })
    expect(() => compile(scenario, only(free))).toThrow('"free" writes "over" without each element')
    const each = mechanism({ name: 'each', writes: { over: eachWrite(over) }, step: () => {} })
    expect(compile(scenario, only(each)).structure.work).toHaveLength(1)
  })

  it('refuses a true loop and prints its chain; last step’s value breaks it', () => {
    const loop = (read: typeof now | typeof last) => [
      mechanism({ name: 'one', reads: { x: now(c) }, writes: { a }, step: () => {} }),
      mechanism({ name: 'two', reads: { x: now(a) }, writes: { b }, step: () => {} }),
      mechanism({ name: 'three', reads: { x: read(b) }, writes: { c }, step: () => {} }),
    ]
    expect(() => compile(scenario, only(...loop(now)))).toThrow(
      'loop: one -> two -> three -> one: one of these must be a stock',
    )
    expect(compile(scenario, only(...loop(last))).structure.work).toHaveLength(3)
  })

  it('reads as zero what nobody writes', () => {
    const reader = mechanism({
      name: 'reader',
      reads: { x: now(c) },
      writes: { b },
      step: ({ reads, writes }) => writes.b.set(reads.x),
    })
    expect(path(only(reader), b)).toEqual(Array(8).fill(0))
  })

  // What is expected is the counter 1, 2, 3... moved by the lag; before the start a flow is 0 and a stock its start.
  it('reads so many months ago: a flow is nothing before the start, a stock what it started with', () => {
    const tank = mechanism({
      name: 'tank',
      reads: { before: last(stock) },
      writes: { stock },
      start: ({ writes }) => writes.stock.fill(100),
      step: ({ reads, writes }) => writes.stock.set(reads.before.map(x => x + 1)),
    })
    const reader = (target: Column) =>
      mechanism({
        name: 'reader',
        reads: { x: ago(target, 3) },
        writes: { b },
        step: ({ reads, writes }) => writes.b.set(reads.x),
      })
    expect(path(only(counter, reader(a)), b)).toEqual([0, 0, 0, 1, 2, 3, 4, 5])
    expect(path(only(tank, reader(stock)), b)).toEqual([100, 100, 100, 101, 102, 103, 104, 105])
  })

  it('reads as long ago as a parameter says, each strategy its own', () => {
    const lag = duration({ path: 'lag', label: 'lag', default: { value: 0 } })
    const reader = mechanism({
      name: 'reader',
      params: { lag },
      reads: { x: agoBy(a, 'lag') },
      writes: { b },
      step: ({ reads, writes }) => writes.b.set(reads.x),
    })
    const model = { ...only(counter, reader), fields: [lag] }
    const strategies = { two: { lag: 2 }, five: { lag: 5 } }
    const seen = watch(buildScenario({ ...built, strategies }), [b], { trials: 1, catalogue: model })
    const of = (id: string) => (seen.get(id) ?? expect.unreachable())(b).map(([x]) => x)
    expect(of('two')).toEqual([0, 0, 1, 2, 3, 4, 5, 6])
    expect(of('five')).toEqual([0, 0, 0, 0, 0, 1, 2, 3])
    const unsure = { lag: { kind: 'uniform', params: [1, 2] } as const }
    expect(() => compile(buildScenario({ ...built, set: unsure }), model)).toThrow('"lag" must be one certain number')
  })

  it('counts a lag in months by steps of any length', () => {
    const reader = mechanism({
      name: 'reader',
      reads: { x: ago(a, 3) },
      writes: { b },
      step: ({ reads, writes }) => writes.b.set(reads.x),
    })
    // 3 months are 13.04 weeks, 91.3 days, one quarter
    const firstOf = (step: 'day' | 'week' | 'quarter'): number =>
      path(only(counter, reader), b, { ...built, step, steps: 100 }).indexOf(1)
    expect([firstOf('day'), firstOf('week'), firstOf('quarter')]).toEqual([91, 13, 1])
  })

  it('sums over the axes that a reader does not have, or shows each in the order of their names', () => {
    const over = column('over', 'flow', ['segment'])
    const writer = mechanism({
      name: 'writer',
      writes: { over: eachWrite(over) },
      step: ({ t, writes }) => {
        for (const [n, element] of writes.over.entries()) element.fill(10 ** n * (t + 1))
      },
    })
    const sum = mechanism({
      name: 'sum',
      reads: { x: now(over) },
      writes: { b },
      step: ({ reads, writes }) => writes.b.set(reads.x),
    })
    const each = mechanism({
      name: 'each',
      reads: { x: eachNow(over) },
      writes: { c },
      step: ({ reads, writes }) => writes.c.fill(reads.x[0][0]),
    })
    const segments = { ...built, segments: ['z', 'm', 'a'] }
    expect(path(only(writer, sum), b, segments).slice(0, 3)).toEqual([111, 222, 333])
    expect(path(only(writer, each), c, segments).slice(0, 3), 'the first by name').toEqual([1, 2, 3])
    expect(path(only(writer), over, segments, { segment: 'a' })[0]).toBe(1)
    expect(path(only(writer), over, segments, { segment: 'z' })[0]).toBe(100)
  })
})

describe('what a scenario does not speak of', () => {
  const priced = money({ path: 'room.price', label: 'price', default: { value: 0 } })
  const room = mechanism({
    name: 'room/one',
    about: ['room'],
    params: { price: priced },
    writes: { a },
    step: ({ params, writes }) => writes.a.fill(1 + params.price.data[0]),
  })
  const model = { ...only(room), fields: [priced] }

  it('is left out, and costs nothing', () => {
    expect(compile(scenario, model).structure.work).toEqual([])
    expect(compile(buildScenario({ ...built, set: { roomy: 1 } }), model).structure.work).toEqual([])
    expect(compile(buildScenario({ ...built, set: { 'room.price': 1 } }), model).structure.work).toHaveLength(1)
  })

  it('comes into play as soon as one strategy speaks of it', () => {
    const strategies = { today: {}, new: { 'room.price': 2 } }
    const seen = watch(buildScenario({ ...built, strategies }), [a], { trials: 1, catalogue: model })
    expect(['today', 'new'].map(id => seen.get(id)?.(a)[0][0])).toEqual([1, 3])
  })

  // Each of these stopped with "the books do not balance" once, because one side of a posting was left out.
  it.each<[string, Built['set']]>([
    ['a partner that sells, and nothing of the vendor', { 'partner.sales.reps': 3, 'partner.sales.mix.only': 1 }],
    ['a bench without services', { 'partner.bench.heads': 5 }],
    [
      'customers of the partner, and nothing else',
      { 'installed.resold.only.customers': 5, 'installed.resold.only.value': 1e4 },
    ],
    [
      'customers of the vendor, and nothing else',
      { 'installed.direct.only.customers': 5, 'installed.direct.only.value': 1e4 },
    ],
    ['a direct team, and nothing of the partner', { 'vendor.direct.wonDeals': 2, 'vendor.direct.mix.only': 1 }],
    ['an overhead', { 'partner.overhead': 1e4 }],
    ['a margin', { 'program.margin': 0.2 }],
  ])('leaves books that balance: %s', (_name, set) => {
    const said = buildScenario({ set: { 'segments.only.dealSize': 5e4, ...set }, steps: 13 })
    expect(() => watch(said, [], { trials: 32, catalogue })).not.toThrow()
  })
})
