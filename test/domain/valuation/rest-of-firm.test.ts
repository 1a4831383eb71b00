import { describe, expect, it } from 'vitest'
import { worthMetrics } from '../../../src/domain/valuation/metrics.ts'
import { runText } from '../../worked-examples/run-text.ts'

/** $200k of gross profit with this vendor and $800k with others; of the year's multiple only size and vendor count. */
const firm = (partner: string): string => `
tandem: 1
name: A firm with other vendors
time: {start: 2026-01, step: month, horizon: 12 months}
run: {trials: 2}
segments: {mid: {dealSize: $100k, churn: 0% per year}}
installed: {resold: {mid: {customers: 10, value: $100k}}}
program: {margin: 20%}
partner: ${partner}
valuation:
  size: {at250k: 4, at1m: 4, at2m: 4, at5m: 4, at10m: 4}
  recurring: {at50: 100%, at85: 100%, lowest: 100%, highest: 100%}
  concentration: {at15: 90%, at25: 70%, vendor: 50%}
  luck: 0%
strategies: {today: {title: Today}}
`

const rest = 'revenue: $2M per year, grossProfit: $800k per year'

describe('dependence on one vendor', () => {
  // This vendor is 200 / 1,000 of the gross profit: half way between the factors at 15 and at 25 %, 0.8, of which half is
  // felt. EBITDA is 1,000 - 700.
  it.each([
    ['in the overhead of the firm', `{overhead: $700k per year, restOfFirm: {${rest}}}`],
    ['in the rest of it', `{restOfFirm: {${rest}, overhead: $700k per year}}`],
    ['in both', `{overhead: $300k per year, restOfFirm: {${rest}, overhead: $400k per year}}`],
  ])('is its share of gross profit, wherever what is below it is booked: %s', async (_, partner) => {
    const found = await runText(firm(partner))
    expect(found['partner.ebitda']).toBeCloseTo(300e3, 6)
    // the largest of ten customers alike
    expect(found['partner.topCustomer']).toBeCloseTo(0.2 / 10, 12)
    expect(found['bridge.vendor']).toBeCloseTo(-0.1 * 4 * 300e3, 6)
    expect(found['partner.value']).toBeCloseTo(0.9 * 4 * 300e3, 6)
  })
})

// No source has a price for revenue that nobody divides into lines, so those two ways leave it out, and say so.
describe('value by parts and by recurring month', () => {
  it('is the same with a rest of the firm and without, and says so where the price is not', async () => {
    const plain = await runText(firm('{}'))
    const whole = await runText(firm(`{restOfFirm: {${rest}}}`))
    expect(plain['partner.value.parts']).toBeCloseTo(0.1 * 1e6, 6)
    for (const { id, label } of worthMetrics.filter(({ id: one }) => /^partner[.]value[.](parts|mrr)$/.test(one))) {
      expect(whole[id], id).toBe(plain[id])
      expect(label).toMatch(/, without the rest of the firm$/)
    }
    expect(whole['partner.value']).toBeGreaterThan(4 * (plain['partner.value'] as number))
    expect(whole['partner.value.dcf']).toBeGreaterThan(4 * (plain['partner.value.dcf'] as number))
  })
})
