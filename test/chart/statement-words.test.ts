import { expect, test } from 'vitest'
import { expectationsRecord } from '../../src/chart/expectations/record.ts'
import { expectationsChart } from '../../src/chart/expectations/spec.ts'
import { goalsRecord } from '../../src/chart/goals/record.ts'
import { goalsChart } from '../../src/chart/goals/spec.ts'
import { statementWords } from '../../src/chart/statement-words.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { StatementResult } from '../../src/study/result.ts'
import { fakeOutcome, threePlans } from './outcome-fixture.ts'

const bare = fakeOutcome({ trials: 20 })
const own = {
  id: 'gain',
  label: 'gain in value',
  unit: 'USD',
  formula: '1',
  level: 'trial',
  from: 'a.yaml:1',
  results: [],
} as const
const outcome: Outcome = { ...bare, result: { ...bare.result, metrics: [own] } }

// The names are those of the charts and of the catalogue; the titles those of the made-up strategies.
test.each([
  ['vendor.contribution > vendor.contribution of today', 'vendor.contribution', 'vendor contribution > that of Today'],
  ['partner.value > 2 * partner.value of statusQuo', 'partner.value', 'price of the firm > 2 * that of Today'],
  ['vendor.bookings of resell >= $3M', undefined, 'vendor.bookings of Resell with services \u2265 $3M'],
  [
    'partner.services.revenue in 2028 >= $2M',
    'partner.services.revenue in 2028',
    'partner services revenue in 2028 \u2265 $2M',
  ],
  ['mdf.suite.leads <= 30', 'mdf.suite.leads', 'leads of suite \u2264 30'],
  ['gain >= 10% * partner.value', 'gain', 'gain in value \u2265 10% * price of the firm'],
  [
    'orders.cancelled.value + orders.takenDirect.value <= $50k',
    undefined,
    'orders.cancelled.value + orders.takenDirect.value \u2264 $50k',
  ],
  ['partner.value >= $3M of nobody', 'partner.value', 'price of the firm \u2265 $3M of nobody'],
])('%s', (that, about, words) => {
  const one = { that, ...(about !== undefined && { about }) }
  expect(statementWords(one, outcome)).toEqual({ said: words, below: '' })
  expect(statementWords({ ...one, by: '2028-12', why: 'the owner sells' }, outcome)).toEqual({
    said: 'the owner sells',
    below: `${words} by 2028-12`,
  })
})

const stated = (kind: 'goal' | 'expect', that: string, why?: string): StatementResult => ({
  kind,
  side: 'vendor',
  that,
  weight: 1,
  ...(why !== undefined && { why }),
  about: 'vendor.contribution',
  number: 1e6,
  from: 'a.yaml:1',
  results: threePlans.map(({ id }) => ({
    strategy: id,
    p: 0.5,
    ci95: null,
    undefined: 0,
    simulated: null,
    gap: null,
    hangsOn: null,
  })),
})

const withStatements = (statements: readonly StatementResult[]): Outcome => ({
  ...bare,
  result: { ...bare.result, statements },
})

const textsOf = (spec: unknown): readonly string[] =>
  (spec as { layer: readonly { data: { values: readonly { s?: string }[] } }[] }).layer.flatMap(({ data }) =>
    data.values.flatMap(({ s }) => s ?? []),
  )

test('charts of goals and beliefs show reasons and figures, and keep the formula in their records', () => {
  const that = 'vendor.contribution >= $1M'
  for (const why of ['the year has to pay', undefined]) {
    const goals = goalsRecord(withStatements([stated('goal', that, why)]))
    const beliefs = expectationsRecord(withStatements([stated('expect', that, why)]))
    for (const spec of [goalsChart(goals), expectationsChart(beliefs)]) {
      const texts = textsOf(spec).join('\n')
      expect(texts).toContain('vendor contribution \u2265 $1M')
      expect(JSON.stringify(spec)).not.toContain('vendor.contribution')
      if (why !== undefined) expect(texts).toContain(why)
    }
    expect([goals.groups[0]!.rows[0]!.that, beliefs.beliefs[0]!.that]).toEqual([that, that])
    expect(beliefs.finding).toContain(`\u201c${why ?? 'vendor contribution \u2265 $1M'}\u201d`)
  }
})

test('long reasons of many goals and beliefs are wrapped, and no word of theirs is cut', () => {
  const why =
    'nobody wants to explain to the board once more why the money of last year went to events that sold nothing'
  const words = new Set(`Vendor believes: ${why}`.split(' '))
  const lines = (spec: unknown) =>
    textsOf(spec).filter(text =>
      /^(Vendor believes: )?(nobody|why|board|more|the money|of last|events|once)\b/.test(text),
    )
  for (const count of [1, 2, 3, 4, 7]) {
    const all = Array.from({ length: count }, (_, i) => i)
    const goals = goalsChart(
      goalsRecord(withStatements(all.map(i => stated('goal', `vendor.contribution >= $${i}M`, why)))),
    )
    const beliefs = expectationsChart(
      expectationsRecord(withStatements(all.map(i => stated('expect', `vendor.contribution >= $${i}M`, why)))),
    )
    for (const spec of [goals, beliefs]) {
      const found = lines(spec)
      expect(found.length).toBeGreaterThanOrEqual(Math.min(count, 4))
      for (const word of found.flatMap(line => line.replace('\u2026', '').split(' '))) expect(words).toContain(word)
    }
  }
})
