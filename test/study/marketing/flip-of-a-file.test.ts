import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runFile } from '../../../src/node.ts'
import { temporaryFolder } from '../../run/temporary-folder.ts'

/** A suite that steers direct deals and a campaign that finds others, for the same money, as a file says it. */
const text = `tandem: 1
name: Suite or campaign
time: {start: 2026-01, horizon: 2 years}
run: {trials: 1100, seed: flip}
segments:
  midMarket: {dealSize: $40k, cycle: 0 months, churn: 10% per year}
program: {margin: 25%}
vendor:
  cogs: 20%
  commission: {direct: 10%, partner: 5%}
  presales: {direct: $0 per deal, partner: $0 per deal}
  direct: {wonDeals: 4 per month, mix: {midMarket: 100%}, winRate: 25%}
partner: {sales: {mix: {midMarket: 100%}}}
mdf:
  accrual: 0%
  grants: $40k per quarter
  vendorPays: 100%
  claims: {rejected: 0%, never: 0%}
  activities:
    suite:
      kind: relationship
      trust: {halfEffectAfter: $10k, decay: 50% per year}
      steers: {upTo: 15%}
      incrementality: 40%
    campaign: {kind: digital, costPerLead: $500, carryover: 0% per month, converts: 20%, winRate: 25%, incrementality: 70%}
strategies:
  nothing: {title: Nothing}
  suite: {title: Suite, mdf: {plan: {suite: 100%}}}
  campaign: {title: Campaign, mdf: {plan: {campaign: 100%}}}
`

const play = async (set: readonly string[] = [], trials = 1024) => {
  const file = join(temporaryFolder(), 'flip.yaml')
  writeFileSync(file, text)
  const { result } = await runFile(file, { trials, set })
  const contribution = (id: string): number =>
    result.strategies.find(one => one.id === id)?.metrics['vendor.contribution'].mean ?? Number.NaN
  return { result, contribution }
}

// Brute force: the file is read and played again with another incremental part, on either side of the one that is printed.
describe('the incremental part at which the vendor’s ranking of suite and campaign flips, of a file', () => {
  it('has the suite behind below it and ahead above it', async () => {
    const { result } = await play()
    const suite = result.marketing?.steering.find(({ strategy }) => strategy === 'suite') ?? expect.unreachable()
    const flip = suite.flips.find(({ against }) => against === 'campaign') ?? expect.unreachable()
    const at = flip.at ?? expect.unreachable()
    expect(flip.ahead).toBe('above')
    for (const [part, ahead] of [
      [at - 0.05, 'campaign'],
      [at + 0.05, 'suite'],
    ] as const) {
      const { contribution } = await play([`mdf.activities.suite.incrementality=${(100 * part).toFixed(1)}%`], 256)
      const [first] = ['suite', 'campaign'].sort((a, b) => contribution(b) - contribution(a))
      expect(first, `at ${part}`).toBe(ahead)
    }
  })

  it('is not there where the partner keeps nearly everything, and the result says that it is not', async () => {
    const { result } = await play(['program.margin=95%'])
    const suite = result.marketing?.steering.find(({ strategy }) => strategy === 'suite') ?? expect.unreachable()
    expect(suite.phiStar).toBeGreaterThan(1)
    expect(suite.flips.find(({ against }) => against === 'nothing')).toMatchObject({ at: null, ahead: 'never' })
  })
})
