import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { namedMetrics } from '../../src/domain/metrics.ts'
import { type ChartKindName, chartKinds, chartMeanings, chartOptions } from '../../src/scenario/charts/chart-ask.ts'
import { exampleOf, hasPath } from '../../src/scenario/charts/subject.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {midMarket: {dealSize: $60k}}
metrics: {gain: "= partner.value - partner.value of today"}
mdf: {activities: {campaign: {kind: digital, costPerLead: $100}}}
program: {rebates: {growth: {type: linear, per: quarter, rate: 2%}}}
`
const strategies = `strategies:
  today: {title: Today, motion: resell}
  other: {title: Other, motion: support-only}
`

const read = async (charts: string, more: Record<string, string> = {}, set: readonly string[] = []) => {
  const files = new Map(Object.entries({ 's.yaml': `${head}${charts}\n${strategies}`, ...more }))
  const result = await readScenario('s.yaml', loaderOf(files), { set })
  return result.ok
    ? { charts: result.scenario.charts, issues: result.scenario.warnings, scenario: result.scenario }
    : { charts: undefined, issues: result.issues, scenario: undefined }
}

const asks = async (...args: Parameters<typeof read>) => {
  const { charts, issues } = await read(...args)
  expect(issues.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  return charts?.map(({ place, ...ask }) => ask)
}

describe('what a file asks for', () => {
  test('a list, in its order, each with what it says', async () => {
    expect(
      await asks(`charts:
  - {fan: vendor.bookings, strategies: [other]}
  - {fan: true}
  - {difference: gain, of: other, against: statusQuo}
  - {bothSeats: true}
  - {response: campaign, of: other}
  - {rebate: growth}
  - {fan: partner.value, strategies: other}`),
    ).toEqual([
      { kind: 'fan', subject: 'vendor.bookings', strategies: ['other'] },
      { kind: 'fan' },
      { kind: 'difference', subject: 'gain', of: 'other', against: 'today' },
      { kind: 'bothSeats' },
      { kind: 'response', subject: 'campaign', of: 'other' },
      { kind: 'rebate', subject: 'growth' },
      { kind: 'fan', subject: 'partner.value', strategies: ['other'] },
    ])
  })

  test('every kind can be written as its example, and with true', async () => {
    const kinds = Object.keys(chartKinds) as ChartKindName[]
    const list = kinds.flatMap(kind => [exampleOf(kind), `{${kind}: true}`])
    expect((await asks(`charts: [${list.join(', ')}]`))?.map(({ kind }) => kind)).toEqual(
      kinds.flatMap(kind => [kind, kind]),
    )
    expect(Object.keys(chartMeanings)).toEqual(kinds)
    expect(Object.keys(chartOptions)).toEqual(kinds)
  })

  test('nothing said leaves it to the kinds; none and an empty list are no charts', async () => {
    expect(await asks('')).toBeUndefined()
    expect(await asks('charts:')).toBeUndefined()
    expect(await asks('charts: none')).toEqual([])
    expect(await asks('charts: []')).toEqual([])
  })

  test('the list of the nearest layer stands for all', async () => {
    const base = { 'base.yaml': 'tandem: 1\ncharts: [{fan: partner.value}, {bothSeats: true}]\n' }
    expect(await asks('extends: base.yaml', base)).toEqual([
      { kind: 'fan', subject: 'partner.value' },
      { kind: 'bothSeats' },
    ])
    expect(await asks('extends: base.yaml\ncharts: [{goals: true}]', base)).toEqual([{ kind: 'goals' }])
    expect(await asks('extends: base.yaml\ncharts: none', base)).toEqual([])
    expect(await asks('extends: base.yaml', base, ['charts=[{slips: true}]'])).toEqual([{ kind: 'slips' }])
  })

  test('where it asks is remembered', async () => {
    const { charts } = await read('charts: [{fan: partner.value}]')
    const [{ place } = {}] = charts ?? []
    expect(place?.file.text.slice(place.start, place.end)).toBe('{fan: partner.value}')
  })
})

// The numbers are by hand.
describe('measured values', () => {
  const fan = async (csv: string, actuals: string, metric = 'partner.value') =>
    (await asks(`charts: [{fan: ${metric}, actuals: ${actuals}}]`, { 'a.csv': csv }))?.[0]?.actuals

  test('from the columns date and that of the metric', async () => {
    expect(await fan('date,partner.value\n2026-01-31,300000\n2026-02-28,$310k\n', 'a.csv')).toEqual({
      dates: ['2026-01-31', '2026-02-28'],
      values: [300_000, 310_000],
    })
  })

  test('from columns by name, with another delimiter, decimal mark and unit', async () => {
    expect(
      await fan(
        'day;k\n2026-01-31;1.300,5\n',
        '{csv: a.csv, date: day, value: k, delimiter: ";", decimal: ",", unit: $k}',
      ),
    ).toEqual({ dates: ['2026-01-31'], values: [1_300_500] })
  })

  test('in the unit of the metric: shares, counts, and losses', async () => {
    expect(await fan('date,v\n2026-01-31,40%\n2026-02-01,0.5\n', '{csv: a.csv, value: v}', 'partner.winRate')).toEqual({
      dates: ['2026-01-31', '2026-02-01'],
      values: [0.4, 0.5],
    })
    expect(await fan('date,partner.ebitda\n2026-01-31,-12000.5\n', 'a.csv', 'partner.ebitda')).toEqual({
      dates: ['2026-01-31'],
      values: [-12_000.5],
    })
  })

  test('those outside the horizon are left out and said', async () => {
    const { charts, issues } = await read('charts: [{fan: partner.value, actuals: a.csv}]', {
      'a.csv': 'date,partner.value\n2025-12-31,1\n2026-01-01,2\n2027-12-31,3\n2028-01-01,4\n',
    })
    expect(charts?.[0]?.actuals).toEqual({ dates: ['2026-01-01', '2027-12-31'], values: [2, 3] })
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['E193', 'warning']])
  })

  test('the table is part of what the scenario is told by', async () => {
    const charts = 'charts: [{fan: partner.value, actuals: a.csv}]'
    const hash = async (value: number) =>
      (await read(charts, { 'a.csv': `date,partner.value\n2026-01-31,${value}\n` })).scenario?.hash
    expect(await hash(1)).not.toBe(await hash(2))
  })
})

// The second implementation is the compiler: it looks up the columns of a metric and keeps a path of them.
test('whatever the reader takes for a path over time a run can keep', async () => {
  const ids = namedMetrics.filter(metric => metric.over === undefined && hasPath(metric)).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['partner.value', 'vendor.bookings', 'partner.debt', 'partner.winRate']))
  // what was taken out over the years and what the firm is worth in one of them is no figure of a month
  expect(ids).not.toContain('partner.ownerValue')
  for (let n = 0; n < ids.length; n += 50) {
    const list = ids.slice(n, n + 50)
    const { scenario } = await read(`charts: [${list.map(id => `{fan: ${id}}`).join(', ')}]`)
    if (scenario === undefined) throw new Error('not read')
    const { structure } = compile(scenario, catalogue)
    const kept = structure.timelines.map(({ id }) => id)
    expect(list.filter(id => !kept.includes(id))).toEqual([])
  }
})
