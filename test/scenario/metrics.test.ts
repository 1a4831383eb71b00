import { describe, expect, it, test } from 'vitest'
import { closureOf } from '../../src/kernel/closure.ts'
import { constantParam } from '../../src/kernel/param.ts'
import { figureId } from '../../src/scenario/figures/figure-id.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { UserMetric } from '../../src/scenario/scenario.ts'
import { spent } from '../helpers/spent.ts'
import { loaderOf } from './loader.ts'

const rest = `
time: {start: 2026-01, step: month, horizon: 3 years, vendorYear: February, partnerYear: July}
segments: {only: {dealSize: $60k, churn: 10% per year}}
`
const file = (metrics: string, more = ''): string =>
  `tandem: 1\n${rest}${more}metrics:\n${metrics}strategies: {today: {}, resell: {}}\n`

const readFiles = async (files: Readonly<Record<string, string>>) =>
  readScenario('scenario.yaml', loaderOf(new Map(Object.entries(files))))

const metricsOf = async (metrics: string): Promise<readonly UserMetric[]> => {
  const read = await readFiles({ 'scenario.yaml': file(metrics) })
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  return read.scenario.metrics
}

const codesOf = async (text: string): Promise<(readonly [string, string])[]> => {
  const read = await readFiles({ 'scenario.yaml': text })
  return read.ok ? [] : read.issues.map(({ code, message }) => [code, message] as const)
}

/** The figures of a metric, as text: its id, and whose it is. */
const figures = (metric: UserMetric): string[] =>
  metric.level === 'trial'
    ? metric.formula.of.map(ref => `${figureId(ref)}${ref.of === undefined ? '' : ` of ${ref.of}`}`)
    : []

/** The value of a metric of one trial when its figures have these values. */
const valueIn = (metric: UserMetric, values: readonly number[]): number =>
  metric.level === 'trial' ? closureOf(metric.formula.expr, values.map(constantParam))(0) : Number.NaN

// By hand.
test.each<[string, string, string]>([
  ['money stays money', 'partner.value - partner.value of today', 'USD'],
  ['money by money is a ratio', 'partner.services.revenue / partner.revenue', 'USD/USD'],
  ['money by a count is money', 'partner.revenue / partner.customers', 'USD'],
  ['a share stays a share', '1 - partner.recurringShare', '1'],
  ['half a share is a share', 'partner.recurringShare / 2', '1'],
  ['a count stays a count', 'max(partner.customers, 1) - partner.customers of today', 'count'],
  ['a count by a count is a ratio', 'partner.customers / vendor.owedDeals', 'USD/USD'],
  ['money by a rate of money is time', 'partner.value / ($1M/year)', 'months'],
  ['a probability is a share', 'P(partner.value > $1M)', '1'],
  ['what is left of a probability too', '1 - P(partner.value > $1M)', '1'],
  ['a mean is of the unit of its figure', 'mean(partner.customers)', 'count'],
  ['a quantile too', 'p90(partner.value) - p10(partner.value)', 'USD'],
  ['a choice is of the unit of what is chosen', 'if(partner.value > $1M, partner.recurringShare, 0)', '1'],
])('the unit follows from the formula: %s', async (_name, formula, unit) => {
  const [metric] = await metricsOf(`  a: "= ${formula}"\n`)
  expect(metric.unit).toBe(unit)
  expect(metric.text).toBe(formula)
})

test('a unit and a label can be said', async () => {
  const [share, value] = await metricsOf(
    '  a: {formula: "= partner.services.revenue / partner.revenue", unit: share, label: services}\n  b: {formula: partner.value, unit: $}\n',
  )
  expect([share.unit, share.label, share.level]).toEqual(['1', 'services', 'trial'])
  expect([value.unit, value.label, value.text]).toEqual(['USD', 'b', 'partner.value'])
})

