import { describe, expect, test } from 'vitest'
import { charts, defaultCharts } from '../../src/chart/index.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'
import { codeOf, compilerRemarks, schemaErrors } from './schema.ts'

const hostile = [
  "partner's margin",
  'a.b',
  'x[0]',
  'a"b',
  '</script><script>alert(1)</script>',
  "'+alert(1)+'",
  'a\u0000b\nc\ud800',
]

const outcomes: Record<string, Outcome> = {
  'three strategies': fakeOutcome(),
  'five strategies': fakeOutcome({ plans: fivePlans }),
  'more strategies than panels': fakeOutcome({
    plans: [...fivePlans, ...fivePlans.slice(1).map(plan => ({ ...plan, id: `${plan.id}2` }))],
    trials: 300,
  }),
  'one strategy': fakeOutcome({ plans: threePlans.slice(0, 1) }),
  'two trials': fakeOutcome({ trials: 2 }),
  'one trial, one month': fakeOutcome({ trials: 1, months: 1 }),
  'constant amounts': fakeOutcome({ constant: true, trials: 50 }),
  'all negative': fakeOutcome({ shift: -9e6, trials: 300 }),
  'many ties': fakeOutcome({ ties: 0.9, trials: 300 }),
  'no samples': { ...fakeOutcome({ trials: 50 }), samples: {} },
  'hostile titles': fakeOutcome({
    plans: hostile.slice(0, 5).map((title, i) => ({ ...fivePlans[i]!, title })),
    name: hostile.join(' '),
    trials: 300,
  }),
  'hostile ids': fakeOutcome({ plans: fivePlans.map((plan, i) => ({ ...plan, id: hostile[i]! })), trials: 300 }),
}

describe.each(Object.entries(outcomes))('with %s', (_, outcome) => {
  test.each(charts.map(kind => [kind.id, kind] as const))('the %s chart is a sound spec', (_id, kind) => {
    const spec = kind.build(outcome)
    expect(schemaErrors(spec)).toEqual([])
    expect(compilerRemarks(spec)).toEqual([])
    expect(JSON.stringify(spec)).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('no text of a user is a field name or in an expression', () => {
    for (const kind of charts) {
      const { expressions, fields } = codeOf(kind.build(outcome))
      for (const field of fields) expect(field).toMatch(/^[a-z][a-z0-9]*$/)
      for (const expression of expressions)
        expect(expression).toMatch(/^"(datum\.value == 0 \? |utcFormat\(datum\.value, )[^"]*"$/)
      expect(expressions.join()).not.toMatch(/alert|margin|script|Today/)
    }
  })
})

describe('defaultCharts', () => {
  test('draws the fan, the best strategy against the reference, and both seats', () => {
    expect(defaultCharts(fakeOutcome()).map(({ id }) => id)).toEqual(['fan', 'difference', 'both-seats'])
  })

  test('the difference is that of the strategy which changes most in the median, as the finding has it', () => {
    const { result, ...rest } = fakeOutcome({ trials: 40 })
    const comparisons = result.comparisons.map(one => {
      const of = one.metrics['partner.ownerValue']!
      return {
        ...one,
        metrics: { ...one.metrics, 'partner.ownerValue': { ...of, p50: one.b === 'supportOnly' ? 9e9 : 1 } },
      }
    })
    const [, difference] = defaultCharts({ ...rest, result: { ...result, comparisons } })
    expect(String((difference!.spec as { description?: string }).description)).toMatch(/^Support only /)
  })

  test('leaves out what the run kept no data for', () => {
    expect(defaultCharts(outcomes['no samples']!).map(({ id }) => id)).toEqual(['fan'])
    expect(defaultCharts(outcomes['one strategy']!).map(({ id }) => id)).toEqual(['fan'])
    expect(defaultCharts(fakeOutcome({ months: 5, trials: 20 })).map(({ id }) => id)).toEqual([
      'difference',
      'both-seats',
    ])
  })

  test('a metric that does not exist gives a chart that says so', () => {
    for (const id of ['fan', 'difference']) {
      const spec = charts
        .find(kind => kind.id === id)!
        .build(fakeOutcome({ trials: 20 }), { metric: "partner's margin" })
      expect(schemaErrors(spec)).toEqual([])
      expect(JSON.stringify(spec)).toMatch(/This run kept no course|No trial has/)
    }
  })
})
