import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { marketingOf } from '../../../src/study/marketing/marketing.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'

const activity = (name: string, more: Readonly<Record<string, Said>>): Built['set'] =>
  Object.fromEntries(Object.entries(more).map(([key, said]) => [`mdf.activities.${name}.${key}`, said]))

/** A suite and a campaign that cost the same, between which the vendor and the partner choose; all is certain but chance. */
const built: Built = {
  steps: 24,
  activities: ['campaign', 'suite'],
  trials: 2048,
  set: {
    'segments.only.dealSize': 40_000,
    'segments.only.cycle': 0,
    'segments.only.churn': { value: 0.1, per: 'year' },
    'program.margin': 0.25,
    'vendor.cogs': 0.2,
    'vendor.commission.direct': 0.1,
    'vendor.commission.partner': 0.05,
    'vendor.presales.direct': 0,
    'vendor.presales.partner': 0,
    'vendor.manager.cost': 0,
    'vendor.direct.wonDeals': { value: 4, per: 'month' },
    'vendor.direct.mix.only': 1,
    'vendor.direct.winRate': 0.25,
    'mdf.accrual': 0,
    'mdf.grants': { value: 40_000, per: 'quarter' },
    'mdf.vendorPays': 1,
    'mdf.claims.rejected': 0,
    'mdf.claims.never': 0,
    ...activity('suite', {
      kind: 'relationship',
      'trust.halfEffectAfter': 10_000,
      'trust.decay': { value: 0.5, per: 'year' },
      'steers.upTo': 0.15,
      incrementality: 0.4,
    }),
    ...activity('campaign', {
      kind: 'digital',
      costPerLead: 500,
      carryover: 0,
      converts: 0.2,
      winRate: 0.25,
      incrementality: 0.7,
    }),
  },
  strategies: {
    nothing: {},
    suite: { 'mdf.plan.suite': 1 },
    campaign: { 'mdf.plan.campaign': 1 },
  },
}

const all = ['nothing', 'suite', 'campaign']
const study = marketingOf(buildScenario(built), all, 2048 * 4, {})
const found = async () => (await study) ?? expect.unreachable()

/** The vendor's mean contribution of each strategy when a certain part of what is steered is incremental. */
const contributions = async (phi: number, trials = 2048): Promise<Readonly<Record<string, number>>> => {
  const set = { ...built.set, 'mdf.activities.suite.incrementality': phi }
  const { result } = await runStudy(buildScenario({ ...built, set }), { trials: Math.min(trials, 999) })
  return Object.fromEntries(
    result.strategies.map(({ id, metrics }) => [id, metrics['vendor.contribution'].mean ?? Number.NaN]),
  )
}

describe('the incremental part at which the vendor changes its mind', () => {
  it('by the closed form, is where the suite against nothing flips', async () => {
    const suite = (await found()).steering.find(({ strategy }) => strategy === 'suite') ?? expect.unreachable()
    const flip = suite.flips.find(({ against }) => against === 'nothing') ?? expect.unreachable()
    expect(flip.ahead).toBe('above')
    expect(suite.phiStar).toBeGreaterThan(0.05)
    expect(suite.phiStar).toBeLessThan(0.95)
    // the closed form takes steered deals to churn as others do, and means for what varies
    const half = ((flip.ci95?.[1] ?? 0) - (flip.ci95?.[0] ?? 0)) / 2
    expect(Math.abs((suite.phiStar ?? 0) - (flip.at ?? 9))).toBeLessThan(2 * half)
  })

  // Brute force: the whole study is played again on either side.
  it('on either side of it, a run ranks suite and campaign the other way round', async () => {
    const suite = (await found()).steering.find(({ strategy }) => strategy === 'suite') ?? expect.unreachable()
    const flip = suite.flips.find(({ against }) => against === 'campaign') ?? expect.unreachable()
    const at = flip.at ?? expect.unreachable()
    const margin = Math.max(0.05, 2 * (at - (flip.ci95?.[0] ?? 0)))
    const [below, above] = [await contributions(at - margin), await contributions(at + margin)]
    expect(Math.sign(below['suite'] - below['campaign'])).toBe(flip.ahead === 'above' ? -1 : 1)
    expect(Math.sign(above['suite'] - above['campaign'])).toBe(flip.ahead === 'above' ? 1 : -1)
  })

  it('is none where the ranking is the same from 0 to 1, and that is said', async () => {
    // a partner that keeps 95 % leaves the vendor nothing of what it would have lost
    const dear = { ...built, set: { ...built.set, 'program.margin': 0.95 } }
    const result = (await marketingOf(buildScenario(dear), all, 2048, {})) ?? expect.unreachable()
    const [suite] = result.steering
    expect(suite.phiStar).toBeGreaterThan(1)
    const flip = suite.flips.find(({ against }) => against === 'nothing')
    expect([flip?.at, flip?.ahead]).toEqual([null, 'never'])
  })
})

