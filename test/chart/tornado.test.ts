import { describe, expect, test } from 'vitest'
import { tornado } from '../../src/chart/tornado/kind.ts'
import { tornadoRecord } from '../../src/chart/tornado/record.ts'
import type { InfluenceResult, InputShare } from '../../src/study/beyond-levels.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome } from './outcome-fixture.ts'

const input = (label: string, grade: string, share: number, paths = ['a.b']): InputShare => ({
  paths,
  label,
  grade,
  share,
  ci95: [share / 2, share * 1.5],
})

const outcomeOf = (influence: readonly InfluenceResult[], trials = 20): Outcome => {
  const outcome = fakeOutcome({ trials: 20 })
  return { ...outcome, result: { ...outcome.result, trials, influence } }
}

const of = (inputs: readonly InputShare[], chance: number | null, more: Partial<InfluenceResult> = {}) => ({
  strategy: 'resell',
  against: null,
  metric: 'partner.ownerValue',
  inputs,
  chance,
  ...more,
})

describe('tornadoRecord', () => {
  test('bars are the shares of the result; guesses are our judgement and what nobody gave a source for', () => {
    const inputs = [
      input('win rate', 'V', 0.3),
      input('rent', 'J', 0.2),
      input('capture', 'set', 0.1, ['inputs.capture']),
      input('churn', 'sourced', 0.05),
    ]
    const record = tornadoRecord(outcomeOf([of(inputs, 0.25)]), 'partner.ownerValue', 'resell', null)!
    expect(record.bars.map(({ label, isGuess, share, lo, hi }) => [label, isGuess, share, lo, hi])).toEqual([
      ['Win rate', false, 0.3, 0.15, expect.closeTo(0.45, 12)],
      ['Rent', true, 0.2, 0.1, expect.closeTo(0.3, 12)],
      ['capture', true, 0.1, 0.05, expect.closeTo(0.15, 12)],
      ['Churn', false, 0.05, 0.025, expect.closeTo(0.075, 12)],
    ])
    expect(record.finding).toBe(
      'Value to the partner\u2019s owner with Resell with services hangs most on \u201cWin rate\u201d (30\u00a0% of its spread); the largest guess is \u201cRent\u201d (20\u00a0%); chance has 25\u00a0%',
    )
  })

  test.each([
    ['J', 0.4, '\u201cRent\u201d (50\u00a0% of its spread), a guess; chance has 40\u00a0%'],
    ['P', 0.4, '\u201cRent\u201d (50\u00a0% of its spread); no guess among them; chance has 40\u00a0%'],
    ['P', null, '\u201cRent\u201d (50\u00a0% of its spread); no guess among them'],
  ] as const)('of grade %s, with chance %d', (grade, chance, end) => {
    const record = tornadoRecord(
      outcomeOf([of([input('rent', grade, 0.5)], chance)]),
      'partner.ownerValue',
      'resell',
      null,
    )!
    expect(record.finding).toBe(`Value to the partner\u2019s owner with Resell with services hangs most on ${end}`)
  })

  test('a difference is another figure than the figure itself', () => {
    const outcome = outcomeOf([
      of([input('rent', 'P', 0.5)], 0.1),
      of([input('churn', 'P', 0.2)], 0.7, { against: 'today' }),
    ])
    const record = tornadoRecord(outcome, 'partner.ownerValue', 'resell', 'today')!
    expect(record.finding).toMatch(
      /^What Resell with services changes of value to the partner\u2019s owner against Today hangs most on \u201cChurn\u201d/,
    )
    expect(record.chance).toBe(0.7)
  })

  test('shares are worked out from 4,096 trials at most', () => {
    const found = [of([input('rent', 'P', 0.5)], 0.1)]
    expect(tornadoRecord(outcomeOf(found, 10_000), 'partner.ownerValue', 'resell', null)!.trials).toBe(4096)
    expect(tornadoRecord(outcomeOf(found, 300), 'partner.ownerValue', 'resell', null)!.trials).toBe(300)
  })
})

test('the usual figure is the first that hangs on something', () => {
  const nothing = of([], null)
  const contribution = of([input('rent', 'P', 0.5)], 0.1, { metric: 'vendor.contribution' })
  expect(tornado.usual(outcomeOf([nothing, contribution])).map(({ subject }) => subject)).toEqual([
    'vendor.contribution',
  ])
  expect(tornado.usual(outcomeOf([nothing]))).toEqual([])
  expect(tornado.build(outcomeOf([nothing]), { kind: 'tornado' })).toEqual({
    missing: 'the run can tell of no input that partner.ownerValue hangs on it',
  })
})
