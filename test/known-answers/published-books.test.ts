import { expect, test } from 'vitest'
import { meanIn, playYaml } from '../helpers/play-yaml.ts'

const head = (months: number): string => `
tandem: 1
name: A published case
time: {start: 2026-01, step: month, horizon: ${months} months}
segments: {only: {dealSize: $100k, churn: 0% per year}}
strategies: {today: {title: Today}}
`

// S124: revenue of $4.7M and receivables of $994.8k are 77 days. Mechanisms: books/customers-pay-partner, and the metric
// partner.dso. Customers who pay after 77 days leave 4.7M x 77 / 365.25 = $990.8k open, whatever was open at first.
test('WE-32: $4.7M a year paid after 77 days keeps about $994.8k of receivables', async () => {
  const outcome = await playYaml(`${head(24)}
installed: {resold: {only: {customers: 10, value: $100k}}}
program: {margin: 20%}
partner: {terms: {customers: 77 days}, funding: {receivable: $994.8k}}
services:
  multiplier: {value: 3.7, basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, margin: 40%}}
metrics:
  open: "= partner.dso * partner.billings / 2 / 12 months"
`)
  expect(meanIn(outcome, 'partner.billings')).toBeCloseTo(2 * 4.7e6, 3)
  expect(Math.round((meanIn(outcome, 'partner.dso') * 365) / 12)).toBe(77)
  expect(Math.abs(meanIn(outcome, 'open') / 994.8e3 - 1)).toBeLessThan(0.005)
})

// S34, S05, in $k: net sales 20,998.7, gross profit 4,602.4, operating income 1,651.3; in the quarter services 481.9 and
// hardware and software 5,006.9 of 5,516.6. The year is cut in the quarter's parts; what is neither is the rest of the
// firm, at no cost. Mechanisms: resale/subscription as principal, services/delivery, books/rest-of-firm,
// books/partner-profit, with the overhead that last year's books leave. Of the margins only their sum is published:
// 30 % of services, and of products what then makes 4,602.4.
test("WE-30: a large reseller's ratios, as principal", async () => {
  const sales = 20_998.7e3
  const [products, services] = [5_006.9, 481.9].map(x => (sales * x) / 5_516.6)
  const rest = sales - products - services
  const margin = (4_602.4e3 - 0.3 * services - rest) / products
  const outcome = await playYaml(`${head(12)}
installed: {resold: {only: {customers: 100, value: $${(products / 100).toFixed(4)}}}}
program: {margin: ${margin.toFixed(10)}, presentation: principal}
partner:
  lastYear:
    revenue: {resaleBillings: $${products.toFixed(2)}, support: $${services.toFixed(2)}}
    grossProfit: $4602.4k
    ebitda: $1651.3k
  restOfFirm: {revenue: $${rest.toFixed(4)} per year, grossProfit: $${rest.toFixed(4)} per year}
services:
  multiplier: {value: ${(481.9 / 5_006.9).toFixed(10)}, basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, margin: 30%}}
`)
  expect(meanIn(outcome, 'partner.revenue')).toBeCloseTo(sales, -2)
  expect(meanIn(outcome, 'partner.grossMargin')).toBeCloseTo(0.219, 3)
  expect(meanIn(outcome, 'partner.ebitdaMargin')).toBeCloseTo(0.079, 3)
  expect(meanIn(outcome, 'partner.services.share')).toBeCloseTo(0.087, 3)
  expect(meanIn(outcome, 'partner.multiplier.revenue')).toBeCloseTo(0.096, 3)
  expect(outcome.firm).toBe(true)
  expect(outcome.result.yearZero?.map(({ row }) => row)).toEqual(['resaleBillings', 'support', 'grossProfit', 'ebitda'])
})

// S27: revenue 1,000,000, cost of goods 50 %, selling and administration 30 %: EBITDA 200,000. Mechanisms:
// books/rest-of-firm and books/partner-profit, however the cost is split between them.
test.each([
  ['overhead of the firm', '{revenue: $1M per year, grossProfit: $500k per year}', '$300k per year'],
  ['its own overhead', '{revenue: $1M per year, grossProfit: $500k per year, overhead: $300k per year}', '$0 per year'],
])('WE-6: a model firm, with the %s', async (_, rest, overhead) => {
  const outcome = await playYaml(`${head(12)}
partner: {restOfFirm: ${rest}, overhead: ${overhead}}
`)
  expect(meanIn(outcome, 'partner.ebitda')).toBeCloseTo(200_000, 6)
  expect(meanIn(outcome, 'partner.grossMargin')).toBeCloseTo(0.5, 12)
})

// S104: an owner paid 400k where the market pays 150k adds 250k. Mechanism: valuation/practice, with the pay that last
// year's books say.
test('WE-7: the owner’s pay of last year is brought to the market’s', async () => {
  const outcome = await playYaml(`${head(12)}
partner:
  lastYear: {grossProfit: $500k, ebitda: $200k, ownerPay: $400k}
  restOfFirm: {revenue: $1M per year, grossProfit: $500k per year}
  owner: {marketPay: $150k per year}
`)
  const [adjusted, plain] = ['partner.adjustedEbitda.last12', 'partner.ebitda.last12'].map(id => meanIn(outcome, id))
  expect(plain).toBeCloseTo(200_000, 6)
  expect(adjusted - plain).toBeCloseTo(250_000, 6)
})
