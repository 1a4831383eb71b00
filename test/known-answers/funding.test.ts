import { expect, test } from 'vitest'
import { meanIn, playYaml, readYaml } from '../helpers/play-yaml.ts'

// No income, $100k of cash, nobody who puts money in: over after 10 months where the overhead is above $10k a month, and
// that is half of what it may be. 4,000 futures: standard error sqrt(0.25 / 4000).
test('P(insolvent) is a share of futures, and reads in a check', async () => {
  const outcome = await playYaml(
    `
tandem: 1
name: Half of them fail
time: {start: 2026-01, step: month, horizon: 10 months}
run: {trials: 4000, seed: half}
segments: {only: {dealSize: $60k}}
partner:
  overhead: {uniform: {low: $0 per month, high: $20k per month}}
  funding: {cash: $100k, ownerCap: $0}
strategies: {today: {title: Today}}
checks:
  - that: "P(partner.insolvent > 0) between 45% and 55%"
  - that: "P(partner.insolvent > 0) == mean(partner.insolvent)"
goals: {partner: [{that: "partner.insolvent == 0", by: 2026-05}]}
`,
    4000,
  )
  expect(Math.abs(meanIn(outcome, 'partner.insolvent') - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 4000))
  expect(outcome.result.checks.flatMap(({ results }) => results.map(({ holds }) => holds))).toEqual([true, true])
  // over within 5 months where the overhead is above $20k: never
  expect(outcome.result.statements[0].results[0].p).toBe(1)
})

// The firm of test/domain/books/funding.test.ts, by hand: $14k a month is lost; in month 6 the line of $20k and the
// owner's $15k are used up and $9k of the vendor's bills wait, in month 7 it is over with $21k of them unpaid.
test('every figure of a firm that fails', async () => {
  const text = (cash: string): string => `
tandem: 1
name: It fails
time: {start: 2026-01, step: month, horizon: 7 months}
segments: {only: {dealSize: $60k, churn: 0% per year}}
installed: {resold: {only: {customers: 1, value: $144k}}}
program: {margin: 0%}
partner:
  overhead: $14k per month
  terms: {customers: 0 months, vendor: 0 months}
  funding: {cash: ${cash}, revolver: $20k, ownerCap: $15k, rate: 0% per year}
strategies: {today: {title: Today}}
`
  const figures = async (cash: string) => {
    const outcome = await playYaml(text(cash))
    const ids = ['funding.peak', 'funding.peakMonth', 'creditHold', 'insolvent', 'injected', 'debt', 'distributed']
    return [...ids.map(id => `partner.${id}`), 'vendor.badDebt'].map(id => Math.round(meanIn(outcome, id)))
  }
  expect(await figures('$40k')).toEqual([44_000, 6, 1, 1, 15_000, 0, 0, 21_000])
  // 7 x $14k less $66k is $32k: the line and $12k of the owner
  expect(await figures('$66k')).toEqual([32_000, 7, 0, 0, 12_000, 20_000, 0, 0])
})

// $10k a month is lost and the owner pays all of it: $10k x n after n months, at its most in the last of them.
test('the peak of funding and its month, in all and in a window', async () => {
  const outcome = await playYaml(`
tandem: 1
name: The owner pays
time: {start: 2026-01, step: month, horizon: 30 months}
segments: {only: {dealSize: $60k}}
partner: {overhead: $10k per month}
strategies: {today: {title: Today}}
metrics:
  peakIn2026: "= partner.funding.peak in 2026"
  monthBy2027: "= partner.funding.peakMonth in 2027"
`)
  expect(meanIn(outcome, 'partner.funding.peak')).toBeCloseTo(300_000, 6)
  expect(meanIn(outcome, 'partner.funding.peakMonth')).toBe(30)
  expect(meanIn(outcome, 'peakIn2026')).toBeCloseTo(120_000, 6)
  expect(meanIn(outcome, 'monthBy2027')).toBe(24)
  expect(meanIn(outcome, 'partner.injected')).toBeCloseTo(300_000, 6)
  expect(meanIn(outcome, 'partner.cash.low')).toBeCloseTo(-300_000, 6)
})

test('where no funding is needed its month has no value', async () => {
  const { result } = await playYaml(`
tandem: 1
name: Nothing happens
time: {start: 2026-01, step: month, horizon: 6 months}
segments: {only: {dealSize: $60k}}
strategies: {today: {title: Today}}
`)
  expect(result.strategies[0].metrics['partner.funding.peakMonth']).toMatchObject({ mean: null, undefined: 1 })
  expect(result.strategies[0].metrics['partner.funding.peak']).toMatchObject({ mean: 0, min: 0 })
})

test('a limit of nothing is not the same as no limit', async () => {
  const text = (funding: string): string => `
tandem: 1
name: Limits
time: {start: 2026-01, step: month, horizon: 6 months}
segments: {only: {dealSize: $60k}}
partner: {overhead: $10k per month${funding}}
strategies: {today: {title: Today}}
`
  expect((await readYaml(text(', funding: {ownerCap: $0}'))).ok).toBe(true)
  expect(meanIn(await playYaml(text('')), 'partner.insolvent')).toBe(0)
  expect(meanIn(await playYaml(text(', funding: {ownerCap: $0}')), 'partner.insolvent')).toBe(1)
})