describe('a metric in a metric', () => {
  it('stands for its formula, whatever the order', async () => {
    const [a, b] = await metricsOf('  a: "= 2 * b + partner.ebitda"\n  b: "= partner.value - partner.value of today"\n')
    expect(figures(b)).toEqual(['partner.value', 'partner.value of today'])
    expect(figures(a)).toEqual(['partner.value', 'partner.value of today', 'partner.ebitda'])
    expect(valueIn(a, [10, 4, 1])).toBe(13)
  })

  it('keeps together: a difference taken away is not two things taken away', async () => {
    const [, b] = await metricsOf('  a: "= partner.value - partner.ebitda"\n  b: "= partner.value - a"\n')
    expect(valueIn(b, [10, 4])).toBe(4)
  })

  it('is of the strategy and the time where it is named, but for what it says itself', async () => {
    const [, b, c, d] = await metricsOf(`  a: "= partner.value + partner.ebitda of today + partner.revenue in 2027"
  b: "= a of resell"
  c: "= a in 2028"
  d: "= b in 2028 of today"
`)
    expect(figures(b)).toEqual([
      'partner.value of resell',
      'partner.ebitda of today',
      'partner.revenue in 2027 of resell',
    ])
    expect(figures(c)).toEqual(['partner.value in 2028', 'partner.ebitda in 2028 of today', 'partner.revenue in 2027'])
    expect(figures(d)).toEqual([
      'partner.value in 2028 of resell',
      'partner.ebitda in 2028 of today',
      'partner.revenue in 2027 of resell',
    ])
  })

  it('may be made from all trials', async () => {
    const [a, b] = await metricsOf('  a: "= P(partner.value > $1M)"\n  b: "= a of resell - a"\n')
    expect([a.level, b.level]).toEqual(['aggregate', 'aggregate'])
    expect(b.level === 'aggregate' && b.formula.of).toMatchObject([
      { stat: 'P', over: { of: [{ metric: 'partner.value', of: 'resell' }] } },
      { stat: 'P', over: { of: [{ metric: 'partner.value' }] } },
    ])
  })

  it('does not carry its mistake along', async () => {
    expect(await codesOf(file('  a: "= partner.nothing"\n  b: "= a + partner.value"\n  c: "= b / a"\n'))).toEqual([
      ['E124', 'unknown metric "partner.nothing"'],
    ])
  })

  it('is offered between quotes where its name is misspelt', async () => {
    const read = await readFiles({
      'scenario.yaml': file('  margin: "= partner.value"\n  b: "= margn + partner.value"\n'),
    })
    expect(read.ok ? [] : read.issues.map(({ help }) => help)).toEqual(['did you mean "margin"?'])
  })

  it('has an end: doubling cannot fill the memory', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `  m${n + 1}: "= m${n} + m${n}"\n`).join('')
    const started = spent()
    const found = await codesOf(file(`  m0: "= partner.value"\n${names}`))
    expect(found.map(([code]) => code)).toEqual(['E134'])
    expect(found[0][1]).toMatch(/^a formula of 1023 parts/)
    expect(spent() - started).toBeLessThan(10_000)
  })

  it('and their number has one too', async () => {
    const many = Array.from({ length: 201 }, (_, n) => `  m${n}: "= partner.value"\n`).join('')
    expect(await codesOf(file(many))).toEqual([['E108', 'more than 200 metrics']])
  })
})

test('the windows are steps of the horizon', async () => {
  const [a] = await metricsOf(
    '  a: "= partner.revenue in 2027 + vendor.bookings in FY2027 + partner.revenue in FY2027 + partner.cash.low in 2026-Q4 + partner.value in 2028-03"\n',
  )
  const windows = a.level === 'trial' ? a.formula.of.map(({ window }) => window) : []
  expect(windows).toEqual([
    { look: 'total', from: 12, to: 23 },
    { look: 'total', from: 1, to: 12 }, // February 2026 to January 2027
    { look: 'total', from: 6, to: 17 }, // July 2026 to June 2027
    { look: 'low', from: 9, to: 11 },
    { look: 'end', from: 26, to: 26 },
  ])
})

test('layers: a nearer one replaces a metric whole, "none" removes it', async () => {
  const base = `tandem: 1\n${rest}metrics:\n  a: {formula: "= partner.value", label: the first}\n  b: "= partner.ebitda"\n  c: "= a + b"\n`
  const near = `tandem: 1\nextends: base.yaml\nmetrics:\n  a: "= partner.revenue"\n  c: none\nstrategies: {today: {}}\n`
  const read = await readFiles({ 'base.yaml': base, 'scenario.yaml': near })
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  expect(read.scenario.metrics.map(({ id, text, label }) => [id, text, label])).toEqual([
    ['a', 'partner.revenue', 'a'],
    ['b', 'partner.ebitda', 'b'],
  ])
})
