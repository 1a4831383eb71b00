import { describe, expect, it, test } from 'vitest'
import { figureId } from '../../src/scenario/figures/figure-id.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Statement } from '../../src/scenario/scenario.ts'
import { loaderOf } from './loader.ts'

const rest = `
time: {start: 2026-01, step: quarter, horizon: 3 years}
segments: {only: {dealSize: $60k, churn: 10% per year}}
`
const file = (text: string): string => `tandem: 1\n${rest}${text}strategies: {today: {}, resell: {}}\n`

const readFiles = async (files: Readonly<Record<string, string>>) =>
  readScenario('scenario.yaml', loaderOf(new Map(Object.entries(files))))

const statementsOf = async (files: string | Readonly<Record<string, string>>): Promise<readonly Statement[]> => {
  const read = await readFiles(typeof files === 'string' ? { 'scenario.yaml': file(files) } : files)
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  return read.scenario.statements
}

const codesOf = async (text: string): Promise<string[]> => {
  const read = await readFiles({ 'scenario.yaml': text })
  return read.ok ? [] : read.issues.map(({ code, message }) => `${code} ${message}`)
}

// By hand, from the text.
test('a statement keeps what the file says of it', async () => {
  const [wish, belief, check] = await statementsOf(`goals:
  vendor:
    - {that: " vendor.contribution > vendor.contribution of today ", weight: 2.5, why: "it is why we are here"}
expects:
  partner:
    - that: >-
        partner.services.revenue in 2027
        >= $2M
      by: 2028-06
checks:
  - {that: "p10(partner.value) between $0 and $1M", severity: warning}
`)
  expect(wish).toMatchObject({
    kind: 'goal',
    side: 'vendor',
    that: 'vendor.contribution > vendor.contribution of today',
    weight: 2.5,
    why: 'it is why we are here',
    about: 'vendor.contribution',
  })
  expect(belief).toMatchObject({
    kind: 'expect',
    side: 'partner',
    that: 'partner.services.revenue in 2027 >= $2M',
    by: '2028-06',
    weight: 1,
    about: 'partner.services.revenue in 2027',
  })
  expect(check).toMatchObject({
    kind: 'check',
    severity: 'warning',
    unit: 'USD',
    formula: { of: [{ stat: { quantile: 0.1 }, over: { of: [{ metric: 'partner.value' }] } }] },
  })
})

describe('a date', () => {
  it('moves every figure that names no time of its own', async () => {
    const [one] = await statementsOf(
      'goals: {partner: [{that: "partner.value + partner.ebitda + partner.cash.low > partner.ebitda in 2026", by: 2027-Q2}]}\n',
    )
    if (one.kind === 'check') throw new Error('a goal is no check')
    expect(one.formula.of.map(ref => [figureId(ref), ref.window])).toEqual([
      ['partner.value by 2027-Q2', { look: 'end', from: 0, to: 5 }],
      ['partner.ebitda by 2027-Q2', { look: 'total', from: 0, to: 5 }],
      ['partner.cash.low by 2027-Q2', { look: 'low', from: 0, to: 5 }],
      ['partner.ebitda in 2026', { look: 'total', from: 0, to: 3 }],
    ])
  })

  it.each(['2027', '2027-Q4', '2027-12', '2027-12-31'])('can be written %s', async by => {
    const [one] = await statementsOf(`goals: {partner: [{that: "partner.ebitda > $0", by: ${by}}]}\n`)
    expect(one.kind !== 'check' && one.formula.of[0].window).toEqual({ look: 'total', from: 0, to: 7 })
  })
})

