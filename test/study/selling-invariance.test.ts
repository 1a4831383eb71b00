import { describe, expect, it } from 'vitest'
import { runStudy } from '../../src/study/run-study.ts'
import { inProcess, serialised } from '../../src/study/runner.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

/** The realistic scenario with all that selling knows: sources, seats, terms, a price list, a program that may end. */
const rich: Built = {
  ...realistic,
  sources: ['fair', 'website'],
  tiers: ['first', 'rest'],
  steps: 16,
  set: {
    ...realistic.set,
    'segments.midMarket.term': 6,
    'segments.midMarket.contraction': 0.05,
    'segments.midMarket.expansion': { kind: 'uniform', params: [0, 0.2] },
    'segments.enterprise.winLift': 0.2,
    'partner.sales.attrition': { value: 0.3, per: 'year' },
    'partner.sales.firstHire.fails': 0.4,
    'partner.sales.presales.hours': 20,
    'partner.base.opportunities': { value: 0.5, per: 'year' },
    'sources.fair.leads': { value: 3, per: 'month' },
    'sources.fair.mix.enterprise': 1,
    'sources.website.leads': { value: { kind: 'uniform', params: [5, 30] }, per: 'month' },
    'sources.website.mix.midMarket': 1,
    'program.billing': 'upfront',
    'program.leaving': 'vendor',
    'program.risk.end.chance': { value: 0.3, per: 'year' },
    'program.risk.cut.chance': { value: 0.3, per: 'year' },
    'program.registration.share': 0.5,
    'program.support.minimum': { value: 500, per: 'month' },
    'program.support.tiers.first.upTo': 10e3,
    'program.support.tiers.first.rate': 0.1,
    'program.support.tiers.rest.rate': 0.05,
  },
  strategies: {
    today: {},
    resell: { 'partner.sales.reps': 3 },
    supportOnly: { 'motion.midMarket': 'support-only', 'motion.enterprise': 'support-only' },
  },
}

// No oracle but the run itself: how it is cut into pieces must not matter, to the byte.
describe('all of selling gives the same to the byte', () => {
  const trials = 300 // no multiple of 256, more than one block of it
  const run = (blockSize: number, runner = inProcess) => runStudy(buildScenario(rich), { trials, blockSize, runner })
  const first = run(1024)

  it('in blocks of 256, through structured clone', async () => {
    const [a, b] = [await first, await run(256, serialised)]
    expect(JSON.stringify(b.result)).toBe(JSON.stringify(a.result))
    expect(b.samples).toEqual(a.samples)
  })

  it('and there is something to it', async () => {
    const { samples } = await first
    for (const id of ['partner.leads', 'partner.supportFees', 'partner.bookings', 'partner.nrr'])
      expect(new Set(samples['resell'][id]).size, id).toBeGreaterThan(100)
  })
})
