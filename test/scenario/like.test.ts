import { expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { complaints, readText } from '../helpers/read-text.ts'

const file = (strategies: string): Record<string, string> => ({
  's.yaml': `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {a: {dealSize: $60k}, b: {dealSize: $9k}}
partner: {sales: {reps: 1, mix: {a: 50%, b: 50%}}, bench: {heads: 4, rate: $140 per hour}}
strategies:
${strategies}`,
})

const said = (scenario: Scenario, id: string): Record<string, unknown> => {
  const settings = scenario.strategies.find(one => one.id === id)?.settings ?? new Map()
  return Object.fromEntries(
    [...settings].map(([path, { quantity }]) => [path, 'value' in quantity ? quantity.value : quantity.kind]),
  )
}

// By hand: what the other one says, under what the strategy says itself.
test('a strategy starts from another one, whatever their order, and so on', async () => {
  const scenario = await readText(
    file(`  third: {like: second, partner: {bench: {heads: 9}}}
  first: {title: The first, motion: resell, partner: {sales: {reps: 2, mix: {a: 100%}}}}
  second: {like: first, partner: {sales: {reps: 5}}}
`),
  )
  const first = { 'motion.a': 'resell', 'motion.b': 'resell', 'partner.sales.mix.a': 1, 'partner.sales.mix.b': 0 }
  expect(said(scenario, 'first')).toEqual({ ...first, 'partner.sales.reps': 2 })
  expect(said(scenario, 'second')).toEqual({ ...first, 'partner.sales.reps': 5 })
  expect(said(scenario, 'third')).toEqual({ ...first, 'partner.sales.reps': 5, 'partner.bench.heads': 9 })
  expect(scenario.strategies.map(({ title }) => title)).toEqual(['third', 'The first', 'second'])
})

test('a mix is taken over whole, and replaced whole', async () => {
  const scenario = await readText(
    file(`  first: {partner: {sales: {mix: {a: 100%}}}}
  second: {like: first, partner: {sales: {mix: {b: 100%}}}}
`),
  )
  expect(said(scenario, 'second')).toEqual({ 'partner.sales.mix.a': 0, 'partner.sales.mix.b': 1 })
})

test('what a strategy removes stays removed in those like it, until they say it', async () => {
  const scenario = await readText(
    file(`  first: {partner: {bench: none}}
  second: {like: first}
  third: {like: first, partner: {bench: {heads: 2}}}
`),
  )
  const removed = scenario.strategies.map(one => [...one.removed])
  expect(removed).toEqual([
    ['partner.bench.heads', 'partner.bench.rate'],
    ['partner.bench.heads', 'partner.bench.rate'],
    ['partner.bench.rate'],
  ])
})

test('where a value was written, and its source, come along', async () => {
  const scenario = await readText(
    file(`  first: {partner: {sales: {reps: {value: 3, source: S02, note: n, date: 2025-11, owner: o}}}}
  second: {like: first}
`),
  )
  const [one, two] = scenario.strategies.map(({ settings }) => settings.get('partner.sales.reps'))
  expect(one).toMatchObject({ layer: 'strategy', source: ['S02'], note: 'n', date: '2025-11', owner: 'o' })
  expect(two).toEqual({ ...one, layer: 'like' })
})

test('a long way of strategies like each other is no loop', async () => {
  const names = Array.from({ length: 200 }, (_, i) => `  s${i}: {like: s${i + 1}}\n`).join('')
  expect(await complaints(file(`${names}  s200: {}\n`))).toEqual([])
})

test('every loop is told once, and who leads into it is not blamed', async () => {
  expect(await complaints(file('  a: {like: b}\n  b: {like: c}\n  c: {like: b}\n  d: {like: d}\n'))).toEqual([
    'E148 strategies are like each other in a loop: b -> c -> b',
    'E148 a strategy is like itself: d -> d',
  ])
})