describe('layers', () => {
  const base = `tandem: 1\n${rest}goals:
  partner: [{that: "partner.value > $1M"}, {that: "partner.value > $2M"}]
  vendor: [{that: "vendor.contribution > $1M"}]
checks: [{that: "mean(partner.value) > $1M"}]
`
  const near = (text: string) => ({
    'base.yaml': base,
    'scenario.yaml': `tandem: 1\nextends: base.yaml\n${text}strategies: {today: {}}\n`,
  })
  const said = (statements: readonly Statement[]): string[] => statements.map(({ that }) => that)

  it('pass their statements on', async () => {
    expect(said(await statementsOf(near('')))).toEqual([
      'partner.value > $1M',
      'partner.value > $2M',
      'vendor.contribution > $1M',
      'mean(partner.value) > $1M',
    ])
  })

  it("replace a side's list whole, and the checks", async () => {
    const text = 'goals: {partner: [{that: "partner.ebitda > $0"}]}\nchecks: [{that: "P(partner.value > $1M) > 5%"}]\n'
    expect(said(await statementsOf(near(text)))).toEqual([
      'partner.ebitda > $0',
      'vendor.contribution > $1M',
      'P(partner.value > $1M) > 5%',
    ])
  })

  it.each(['[]', 'none'])('empty them with %s', async nothing => {
    expect(
      said(await statementsOf(near(`goals: {partner: ${nothing}, vendor: ${nothing}}\nchecks: ${nothing}\n`))),
    ).toEqual([])
  })
})

describe('mistakes', () => {
  it('are one each, at their place, also of a metric that is wrong itself', async () => {
    const text = file(`metrics: {gain: "= partner.valeu - partner.value of today"}
goals: {partner: [{that: "gain > $0"}, {that: "P(gain > $0) > 10%"}]}
checks: [{that: "mean(gain) > $0"}]
`)
    expect(await codesOf(text)).toEqual(['E124 unknown metric "partner.valeu"'])
  })

  it('are told of a metric that a nearer file took away', async () => {
    const base = `tandem: 1\n${rest}metrics: {gain: "= partner.value"}\ngoals: {partner: [{that: "gain > $0"}]}\n`
    const near = 'tandem: 1\nextends: base.yaml\nmetrics: {gain: none}\nstrategies: {today: {}}\n'
    const read = await readFiles({ 'base.yaml': base, 'scenario.yaml': near })
    expect(read.ok ? [] : read.issues.map(({ message }) => message)).toEqual(['unknown metric "gain"'])
  })

  it('of a base that is missing are not told twice', async () => {
    const text = 'tandem: 1\nextends: nowhere.yaml\ngoals: {partner: [{that: "gain > $0"}]}\nstrategies: {today: {}}\n'
    expect(await codesOf(text)).toEqual([expect.stringMatching(/^E130/)])
  })

  it('in a folded text have the place of the whole text', async () => {
    const text = file('goals:\n  partner:\n    - that: >-\n        partner.value\n        >= 20%\n')
    const read = await readFiles({ 'scenario.yaml': text })
    const [{ place }] = read.ok ? [] : read.issues
    expect(place && text.slice(place.start, place.end)).toContain('partner.value')
  })

  it('have an end', async () => {
    const items = (count: number): string =>
      Array.from({ length: count }, () => '{that: "partner.value > $1"}').join(', ')
    expect(await codesOf(file(`goals: {partner: [${items(201)}]}\n`))).toEqual([
      'E108 more than 200 statements in one list',
    ])
    expect(await codesOf(file(`goals: {partner: [${items(200)}]}\n`))).toEqual([])
  })

  it.each([
    ['"__proto__ > $1M"', /^E1\d\d /],
    ['"constructor.name > $1M"', /^E124 unknown metric "constructor\.name"/],
    ['"partner.value.constructor > $1M"', /^E124 /],
    ['"partner.value of __proto__ > $1M"', /^E124 unknown strategy "__proto__"/],
    ['"partner.value > $1M; 1"', /^E128 /],
    ['"cellRange(1:1e9) > 1"', /^E128 /],
    ['"1 > 2 > partner.value"', /^E127 /],
  ])('are refused: %s', async (that, expected) => {
    const found = await codesOf(file(`goals: {partner: [{that: ${that}}]}\n`))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(expected)
  })
})
