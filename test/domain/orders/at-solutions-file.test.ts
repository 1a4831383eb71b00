import { describe, expect, it } from 'vitest'
import { playYaml, readYaml } from '../../helpers/play-yaml.ts'

const text = `
tandem: 1
name: At Solutions
time: {start: 2025-10-01, step: day, horizon: 110 days, vendorYear: January, partnerYear: January}
run: {trials: 200, seed: at}
statusQuo: never
segments:
  only: {dealSize: $100k, term: 12 months}
program: {billing: upfront, margin: 10%}
vendor: {quota: $4.2M, bookedSoFar: $4.3M, club: {p10: $4.8M, p50: $5.1M, p90: $5.5M}}
partner:
  credit: {from: distributor, line: $600k, used: $250k, terms: 30 days}
  bench: {heads: 6, busyUntil: 2026-01-07}
  kpi: {target: $6M, reached: yes, holds: {low: 40%, typical: 70%, high: 90%}}
  funding: {cash: $400k}
deals:
  big: {amount: $1M, customerOrder: 2025-12-12, hours: 900 hours, stage: customer PO}
cadence: {candour: {credit: 80%, bench: 80%, kpi: 40%, legal: 90%}, volunteers: 5%}
strategies:
  never: {title: No checkpoints}
  asksOrder: {title: "Calls daily, asks only where the order is", cadence: {every: 1 day, since: 2025-12-22, asks: [order]}}
  weekly: {title: "Weekly checkpoint, asks everything", cadence: {every: 7 days, asks: all, hours: 1 hour}}
`

// What must come out is known from the text: $4.3M is booked of $4.2M, and the club wants about $5.1M, so that the one
// order of $1M decides it; who never asks has it a quarter late.
describe('the case as a file says it', () => {
  const played = playYaml(text, 200)
  const figure = async (strategy: string, metric: string): Promise<number> => {
    const { result } = await played
    return result.strategies.find(({ id }) => id === strategy)?.metrics[metric]?.mean ?? Number.NaN
  }

  it('is read without a warning that something in it is not used', async () => {
    const read = await readYaml(text)
    expect(read.ok).toBe(true)
    const { result } = await played
    expect(result.warnings.filter(warning => warning.includes('nothing makes use'))).toEqual([])
  })

  it('the quota is reached in every strategy, the club where the order is placed in time', async () => {
    for (const id of ['never', 'asksOrder', 'weekly']) expect(await figure(id, 'vendor.quota.reached')).toBe(1)
    expect(await figure('never', 'vendor.club.reached')).toBe(0)
    expect(await figure('weekly', 'vendor.club.reached')).toBeGreaterThan(0.6)
    expect(await figure('never', 'vendor.quota.attainment')).toBeCloseTo(4.3 / 4.2, 9)
  })

  it('silence costs a slip of $1M and a forecast that is $1M too high', async () => {
    expect(await figure('never', 'orders.slipped')).toBe(1)
    expect(await figure('never', 'orders.slipped.value')).toBe(1e6)
    expect(await figure('never', 'forecast.amount')).toBe(1e6)
    expect(await figure('weekly', 'orders.slipped')).toBeLessThan(0.1)
    expect(await figure('asksOrder', 'orders.slipped')).toBeGreaterThan(0.8)
  })

  it('and the meeting costs its hours: 16 of them, or none', async () => {
    expect(await figure('weekly', 'cadence.meetings')).toBe(16)
    expect(await figure('weekly', 'cadence.vendorCost')).toBeGreaterThan(0)
    expect(await figure('never', 'cadence.vendorCost')).toBe(0)
  })
})
