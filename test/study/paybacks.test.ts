import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/domain/catalogue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Paybacks } from '../../src/study/beyond-levels.ts'
import { runStudy } from '../../src/study/run-study.ts'

/** Two firms that only pay an overhead: one pays more in the first year and less from then on. */
const file = (horizon: string, step = 'month'): string => `
tandem: 1
time: {start: 2026-01, step: ${step}, horizon: ${horizon}}
run: {trials: 300, seed: paybacks}
segments: {only: {dealSize: $50k, churn: 0% per year}}
partner: {overhead: $4k per month}
strategies:
  today: {title: Today}
  invest: {title: Invest, partner: {overhead: {2026-01: $6k per month, 2027-01: $3k per month}}}
  same: {title: The same}
`

const paybacksOf = async (text: string, ids = Object.keys(catalogue.timelines)): Promise<readonly Paybacks[]> => {
  const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('; '))
  const timelines = Object.fromEntries(ids.map(id => [id, catalogue.timelines[id]]))
  const { result } = await runStudy(found.scenario, { catalogue: { ...catalogue, timelines } })
  return result.comparisons.map(({ paybacks }) => paybacks)
}

// Closed form: $2k a month behind for 12 months, $1k a month ahead from then on: level again after 12 + 24 months.
describe('the month in which a strategy has paid back what it costs', () => {
  it.each([
    ['month', 36],
    ['quarter', 36],
  ])('is the 36th, by %s', async (step, month) => {
    const [invest] = await paybacksOf(file('4 years', step))
    expect(invest.withServices).toEqual({ p10: month, p50: month, p90: month, never: 0 })
  })

  it('is never inside a horizon that ends before', async () => {
    const [invest] = await paybacksOf(file('2 years'))
    expect(invest.withServices).toEqual({ p10: null, p50: null, p90: null, never: 1 })
  })

  it('is not asked where nothing differs, and not where the model does not say what is paid', async () => {
    const [invest, same] = await paybacksOf(file('4 years'))
    expect(same.withServices).toBeNull()
    expect(invest.resale).toBeNull() // neither sells software
    const [without] = await paybacksOf(file('4 years'), ['partner.resaleNet'])
    expect(without).toEqual({ resale: null, withServices: null })
  })
})
