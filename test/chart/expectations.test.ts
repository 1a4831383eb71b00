import { describe, expect, test } from 'vitest'
import { expectations } from '../../src/chart/expectations/kind.ts'
import { expectationsRecord } from '../../src/chart/expectations/record.ts'
import { moneyText, percentText } from '../../src/chart/number.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { StatementResult } from '../../src/study/result.ts'
import { fakeOutcome, fivePlans, type Plan } from './outcome-fixture.ts'

type Said = {
  readonly about?: string
  readonly number?: number
  readonly p: readonly (number | null)[] | number
  readonly that?: string
}

const expected = (outcome: Outcome, { about, number, p, that = 'so' }: Said): StatementResult => ({
  kind: 'expect',
  side: 'vendor',
  that,
  weight: 1,
  ...(about === undefined ? {} : { about }),
  ...(number === undefined ? {} : { number }),
  from: 'a.yaml:1',
  results: (typeof p === 'number' ? [null] : outcome.result.strategies.map(({ id }) => id)).map((strategy, i) => ({
    strategy,
    p: typeof p === 'number' ? p : p[i]!,
    ci95: null,
    undefined: 0,
    simulated: null,
    gap: null,
    hangsOn: null,
  })),
})

const outcomeOf = (all: readonly Said[], plans: readonly Plan[] = fivePlans.slice(0, 3)): Outcome => {
  const outcome = fakeOutcome({ trials: 101, plans })
  return { ...outcome, result: { ...outcome.result, statements: all.map(one => expected(outcome, one)) } }
}

const sorted = ({ samples }: Outcome, id: string, metric: string) => samples[id]![metric]!.slice().sort()

describe('expectationsRecord', () => {
  test('ranges are those of the samples, beside the number', () => {
    const outcome = outcomeOf([{ about: 'partner.value', number: 2e6, p: [0.1, 0.2, 0.3] }])
    const [belief] = expectationsRecord(outcome).beliefs
    expect(belief).toMatchObject({ believed: 2e6, unit: 'USD', name: 'price of the firm', side: 'vendor' })
    expect(belief!.rows.map(({ id, p10, p50, p90, p }) => [id, p10, p50, p90, p])).toEqual(
      ['today', 'supportOnly', 'resell'].map((id, i) => {
        const values = sorted(outcome, id, 'partner.value')
        return [id, values[10], values[50], values[90], (i + 1) / 10]
      }),
    )
  })

  test.each([
    [9e9, 'above'],
    [-9e9, 'below'],
  ])(
    'the finding has the belief that is true least often with the best strategy, and how far %d is off',
    (number, side) => {
      const outcome = outcomeOf([
        { about: 'partner.value', number: 1e6, p: [0, 0, 0.9], that: 'first' },
        { about: 'vendor.contribution', number, p: [0.9, 0.9, 0.25], that: 'second' },
      ])
      const median = sorted(outcome, 'resell', 'vendor.contribution')[50]!
      expect(expectationsRecord(outcome).finding).toBe(
        `The belief that is true least often is the vendor\u2019s \u201csecond\u201d: in ${percentText(0.25)} of trials with Resell with services; ${moneyText(number)} is ${moneyText(Math.abs(number - median))} ${side} the median of ${moneyText(median)}`,
      )
    },
  )

  test('one belief alone, believed at the median', () => {
    const number = sorted(outcomeOf([]), 'resell', 'partner.value')[50]!
    const { finding } = expectationsRecord(outcomeOf([{ about: 'partner.value', number, p: [0, 0, 0] }]))
    expect(finding).toBe(
      `The vendor\u2019s belief \u201cso\u201d: in no trial with Resell with services; ${moneyText(number)} is the median`,
    )
  })

  test('what is the same in every strategy has one row', () => {
    const { beliefs } = expectationsRecord(outcomeOf([{ about: 'partner.value', number: 1, p: 0.4 }]))
    expect(beliefs[0]!.rows.map(({ title, p }) => [title, p])).toEqual([['Every strategy', 0.4]])
  })

  test('beliefs that are not about one number are counted, and those for which there is no room', () => {
    const known = { about: 'partner.value', number: 1, p: [0, 0, 0, 0, 0] }
    const record = expectationsRecord(outcomeOf([{ p: 0.4 }, known, known, known, known, known], fivePlans))
    expect([record.beliefs.length, record.leftOut, record.withoutNumber]).toEqual([4, 1, 1])
    // the best strategy alone
    expect(record.beliefs.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1])
    expect(record.strategiesLeftOut).toBe(4)
    const three = expectationsRecord(outcomeOf([known, known, known], fivePlans))
    const best = record.beliefs[0]!.rows[0]!.id
    expect(three.beliefs[0]!.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['today', best]))
    expect(three.beliefs[0]!.rows).toHaveLength(3)
  })

  test('a figure without a value has no row', () => {
    expect(expectationsRecord(outcomeOf([{ about: 'partner.nothing', number: 1, p: [0, 0, 0] }])).beliefs).toEqual([])
  })
})

test('a scenario in which nobody believes a number has no such chart', () => {
  expect(expectations.usual(outcomeOf([{ p: 0.4 }]))).toEqual([])
  expect(expectations.build(outcomeOf([]), { kind: 'expectations' })).toEqual({
    missing: 'nobody in the scenario expects a figure to be above or below a number',
  })
})
