import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { notModelled } from '../../src/study/not-modelled.ts'
import { buildScenario, type Said } from '../helpers/build-scenario.ts'

type Settings = Readonly<Record<string, Said>>

const leftOut = (set: Settings, strategies?: Readonly<Record<string, Settings>>): readonly string[] => {
  const scenario = buildScenario({
    components: [set, ...Object.values(strategies ?? {})].some(one => 'services.components.project.share' in one)
      ? ['project']
      : [],
    set: { 'segments.only.dealSize': 1000, ...set },
    ...(strategies ? { strategies } : {}),
  })
  return notModelled(scenario, compile(scenario, catalogue).structure)
}

const team: Settings = { 'partner.sales.reps': 2, 'partner.sales.mix.only': 1 }
const bench: Settings = {
  ...team,
  'services.multiplier.value': 2,
  'services.multiplier.basis': 'revenue',
  'services.multiplier.scope': 'partner',
  'services.multiplier.per': 'sameYear',
  'services.components.project.share': 1,
  'services.components.project.lasts': 6,
  'services.components.project.delivered': 'bench',
  'partner.bench.heads': 4,
}

/** What is missing until a scenario says it: a word of it, what else is said, and what says it. */
const rows: readonly (readonly [string, Settings, Settings])[] = [
  ['sales team', {}, team],
  ['direct team', {}, { 'vendor.direct.wonDeals': 1, 'vendor.direct.mix.only': 1 }],
  ['services', {}, bench],
  ['cost of running the firm', {}, { 'partner.overhead': 5 }],
  ['rest of the firm', {}, { 'partner.restOfFirm.revenue': 5 }],
  ['credit line', {}, { 'partner.funding.revolver': 5 }],
  ['never insolvent', {}, { 'partner.funding.ownerCap': 0 }],
  ['ends its program', {}, { 'program.risk.end.chance': 0.1 }],
  ['billing in advance', {}, { 'program.billing': 'advance' }],
  ['what customers add', {}, { 'segments.only.expansion': 0.1 }],
  ['keeps them', { 'motion.only': 'support-only' }, { 'program.leaving': 'vendor' }],
  ['reps who leave', team, { 'partner.sales.attrition': 0.1 }],
  ['presales', team, { 'partner.sales.presales.hours': 20 }],
  ['late work', bench, { 'partner.bench.late.churn': 0.5 }],
  ['registration', team, { 'program.registration.share': 0.5 }],
  ['marketing money', {}, { 'mdf.accrual': 0.03 }],
]

describe('what a result leaves out', () => {
  test.each(rows)('%s: until the scenario says it', (word, before, said) => {
    const among = (list: readonly string[]): number => list.filter(what => what.includes(word)).length
    expect(among(leftOut(before))).toBe(1)
    expect(among(leftOut({ ...before, ...said }))).toBe(0)
    expect(among(leftOut(before, { one: before, two: said }))).toBe(0)
  })

  test('a value of nothing says nothing', () => {
    expect(leftOut({ 'partner.overhead': 0, 'program.risk.end.chance': 0 })).toEqual(leftOut({}))
  })

  test('of reps and benches nothing is missing where there are none', () => {
    expect(leftOut({}).filter(what => /reps|presales|late|registration|keeps/.test(what))).toEqual([])
  })

  test('what no scenario can say is always there, and last', () => {
    expect(leftOut(bench).slice(-4)).toEqual([
      'what holds an order back besides unpaid bills (credit limits, the bench, KPIs, paperwork)',
      'marketing money and what it brings',
      'rebates and tiers',
      'perpetual licences',
    ])
  })

  test('but for a part of the program that is there', () => {
    for (const path of ['program.rebates.it.rate', 'program.tiers.gold.from'])
      expect(leftOut({ [path]: 0.1 }).filter(what => what === 'rebates and tiers')).toEqual([])
  })

  test('of marketing before the start, unless it is said where it does something', () => {
    const leftOutOf = (kind: string, key: string): boolean => {
      const set = {
        'segments.only.dealSize': 1000,
        'mdf.accrual': 0.03,
        'mdf.plan.it': 1,
        'mdf.activities.it.kind': kind,
        [`mdf.activities.it.${key}`]: 5000,
      }
      const scenario = buildScenario({ activities: ['it'], set })
      const left = notModelled(scenario, compile(scenario, catalogue).structure)
      return left.includes('what marketing of the time before the start goes on bringing')
    }
    expect(['before', 'trust.start'].map(key => leftOutOf('digital', key))).toEqual([false, true])
    expect(['before', 'trust.start'].map(key => leftOutOf('relationship', key))).toEqual([true, false])
  })
})
