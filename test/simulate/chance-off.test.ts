import { describe, expect, test } from 'vitest'
import { pipeline } from '../../src/domain/columns.ts'
import type { Law } from '../../src/kernel/law.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { readText } from '../helpers/read-text.ts'
import { watch } from '../helpers/watch.ts'
import { withoutChance } from '../helpers/without-chance.ts'

describe('without chance, to one deal per stage', () => {
  test.each(Object.entries(withoutChance))('%s', (_, holds) => holds())
})

test('inputs stay as uncertain as they were, and have their own luck', () => {
  const set = {
    'segments.only.dealSize': 100,
    'vendor.direct.wonDeals': { value: { kind: 'uniform', params: [1, 9] } as Law, per: 'month' },
    'vendor.direct.mix.only': 1,
  } as const
  const built: Built = { steps: 12, set }
  const wins = (one: Built): readonly Float64Array[] =>
    watch(buildScenario(one), [pipeline.wins], { trials: 50 }).get('only')?.(pipeline.wins) ?? expect.unreachable()
  const off = wins({ ...built, chance: false })
  const total = Array.from({ length: 50 }, (_, i) => off.reduce((sum, step) => sum + step[i], 0))
  expect(new Set(total).size).toBeGreaterThan(20)
  const on = wins(built)
  // the same rate in a trial whether chance is on or off: a Poisson total is within five of its sds of it
  for (const [i, expected] of total.entries()) {
    const drawn = on.reduce((sum, step) => sum + step[i], 0)
    expect(Math.abs(drawn - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1)
  }
})

test('the file says so, under "time"', async () => {
  const file = (time: string) => ({
    's.yaml': `tandem: 1
time: {start: 2026-01, horizon: 1 year${time}}
segments: {a: {dealSize: $60k}}
strategies: {today: {}}
`,
  })
  expect((await readText(file(', chance: off'))).time.chance).toBe(false)
  expect((await readText(file(', chance: on'))).time).not.toHaveProperty('chance')
  expect((await readText(file(''))).time).not.toHaveProperty('chance')
  expect((await readText(file(''), ['time.chance=off'])).time.chance).toBe(false)
})