describe('what an activity brings', () => {
  it('is the difference from a strategy that has none of it, where nothing else depends on it', async () => {
    const { activities } = await found()
    const { result } = await runStudy(buildScenario(built), { trials: 999 })
    const meanOf = (id: string, metric: string): number =>
      result.strategies.find(strategy => strategy.id === id)?.metrics[metric].mean ?? Number.NaN
    for (const name of ['suite', 'campaign']) {
      const one = activities.find(({ activity }) => activity === name) ?? expect.unreachable()
      const gain = meanOf(name, 'vendor.contribution') - meanOf('nothing', 'vendor.contribution')
      const error = (one.vendor.se ?? 0) * one.spend
      // the same world, on the trials that both have; the rest of the error is that of the trials that only one has
      expect(Math.abs(one.vendor.gain - gain)).toBeLessThan(4 * error)
      const own = meanOf(name, 'partner.ebitda') - meanOf('nothing', 'partner.ebitda')
      expect(Math.abs(one.partner.gain - own)).toBeLessThan(4 * (one.partner.se ?? 0) * one.spend)
      expect(one.claims).toBeLessThanOrEqual(one.spend)
    }
  })

  it('costs nobody but the fund here, so that the next dollar is the partner’s own and pays it less', async () => {
    const { activities } = await found()
    const campaign = activities.find(({ activity }) => activity === 'campaign') ?? expect.unreachable()
    // leads rise in step with spend: a tenth more spend is a tenth more of the same, of which all is the partner's own
    const gross = (campaign.partner.perDollar ?? 0) + (campaign.spend - campaign.claims) / campaign.spend
    expect(campaign.partner.nextDollar).toBeCloseTo(gross - 1, 0)
    expect(campaign.vendor.nextDollar).toBeGreaterThan(campaign.vendor.perDollar ?? 9)
  })
})

describe('as a part of a result', () => {
  it('is what the published schema says', async () => {
    const schema = JSON.parse(readFileSync('schema/result.schema.json', 'utf8'))
    const part = { ...schema, $ref: '#/$defs/marketing', type: undefined, required: undefined, properties: undefined }
    const { additionalProperties: _, ...alone } = JSON.parse(JSON.stringify(part))
    const isValid = new Ajv2020({ strict: false }).compile(alone)
    expect(isValid(JSON.parse(JSON.stringify(await found())))).toBe(true)
    expect(isValid({ ...(await found()), trials: 'many' })).toBe(false)
  })
})

describe('where there is nothing to say', () => {
  it('of a first look, and where no plan names an activity, the part is left out', async () => {
    expect(await marketingOf(buildScenario(built), all, 999, {})).toBeUndefined()
    expect(await marketingOf(buildScenario(built), ['nothing'], 5000, {})).toBeUndefined()
    const { result } = await runStudy(buildScenario({ steps: 3, set: { 'segments.only.dealSize': 1 } }), {
      trials: 1024,
    })
    expect(result).not.toHaveProperty('marketing')
  })
})

// Invariant: a dollar of now brings what it brings, whatever was spent before there was one.
describe('what was spent before the start', () => {
  const before = {
    'mdf.activities.suite.trust.start': 30_000,
    'mdf.activities.campaign.before': { value: 9_000, per: 'quarter' },
  } as const
  const carried = {
    ...built,
    set: { ...built.set, 'mdf.activities.campaign.carryover': { value: 0.7, per: 'month' } } as const,
  }
  const withBefore = { ...carried, set: { ...carried.set, ...before } }

  it('is no effect of the money of now: per dollar, and in the part at which steering pays', async () => {
    const [plain, begun] = await Promise.all(
      [carried, withBefore].map(
        async one => (await marketingOf(buildScenario(one), all, 4096, {})) ?? expect.unreachable(),
      ),
    )
    expect(begun.activities).toEqual(plain.activities)
    const phi = ({ steering }: typeof plain): unknown => steering.map(({ strategy, phiStar }) => [strategy, phiStar])
    expect(phi(begun)).toEqual(phi(plain))
    // what is steered in all is more by it
    expect(begun.steering[0].software).toBeGreaterThan(plain.steering[0].software)
  })
})
