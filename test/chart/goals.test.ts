import { describe, expect, test } from 'vitest'
import { goals } from '../../src/chart/goals/kind.ts'
import { goalsRecord } from '../../src/chart/goals/record.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Likelihood, StatementResult } from '../../src/study/result.ts'
import { fakeOutcome, fivePlans } from './outcome-fixture.ts'

const ids = ['today', 'supportOnly', 'resell']

const likely = (p: number | null): Likelihood => ({ p, ci95: p === null ? null : [p - 0.01, p + 0.01], undefined: 0 })

const goal = (
  side: 'vendor' | 'partner',
  that: string,
  weight: number,
  chances: readonly (number | null)[] | number,
): StatementResult => ({
  kind: 'goal',
  side,
  that,
  weight,
  from: 'a.yaml:1',
  results: (typeof chances === 'number' ? [null] : ids).map((strategy, i) => ({
    strategy,
    ...likely(typeof chances === 'number' ? chances : chances[i]!),
    simulated: null,
    gap: null,
    hangsOn: null,
  })),
})

type Whole = readonly (readonly [vendor: number | null, partner: number | null, both: number | null])[]

const outcomeOf = (statements: readonly StatementResult[], whole: Whole): Outcome => {
  const outcome = fakeOutcome({ trials: 20 })
  const chance = (p: number | null) => (p === null ? null : likely(p))
  const all = whole.map(([vendor, partner, both], i) => ({
    strategy: ids[i]!,
    vendor: chance(vendor),
    partner: chance(partner),
    both: chance(both),
  }))
  return { ...outcome, result: { ...outcome.result, statements, goals: all } }
}

const three = [
  goal('partner', 'cash', 1, [0.5, 0.6, 0.7]),
  goal('partner', 'worth', 3, [0.2, 0.9, null]),
  goal('vendor', 'sales', 1, 0.4),
]

describe('goalsRecord', () => {
  test('each goal by side, all of a side that has several, all of both', () => {
    const { groups } = goalsRecord(
      outcomeOf(three, [
        [0.4, 0.1, 0.05],
        [0.4, 0.55, 0.3],
        [0.4, 0.6, 0.35],
      ]),
    )
    expect(
      groups.map(({ title, rows }) => [title, rows.map(({ said, chances }) => [said, chances.map(one => one?.p)])]),
    ).toEqual([
      ['vendor', [['sales', [0.4, 0.4, 0.4]]]],
      [
        'partner',
        [
          ['cash', [0.5, 0.6, 0.7]],
          ['worth', [0.2, 0.9, undefined]],
          ['all of the partner\u2019s', [0.1, 0.55, 0.6]],
        ],
      ],
      ['both', [['all goals of both', [0.05, 0.3, 0.35]]]],
    ])
    expect(groups[1]!.rows.map(({ weight }) => weight)).toEqual([1, 3, null])
    expect(groups[0]!.rows[0]!.chances[0]).toEqual({ p: 0.4, lo: 0.39, hi: 0.41000000000000003 })
  })

  test.each<[string, Whole]>([
    [
      'Resell with services most often reaches all goals of both sides: in 35\u00a0% of trials; Today in 5\u00a0%',
      [
        [0.4, 0.1, 0.05],
        [0.4, 0.55, 0.3],
        [0.4, 0.6, 0.35],
      ],
    ],
    [
      'Support only most often reaches all goals of both sides: in every trial; Today in none',
      [
        [1, 0, 0],
        [1, 1, 1],
        [1, 0.5, 0.5],
      ],
    ],
    [
      'No strategy reaches all goals of both sides more often than Today: in 30\u00a0% of trials',
      [
        [1, 0.3, 0.3],
        [1, 0.3, 0.3],
        [1, 0.2, 0.2],
      ],
    ],
    [
      'No strategy reaches all goals of both sides in any trial',
      [
        [1, 0, 0],
        [1, 0, 0],
        [0, 1, 0],
      ],
    ],
  ])('%s', (finding, whole) => expect(goalsRecord(outcomeOf(three, whole)).finding).toBe(finding))

  test('of one side alone it is that side, of one goal the goal', () => {
    const partner: Whole = [
      [null, 0.1, 0.1],
      [null, 0.5, 0.5],
      [null, 0.2, 0.2],
    ]
    const two = goalsRecord(outcomeOf(three.slice(0, 2), partner))
    expect(two.finding).toBe(
      'Support only most often reaches all goals of the partner: in 50\u00a0% of trials; Today in 10\u00a0%',
    )
    expect(two.groups.map(({ title }) => title)).toEqual(['partner'])
    expect(goalsRecord(outcomeOf(three.slice(0, 1), partner)).finding).toContain('reaches the goal of the partner')
    expect(goalsRecord(outcomeOf(three.slice(0, 1), partner), ['today']).finding).toBe(
      'Today reaches the goal of the partner in 10\u00a0% of trials',
    )
  })

  test('the heaviest goals and the best strategies have room, and the reference', () => {
    const many = Array.from({ length: 9 }, (_, i) => goal('vendor', `goal ${i}`, i === 4 || i === 6 ? 0.5 : 2, 0.1))
    const outcome = outcomeOf(many, [])
    const plans = [...fivePlans, ...fivePlans.map(plan => ({ ...plan, id: `${plan.id}2` }))]
    const { result } = fakeOutcome({ plans, trials: 20 })
    const all = result.strategies.map(({ id }, i) => ({
      strategy: id,
      vendor: likely(i / 20),
      partner: null,
      both: likely(i / 20),
    }))
    const record = goalsRecord({ ...outcome, result: { ...result, statements: many, goals: all } })
    expect(record.groups[0]!.rows.map(({ said }) => said)).toEqual(
      [0, 1, 2, 3, 5, 7, 8].map(i => `goal ${i}`).concat('all of the vendor\u2019s'),
    )
    expect(record.goalsLeftOut).toBe(2)
    expect(record.strategies.map(({ id }) => id)).toEqual(['today', 'supportOnly2', 'resell2', 'marketplace2', 'exit2'])
    expect(record.leftOut).toBe(5)
  })
})

test('a scenario without goals has no such chart', () => {
  expect(goals.usual(fakeOutcome({ trials: 20 }))).toEqual([])
  expect(goals.build(fakeOutcome({ trials: 20 }), { kind: 'goals' })).toEqual({ missing: 'the scenario has no goals' })
})
