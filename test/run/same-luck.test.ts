import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nodeLoad } from '../../src/run/load.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

// Through the file itself: what is unrelated may come, go or move, and no other number changes by a bit.
const file = 'scenarios/uv-partners.yaml'
const text = readFileSync(file, 'utf8')

const numbers = async (changed: string) => {
  const load = nodeLoad(file, process.cwd())
  const read = await readScenario(file, (path, from) => {
    const loaded = load(path, from)
    return from === undefined && loaded.ok ? { ...loaded, text: changed } : loaded
  })
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  const { result } = await runStudy(read.scenario, { trials: 16 })
  const { strategies, comparisons } = result
  return {
    strategies: Object.fromEntries(strategies.map(({ id, metrics, timeline }) => [id, { metrics, timeline }])),
    comparisons: Object.fromEntries(comparisons.map(({ b, metrics }) => [b, metrics])),
  }
}

/** The part of a file from one top-level key to the next. */
const part = (key: string): string => {
  const at = text.indexOf(`\n${key}:`) + 1
  const next = text.slice(at + 1).search(/\n[a-z]\w*:/i)
  return next < 0 ? text.slice(at) : text.slice(at, at + 1 + next + 1)
}

const before = numbers(text)
const moved = (key: string, changed: string): string => {
  const found = text.replace(part(key), changed)
  expect(found).not.toBe(text)
  return found
}

test.each([
  [
    'an input is added',
    () => moved('inputs', part('inputs').replace('inputs:\n', 'inputs:\n  another: {p10: 1, p90: 9}\n')),
  ],
  ['a segment nobody sells to is added', () => `${text}\nsegments:\n  another: {dealSize: $1k}\n`],
  ['the rooms change places', () => `${moved('services', '')}\n${part('services')}`],
])('no number moves when %s', async (_what, change) => {
  expect(await numbers(change())).toEqual(await before)
})

test('those that stay keep their numbers when a strategy is added, or goes', async () => {
  const another = '  another: {title: Another, partner: {sales: {reps: 5}}}\n'
  const more = await numbers(moved('strategies', `${part('strategies').trimEnd()}\n${another}\n`))
  const all = await before
  for (const id of Object.keys(all.strategies)) expect(more.strategies[id]).toEqual(all.strategies[id])
  for (const id of Object.keys(all.comparisons)) expect(more.comparisons[id]).toEqual(all.comparisons[id])
  expect(Object.keys(more.strategies)).toContain('another')
  // The check and a chart name the strategy that goes.
  const unchecked = text.replace(part('checks'), '').replace(part('charts'), '')
  const at = unchecked.indexOf('  supportOnly:\n    title')
  const fewer = await numbers(unchecked.slice(0, at) + unchecked.slice(unchecked.indexOf('  resell:\n    title', at)))
  expect(Object.keys(fewer.strategies)).toEqual(['today', 'resell', 'split', 'vertical'])
  expect(fewer.strategies['resell']).toEqual(all.strategies['resell'])
  expect(fewer.comparisons['resell']).toEqual(all.comparisons['resell'])
})
