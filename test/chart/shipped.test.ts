import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { asksOf, buildCharts, type Chart, kinds } from '../../src/chart/index.ts'
import { metricNamed } from '../../src/domain/metric-named.ts'
import { type ChartAsk, chartOptions } from '../../src/scenario/charts/chart-ask.ts'
import { bridged } from '../../src/scenario/charts/subject.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { firstDifference, goldenText } from './golden.ts'
import { compilerRemarks, schemaErrors } from './schema.ts'
import { everyChart, shipped, shippedOutcomes } from './shipped-outcomes.ts'

// Every kind of chart on every scenario that is shipped, where it has something to show. `UPDATE_CHARTS=1` writes what is
// kept anew; look at the pictures, which test/system/shipped-charts.system.test.ts draws, before it is committed.
const folder = join(import.meta.dirname, 'golden')
const update = process.env['UPDATE_CHARTS'] === '1'

let outcomes: ReadonlyMap<string, Outcome>
let charts: ReadonlyMap<string, readonly Chart[]>
beforeAll(async () => {
  outcomes = await shippedOutcomes()
  charts = new Map([...outcomes].map(([name, outcome]) => [name, everyChart(outcome)]))
  if (update) rmSync(folder, { recursive: true, force: true })
}, 120_000)

const pathOf = (name: string, id: string): string => join(folder, name, `${id}.json`)

const kept = (name: string): string[] =>
  existsSync(join(folder, name))
    ? readdirSync(join(folder, name), { withFileTypes: true }).flatMap(entry => (entry.isFile() ? [entry.name] : []))
    : []

describe.each(shipped)('%s', name => {
  test('its charts are as they were kept', () => {
    const now = charts.get(name) ?? []
    for (const { id, spec } of now) {
      const path = pathOf(name, id)
      if (update) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, goldenText(spec))
      }
      const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
      expect(firstDifference(before, goldenText(spec)), `${name}, ${id}: UPDATE_CHARTS=1 keeps it`).toBe('')
    }
    expect(kept(name).sort()).toEqual(now.map(({ id }) => `${id}.json`).sort())
  })

  test('they are sound specs', () => {
    for (const { id, spec } of charts.get(name) ?? []) {
      expect([id, schemaErrors(spec), compilerRemarks(spec)]).toEqual([id, [], []])
      expect(JSON.stringify(spec)).not.toMatch(/NaN|undefined|Infinity/)
    }
  })

  test('what its file names, or a run shows unasked, can be drawn', () => {
    const outcome = outcomes.get(name)!
    const { charts: drawn, undrawn } = buildCharts(outcome)
    expect(undrawn).toEqual([])
    expect(drawn.length).toBeGreaterThan(1)
    expect(drawn).toHaveLength(asksOf(outcome).length)
  })
})

test('every chart names figures of its run, so that a page can lead to what they mean', () => {
  for (const [name, all] of charts)
    for (const { id, figures } of all) {
      const { metrics } = outcomes.get(name)!.result.strategies[0]!
      const there = figures.filter(figure => Object.hasOwn(metrics, figure))
      expect([name, id, there.length > 0]).toEqual([name, id, true])
      for (const figure of figures) expect(metricNamed(figure), figure).toBeDefined()
    }
})

test('every kind has something to show on one of them', () => {
  const drawn = new Set([...charts.values()].flatMap(all => all.map(({ ask }) => ask.kind)))
  expect(kinds.filter(({ key }) => !drawn.has(key)).map(({ id }) => id)).toEqual([])
})

/** How many things a kind has to say or to show when it is asked in several ways. */
const answersTo = (outcome: Outcome, asks: readonly ChartAsk[]): number => {
  const said = asks.map(ask => {
    const { charts, undrawn } = buildCharts(outcome, [ask])
    return JSON.stringify(charts[0]?.spec ?? undrawn[0]?.missing)
  })
  return new Set(said).size
}

// The reader refuses an option that a kind does not take; one that it takes has to make a difference somewhere.
test.each(
  kinds.flatMap(({ key }) =>
    chartOptions[key].filter(option => option !== 'actuals').map(option => [key, option] as const),
  ),
)('%s makes use of %s', (kind, option) => {
  const most = [...outcomes.values()].map(outcome => {
    const ids = outcome.result.strategies.map(({ id }) => id)
    return answersTo(outcome, [
      { kind },
      ...ids.map(id => ({ kind, [option]: option === 'strategies' ? [id, outcome.against] : id })),
    ])
  })
  expect(Math.max(...most)).toBeGreaterThan(1)
})

test('the figures that the reader takes for a bridge are those that runs have a bridge to', () => {
  const of = [...outcomes.values()].flatMap(({ result }) => result.bridges.map(bridge => bridge.of))
  expect([...new Set(of)].sort()).toEqual([...bridged].sort())
})
