import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runFile } from '../../src/node.ts'
import { expectWithin } from '../helpers/within.ts'

type Figures = Readonly<Record<string, number>>

/** The means of a file's metrics, by strategy. */
const play = async (name: string): Promise<Readonly<Record<string, Figures>>> => {
  const { result } = await runFile(join(import.meta.dirname, `${name}.yaml`))
  return Object.fromEntries(
    result.strategies.map(({ id, metrics }) => [
      id,
      Object.fromEntries(Object.entries(metrics).map(([metric, { mean }]) => [metric, mean ?? Number.NaN])),
    ]),
  )
}

// Published by S110 (AWS Partner-Led Support pricing): 10 % of $150k, 7 % of $350k, 5 % of $500k, 3 % of $200k are
// 15,000 + 24,500 + 25,000 + 6,000 = $70,500 a month; 10 % of $10k is less than the minimum of $7,500.
describe('WE-12, by customers/book', () => {
  it('prices partner-led support tier by tier, and never below the minimum', async () => {
    const { today } = await play('support-price-list')
    expect(today['partner.supportFees']).toBeCloseTo(12 * (70_500 + 7_500), 6)
  })
})

// Published by S70 (Implisit, by eMarketer): 13 % of leads become opportunities and 6 % of these deals, so 0.78 % of leads;
// of referrals 3.63 % of leads and 14.7 % of opportunities become deals, so 3.63 / 14.7 = 24.7 % of leads opportunities.
describe('WE-18, by sources/leads and orders/table', () => {
  const [leads, trials] = [50 * 12, 1000]
  const files = play('lead-funnels')

  it.each([
    ['all', 0.13, 0.0078],
    ['referrals', 0.0363 / 0.147, 0.0363],
  ])('of the leads of "%s" %f become opportunities and %f deals', async (strategy, toOpportunity, toDeal) => {
    const found = (await files)[strategy]
    // thinned Poisson counts are Poisson: variance = mean
    const within = (count: number, share: number, what: string): void =>
      expectWithin(count, leads * share, Math.sqrt((leads * share) / trials), what)
    within(found['partner.leads'], 1, 'leads')
    within(found['partner.opportunities'], toOpportunity, 'opportunities')
    within(found['partner.bookings'], toDeal, 'deals')
  })

  it('has exactly as many deals as leads where all convert, and none where none is won', async () => {
    const { every, none } = await files
    expect(every['partner.opportunities']).toBe(every['partner.leads'])
    expect(every['partner.bookings']).toBe(every['partner.leads'])
    expect(every['partner.winRate']).toBe(1)
    expect(none['partner.opportunities']).toBeGreaterThan(0)
    expect([none['partner.bookings'], none['partner.winRate']]).toEqual([0, 0])
  })
})

// Published by S119 (a stage audit): of 100 leads 35 pass the first stage and 28 the second, a quarter later 45 and 31:
// 65 % and 55 % escape at the first, 80 % and 69 % advance at the second.
describe('WE-19, by sources/leads and orders/table, without chance', () => {
  it.each([
    ['q1', 35, 28, 0.65, 0.8],
    ['q2', 45, 31, 0.55, 0.69],
  ])('in "%s" %i and then %i of 100 are left', async (strategy, first, second, escaped, advance) => {
    const found = (await play('we-19-stage-audit'))[strategy]
    expect(found['partner.leads']).toBe(100)
    expect(found['partner.opportunities']).toBe(first)
    expect(found['partner.bookings']).toBe(second)
    expect(1 - found['partner.opportunities'] / found['partner.leads']).toBeCloseTo(escaped, 12)
    expect(found['partner.winRate']).toBeCloseTo(advance, 2)
  })
})

// Published by S120: $4.7M closed of a pipeline of $41M, $7M of one of $29M; the yields 11.5 % and 24.1 % are derived.
describe('WE-20, by sources/leads and orders/table', () => {
  const trials = 1000
  const files = play('pipeline-quality')

  it.each([
    ['wide', 41e6, 4.7e6, 0.115],
    ['narrow', 29e6, 7e6, 0.241],
  ])('the pipeline of "%s" opens %d and closes %d', async (strategy, opens, closes, yields) => {
    const found = (await files)[strategy]
    // compound Poisson sums of deals of $100k: variance = mean x $100k
    const within = (value: number, mean: number, what: string): void =>
      expectWithin(value, mean, Math.sqrt((mean * 1e5) / trials), what)
    within(found['partner.pipeline'], opens, 'pipeline')
    within(found['partner.bookings'], closes, 'closed')
    // a binomial share of n deals, of which there are more than 200 in every trial: its mean is the win rate
    const share = closes / opens
    expectWithin(
      found['partner.pipelineYield'],
      share,
      Math.sqrt((share * (1 - share) * 1e5) / opens / trials),
      'yield',
    )
    expect(share).toBeCloseTo(yields, 3)
  })
})
