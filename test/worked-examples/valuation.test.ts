import { describe, expect, it } from 'vitest'
import { runText } from './run-text.ts'

/**
 * A firm whose services on `revenue` of software a year have a margin, and nothing else: customers who are there, stay,
 * and are served for as much as their software costs.
 */
const firm = (revenue: string, margin: string, valuation: string, partner = ''): string => `
tandem: 1
name: A published case
time: {start: 2026-01, step: month, horizon: 5 years}
run: {trials: 4}
segments:
  market: {dealSize: $1, cycle: 1 month, churn: 0% per year}
installed:
  referred:
    market: {customers: 1, value: ${revenue}}
services:
  multiplier: {value: 1, basis: revenue, scope: partner, per: sameYear}
  components:
    support: {share: 100%, while: customer, margin: ${margin}}
partner:
  terms: {customers: 0 months}
  tax: 25%
${partner}
valuation: ${valuation}
strategies:
  only: {title: Only}
`

describe('valuation/parts', () => {
  // S07, price per $1 of revenue in 2015: a resale business that bills $100m at $0.10 is worth $10.0m.
  it('prices a resale book by what it bills', async () => {
    const found = await runText(`
tandem: 1
name: A published case
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 4}
segments:
  market: {dealSize: $1, cycle: 1 month, churn: 0% per year}
installed:
  resold:
    market: {customers: 100, value: $1M}
strategies:
  only: {title: Only}
`)
    expect(found['partner.value.parts']).toBeCloseTo(10.0e6, 4)
  })
})

describe('valuation/practice', () => {
  // S07: a top-quartile firm with $10m of revenue and a margin of 15 % at 8.17 is worth $12.255m.
  it('prices adjusted EBITDA at a multiple', async () => {
    const found = await runText(firm('$10M', '15%', '{multiple: 8.17}'))
    expect(found['partner.value']).toBeCloseTo(12.255e6, 4)
  })

  // S105: a managed-services provider with $2.4m of revenue and $480k of EBITDA (20 %) was sold at 5.5: $2,640,000.
  it('prices a deal', async () => {
    const found = await runText(firm('$2.4M', '20%', '{multiple: 5.5}'))
    expect(found['partner.adjustedEbitda.last12']).toBeCloseTo(480e3, 6)
    expect((found['partner.ebitda'] as number) / (found['partner.revenue'] as number)).toBeCloseTo(0.2, 12)
    expect(found['partner.value']).toBeCloseTo(2_640_000, 5)
  })

  // S101: two firms with $400k of EBITDA, one with half and one with 85 % of recurring profit, were priced at $1.6m and
  // $3.2m: 4.0 and 8.0. The price by size is set to the one of the first; the factor of recurring profit does the rest.
  it.each([
    [50, '$50k', 4],
    [85, '$120k', 8],
  ] as const)('by the factor of recurring profit, of which there is %i in 100', async (percent, cost, multiple) => {
    // $400k of recurring profit by its share; two of the bench bill $300k of projects a year from a long backlog.
    const prices =
      'size: {at250k: 4, at1m: 4, at2m: 4, at5m: 4, at10m: 4}, recurring: {at50: 100%, at85: 200%, highest: 300%}'
    const found = await runText(`
tandem: 1
name: A published case
time: {start: 2026-01, step: month, horizon: 24 months}
run: {trials: 4}
segments:
  market: {dealSize: $1, cycle: 1 month, churn: 0% per year}
installed:
  referred:
    market: {customers: 1, value: $1M}
services:
  multiplier: {value: 1, basis: revenue, scope: partner, per: sameYear}
  components:
    managed: {share: ${percent}%, while: customer, margin: 40%}
    projects: {share: ${100 - percent}%, lasts: 1 month, delivered: bench}
partner:
  bench: {heads: 2, hours: 2000 hours per head per year, utilisation: 50%, rate: $150 per hour, backlog: $2M, cost: "${cost} per head per year"}
valuation: {${prices}, luck: 0%, trend: {effect: 0%}, concentration: {at15: 100%, at25: 100%}}
strategies:
  only: {title: Only}
`)
    expect(found['partner.adjustedEbitda.last12']).toBeCloseTo(400e3, 3)
    expect(found['partner.recurringShare']).toBeCloseTo(percent / 100, 6)
    expect(found['partner.multiple']).toBeCloseTo(multiple, 4)
    expect(found['partner.value']).toBeCloseTo(multiple * 400e3, 0)
  })
})

// S121, a lesson on discounted cash flow.
describe('the lesson on discounted cash flow', () => {
  const wacc = 'wacc: {equity: 60%, costOfEquity: 10%, costOfDebt: 5%}'

  it('valuation/present: 60 % equity at 10 % and 40 % debt at 5 % less 25 % tax cost 7.5 %', async () => {
    expect((await runText(firm('$1M', '100%', `{${wacc}}`)))['partner.discountRate']).toBeCloseTo(0.075, 12)
  })

  // 80 a year after 25 % tax are 106.67 before; in thousands.
  it('valuation/terminal: 80 growing by 2.5 % at 7.5 % are worth 1,640 in five years and 1,142.36 today', async () => {
    const found = await runText(firm('$106.6666666667k', '100%', `{${wacc}, growth: 2.5%}`))
    expect(found['partner.value.dcf.terminal']).toBeCloseTo(1640e3, 3)
    expect((found['partner.value.dcf.later'] as number) / 1e3).toBeCloseTo(1142.36, 2)
  })

  // In thousands. With terms of a month receivables settle at 110 / 12 = 9.1667; they begin 5 below. In e^-12 of them, at
  // the end of a year, all of the 5 are taken up.
  it('valuation/free-cash: EBIT 100, tax 25 %, D&A 10, capex 20, 5 more of working capital leave 60', async () => {
    const books = 'capex: $20k per year\n  depreciation: $10k per year\n  funding: {receivable: $4.16666666667k}'
    const text = firm('$110k', '100%', '{growth: 2%}', `  ${books}`)
      .replace('customers: 0 months', 'customers: 1 month')
      .replace('horizon: 5 years', 'horizon: 12 months')
    expect((await runText(text))['partner.freeCash']).toBeCloseTo(60e3, 0)
  })
})
