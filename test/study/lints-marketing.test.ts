import { describe, expect, it } from 'vitest'
import { lintsOf } from '../../src/study/lints.ts'
import { buildScenario, type Said } from '../helpers/build-scenario.ts'

const lints = (more: Readonly<Record<string, Said>>, dealSize = 50_000): readonly string[] =>
  lintsOf(
    buildScenario({
      activities: ['campaign'],
      set: {
        'segments.only.dealSize': dealSize,
        'partner.sales.mix.only': 1,
        'mdf.plan.campaign': 1,
        'mdf.activities.campaign.kind': 'digital',
        ...Object.fromEntries(Object.entries(more).map(([key, said]) => [`mdf.activities.campaign.${key}`, said])),
      },
    }),
  ).map(({ code, message }) => `${code} ${message}`)

const rich = (found: readonly string[]): readonly string[] => found.filter(text => text.startsWith('E192'))

// The threshold is the 95 % point of the lognormal law (0.2, 0.9): e^(0.2 + 1.645 x 0.9) = 5.37.
describe('marketing that returns more than has been published', () => {
  it('is warned of: 20 % x 20 % of $50k leads of $100 are $20 per $1', () => {
    const found = rich(lints({ costPerLead: 100, converts: 0.2, winRate: 0.2 }))
    expect(found).toEqual([
      'E192 "campaign" returns about $20 of first-year business per $1: more than has been published',
    ])
  })

  it('begins at the published point, and is not said of a relationship or of what returns less', () => {
    const at = (costPerLead: number): number => rich(lints({ costPerLead, converts: 0.1, winRate: 0.1 })).length
    expect(at(500 / 5.5)).toBe(1)
    expect(at(500 / 5.2)).toBe(0)
    expect(rich(lints({ kind: 'relationship', costPerLead: 1, converts: 1, winRate: 1 }))).toEqual([])
  })

  it('takes what nobody says from the library, by the kind of activity', () => {
    // LinkedIn leads have a lognormal mean of $175, those of events $509: 16.2 % x 6.4 % of a deal
    const [cheap, dear] = ['digital', 'traditional'].map(kind => rich(lints({ kind }, 150_000)).length)
    expect([cheap, dear]).toEqual([1, 0])
  })
})

describe('a cost per lead outside what has been published', () => {
  it('is told by the kind of activity', () => {
    const outside = (kind: string, costPerLead: number): boolean =>
      lints({ kind, costPerLead }, 1_000).some(text => text.startsWith('E183') && text.includes('costPerLead'))
    // a judgement publishes nothing, so only activities of no kind of its own have a published range
    expect(outside('relationship', 5)).toBe(true)
    expect(outside('digital', 5)).toBe(false)
  })
})
