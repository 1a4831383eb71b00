import { evaluate } from 'mathjs'
import { expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

const scenario = (formula: string, a: number, b: number): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 12 months}
inputs: {a: ${a}, b: ${b}}
segments: {only: {dealSize: $12, churn: 0% per year}}
installed: {resold: {only: {customers: 1, value: $12}}}
partner: {bench: {heads: 0}}
services:
  multiplier: {value: "${formula}", basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, margin: 0%}}
strategies: {today: {}}
`

// A second implementation: mathjs 15.2.0 evaluates the same text. Through the whole chain: $12 of software a year and
// the multiplier give the services revenue of a year.
test.each([
  ['= a * b', 2, 0.25],
  ['=a*b', 3.5, 0.31],
  ['= b * a', 8, 0.05],
  ['= a * a', 1.5, 0],
])('the product "%s" of %f and %f is what mathjs makes of it', async (formula, a, b) => {
  const read = readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text: scenario(formula, a, b) }))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  const { result } = await runStudy(read.scenario, { trials: 4 })
  const expected = 12 * evaluate(formula.slice(1), { a, b })
  expect(result.strategies[0].metrics['partner.services.revenue'].mean).toBeCloseTo(expected, 9)
})

test('a product that leaves its field’s range stops the run and says where', async () => {
  const text = scenario('= a * b', 100, 2)
  const read = readScenario('a.yaml', () => ({
    ok: true,
    name: 'a.yaml',
    text: text.replace('a: 100', 'a: {p10: 1, p90: 1000000}'),
  }))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  await expect(runStudy(read.scenario, { trials: 300 })).rejects.toThrow(
    /^services\.multiplier\.value is .+ in strategy "today", trial \d+, and may be 0 to 50: narrow the inputs/,
  )
})
