import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../../src/domain/catalogue.ts'
import type { BothGainResult, Terms } from '../../../src/study/both-gain/results.ts'
import { runStudy } from '../../../src/study/run-study.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'

/** The partner has no value here but what it earns. */
const earnings: Catalogue = {
  ...catalogue,
  timelines: {},
  metrics: catalogue.metrics.filter(({ id }) => id !== 'partner.ownerValue' && id !== 'partner.value'),
}

const found = async (built: Built, model = earnings): Promise<BothGainResult> => {
  const { result } = await runStudy(buildScenario(built), { trials: built.trials ?? 1024, catalogue: model })
  return result.bothGain ?? expect.unreachable()
}

const months = 24
const [margins, cogs] = [{ least: 0.085, most: 0.275 }, 0.2]

/**
 * Two deals a month of $12k a year, each certain, which nobody else would win: the software used in two years, where a
 * deal starts in the middle of its month, is 2 x $1k x (23.5 + 22.5 + ... + 0.5) = $576k. The partner pays 8.5 % of that
 * in overhead while it resells; the vendor pays for the program what it keeps at a margin of 27.5 %.
 */
const software = 2 * 1_000 * ((months * months) / 2)
const certain: Built = {
  steps: months,
  sources: ['web'],
  chance: false,
  set: {
    'segments.only.dealSize': 12_000,
    'segments.only.cycle': 0,
    'segments.only.churn': 0,
    'sources.web.mix.only': 1,
    'sources.web.converts': 1,
    'sources.web.winRate': 1,
    'sources.web.incrementality': 1,
    'program.margin': 0.2,
    // the terms are asked about where a fund is spoken of
    'mdf.accrual': 0,
    'vendor.cogs': cogs,
    'vendor.commission.partner': 0,
    'vendor.presales.partner': 0,
    'vendor.manager.cost': 0,
  },
  strategies: {
    today: { 'sources.web.leads': 0 },
    resell: {
      'sources.web.leads': { value: 2, per: 'month' },
      'partner.overhead': { value: (margins.least * software) / months, per: 'month' },
      'vendor.program.cost': { value: ((1 - margins.most) * (1 - cogs) * software) / months, per: 'month' },
    },
  },
}

// Closed form: earnings rise by the margin of the software, the contribution falls by as much after cogs.
describe('in a market without chance', () => {
  it('both gain from the margin that pays the partner to the one that the vendor can bear', async () => {
    const { strategies, against, partner } = await found(certain)
    expect([against, partner]).toEqual(['today', 'partner.ebitda'])
    expect(strategies.map(({ strategy }) => strategy)).toEqual(['resell'])
    const [{ points, lines, asItIs }] = strategies
    expect(points.map(({ margin, p }) => [margin, p])).toEqual([
      [0, 0],
      [0.2, 1],
      [0.4, 0],
    ])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ along: 'margin', held: null, reaches: [0.09, 0.27], surely: [0.09, 0.27] })
    expect(lines[0].best.p).toBe(1)
    expect(asItIs.p).toBe(1)
  })

  it('there is no such margin where the partner needs more than the vendor has', async () => {
    const dear = { value: (0.3 * software) / months, per: 'month' } as const
    const resell = { ...certain.strategies?.['resell'], 'partner.overhead': dear }
    const { strategies } = await found({ ...certain, strategies: { ...certain.strategies, resell } })
    expect(strategies[0].lines[0]).toMatchObject({ reaches: null, surely: null, best: { p: 0 } })
    // the first of values that are alike is no margin: the vendor has more, and the partner pays for nothing
    expect(strategies[0].lines[0].best).toEqual({ at: 0, p: 0, vendor: 1, partner: 0 })
  })
})

const room = 'mdf.activities.campaign'
const uncertain: Built = {
  steps: 18,
  activities: ['campaign'],
  trials: 1000,
  set: {
    'segments.only.dealSize': { kind: 'lognormal', params: [10, 0.5] },
    'segments.only.cycle': 1,
    'segments.only.churn': { value: 0.1, per: 'year' },
    'partner.sales.mix.only': 1,
    'vendor.direct.wonDeals': { value: 3, per: 'month' },
    'vendor.direct.mix.only': 1,
    'mdf.grants': { value: 6_000, per: 'quarter' },
    [`${room}.kind`]: 'digital',
    [`${room}.costPerLead`]: { kind: 'uniform', params: [40, 300] },
    [`${room}.vendorPays`]: 0.8,
  },
  strategies: { today: {}, campaign: { 'mdf.plan.campaign': 1 } },
}

/** By brute force: the whole study played on those terms, and the futures counted. */
const playedOn = async (built: Built, { vendorPays, margin }: Terms, trials: number): Promise<number> => {
  const terms: Readonly<Record<string, Said>> = {
    ...(vendorPays === null ? {} : { [`${room}.vendorPays`]: vendorPays }),
    ...(margin === null ? {} : { 'program.margin': margin }),
  }
  const campaign = { ...built.strategies?.['campaign'], ...terms }
  const strategies = { ...built.strategies, campaign }
  const { samples } = await runStudy(buildScenario({ ...built, strategies }), { trials })
  const gain = (metric: string, i: number): number => samples['campaign'][metric][i] - samples['today'][metric][i]
  const trialsNow = Array.from({ length: trials }, (_, i) => i)
  const both = trialsNow.filter(i => {
    const [vendor, partner] = [gain('vendor.contribution', i), gain('partner.ebitda', i)]
    return vendor >= 0 && partner >= 0 && (vendor > 0 || partner > 0)
  })
  return both.length / trials
}

describe('where chance is in play', () => {
  it('each set of terms has the share that a run of its own has', async () => {
    const { strategies, trials } = await found(uncertain)
    expect(trials).toBe(128)
    const [{ points, lines, asItIs }] = strategies
    expect(points).toHaveLength(9)
    expect(lines.map(({ held }) => held)).toEqual([0, 0.5, 1])
    for (const point of [points[0], points[4], points[7]])
      expect(point.p).toBe(await playedOn(uncertain, point, trials))
    expect(new Set(points.map(({ p }) => p)).size).toBeGreaterThan(3)
    // the file's own terms are 80 % and an uncertain margin of about a fifth, played on all futures
    const near = points.filter(({ vendorPays, margin }) => (vendorPays ?? 0) > 0 && margin === 0.2)
    expect(asItIs.ci95?.[0]).toBeLessThan(Math.max(...near.map(({ ci95 }) => ci95?.[1] ?? 0)))
    expect(asItIs.ci95?.[1]).toBeGreaterThan(Math.min(...near.map(({ ci95 }) => ci95?.[0] ?? 1)))
  })

  it('what the fund may not pay for has no terms of it', async () => {
    const { strategies } = await found({
      ...uncertain,
      set: { ...uncertain.set, [`${room}.eligible`]: 'no', [`${room}.cost`]: { value: 2000, per: 'month' } },
    })
    expect(strategies[0].points.map(({ vendorPays }) => vendorPays)).toEqual([null, null, null])
  })
})

describe('where there is nothing to say', () => {
  it('of a first look, of one strategy, and where nothing is resold, the part is left out', async () => {
    const none = async (built: Built, trials: number) =>
      expect((await runStudy(buildScenario(built), { trials, catalogue: earnings })).result).not.toHaveProperty(
        'bothGain',
      )
    await none(certain, 999)
    await none({ ...certain, strategies: { resell: certain.strategies?.['resell'] ?? {} } }, 1024)
    await none({ ...certain, strategies: { today: {}, same: { 'sources.web.leads': 0 } } }, 1024)
  })
})
