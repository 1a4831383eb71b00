import { describe, expect, it } from 'vitest'
import { benchRecord } from '../../../src/chart/bench/record.ts'
import { playYaml } from '../../helpers/play-yaml.ts'

/**
 * Ten heads whose 1,000 hours a month can be billed at 80 %, and $20k of support a month that takes 200 of the 800: for
 * six months another customer has the rest.
 */
const text = (bench: string): string => `
tandem: 1
name: Busy
time: {start: 2026-01, step: month, horizon: 12 months}
run: {trials: 2, seed: a}
segments: {mid: {dealSize: $100k, churn: 0% per year, term: 12 months}}
installed: {resold: {mid: {customers: 10, value: $120k}}}
partner:
  bench: {heads: 10, hours: 100 hours per head per month, utilisation: 80%, rate: $100 per hour, cost: $6k per head per month, attrition: 0% per year, ramp: 0 months${bench}}
services:
  multiplier: {value: 0.2, basis: revenue, scope: partner, per: firstYear}
  components: {support: {share: 100%, while: customer, delivered: bench}}
strategies: {today: {title: Today}}
`

const play = async (bench: string) => {
  const outcome = await playYaml(text(bench), 2)
  const of = (figure: string): number => outcome.result.strategies[0].metrics[figure]?.mean ?? Number.NaN
  return { of, chart: benchRecord(outcome), means: outcome.result.strategies[0].means }
}

// By hand: 12 x 200 hours are billed; of the other 12 x 600 the first half is another customer's work.
describe('hours of a bench that another customer has', async () => {
  const free = await play('')
  const busy = await play(', busyUntil: 2026-07-01')

  it('are idle where nobody has them', () => {
    expect(free.of('partner.bench.idle')).toBeCloseTo(7_200, 6)
    expect(free.of('partner.utilisation')).toBeCloseTo(0.2, 9)
    expect(free.means['bench.elsewhere']).toBeUndefined()
  })

  it('are not idle, and not hours in which this practice could have billed', () => {
    expect(busy.of('partner.bench.idle')).toBeCloseTo(3_600, 6)
    // 2,400 billed of 9,600 that can be, of which 3,600 are away: 3 of 8 of 12,000 paid
    expect(busy.of('partner.utilisation')).toBeCloseTo(2_400 / (12_000 * (5 / 8)), 9)
    expect(busy.of('partner.services.margin')).toBe(free.of('partner.services.margin'))
  })

  it('stand by themselves in the chart of the bench', () => {
    const { shares, finding, spells } = busy.chart
    expect(spells.map(({ hours }) => Math.round(hours.elsewhere))).toEqual([...Array(6).fill(600), ...Array(6).fill(0)])
    expect([shares.billed, shares.elsewhere, shares.idle]).toEqual(
      [0.25, 0.375, 0.375].map(share => expect.closeTo(share, 9)),
    )
    expect(finding).toContain('bills 25\u00a0% of the hours it can, works 38\u00a0% for others and has 38\u00a0% idle')
    expect(free.chart.finding).toContain('bills 25\u00a0% of the hours it can and has 75\u00a0% idle')
  })

  it('are not let go', async () => {
    const letGo = ', letGo: 12 per year'
    const [none, some] = [await play(letGo), await play(`${letGo}, busyUntil: 2026-07-01`)]
    const heads = ({ means }: typeof none) => means['bench.heads'].mean.map(x => Math.round(x ?? Number.NaN))
    expect(heads(none).slice(0, 4)).toEqual([10, 9, 8, 7])
    expect(heads(some)).toEqual([10, 10, 10, 10, 10, 10, 10, 9, 8, 7, 6, 5])
  })

  it('are there for an order from that day on', async () => {
    const order = (date: string): string =>
      `${text(`, busyUntil: ${date}`)}deals: {big: {amount: $100k, customerOrder: 2026-04-10, hours: 500 hours, late: 0 days, chance: 100%}}
gates: {bench: {remedy: {by: none}}}
metrics: {june: "= partner.bookings in 2026-06", july: "= partner.bookings in 2026-07"}`
    const { result } = await playYaml(order('2026-07-01'), 2)
    expect(result.strategies[0].metrics['june'].mean).toBe(0)
    expect(result.strategies[0].metrics['july'].mean).toBe(100_000)
  })
})
