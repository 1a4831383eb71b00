import { describe, expect, test } from 'vitest'
import { asksOf, buildCharts, kinds } from '../../src/chart/index.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { withMarketing, withMuchMarketing } from './marketing-fixture.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'
import { codeOf, compilerRemarks, schemaErrors } from './schema.ts'
import { withValue } from './value-fixture.ts'

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
  'much marketing with odd names': withMuchMarketing(fakeOutcome({ plans: fivePlans, trials: 30 })),
  'hostile ids': fakeOutcome({ plans: fivePlans.map((plan, i) => ({ ...plan, id: hostile[i]! })), trials: 300 }),
}

describe.each(Object.entries(outcomes))('with %s', (_, bare) => {
  const outcome = withValue(bare.curves === undefined ? withMarketing(bare) : bare)

  test.each(kinds.map(kind => [kind.id, kind] as const))('the %s chart is a sound spec', (_id, kind) => {
    const spec = kind.build(outcome, { kind: kind.key })
    if ('missing' in spec) return expect(spec.missing).toMatch(/^[a-z].*[^.]$/)
    expect(schemaErrors(spec)).toEqual([])
    expect(compilerRemarks(spec)).toEqual([])
    expect(JSON.stringify(spec)).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('no text of a user is a field name or in an expression', () => {
    for (const kind of kinds) {
      const spec = kind.build(outcome, { kind: kind.key })
      if ('missing' in spec) continue
      const { expressions, fields } = codeOf(spec)
      for (const field of fields) expect(field).toMatch(/^[a-z][a-z0-9]*$/)
      for (const expression of expressions)
        expect(expression).toMatch(/^"(datum\.value == 0 \? |utcFormat\(datum\.value, )[^"]*"$/)
      expect(expressions.join()).not.toMatch(/alert|margin|script|Today/)
    }
  })
})

const usual = (outcome: Outcome) => buildCharts(outcome).charts

describe('the usual charts', () => {
  test('draws the fan, the best strategy against the reference, and both seats', () => {
    expect(usual(fakeOutcome()).map(({ id }) => id)).toEqual(['fan', 'difference', 'both-seats'])
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
    const [, difference] = usual({ ...rest, result: { ...result, comparisons } })
    expect(String((difference!.spec as { description?: string }).description)).toMatch(/^Support only /)
  })

  test('leaves out what the run kept no data for', () => {
    expect(usual(outcomes['no samples']!).map(({ id }) => id)).toEqual(['fan'])
    expect(usual(outcomes['one strategy']!).map(({ id }) => id)).toEqual(['fan'])
    expect(usual(fakeOutcome({ months: 5, trials: 20 })).map(({ id }) => id)).toEqual(['difference', 'both-seats'])
  })

  test('a chart of a metric that does not exist is not drawn, and said to be missing', () => {
    const asks = (['fan', 'difference'] as const).map(kind => ({ kind, subject: "partner's margin" }))
    const { charts, undrawn } = buildCharts(fakeOutcome({ trials: 20 }), asks)
    expect(charts).toEqual([])
    expect(undrawn.map(({ missing }) => missing)).toEqual([
      "the run has no path of partner's margin over time",
      "no future has a value of partner's margin in both",
    ])
  })

  test('what the run asks, finds and compares besides has its own charts', () => {
    expect(usual(withValue(fakeOutcome({ trials: 300 }))).map(({ id }) => id)).toEqual([
      'fan',
      'difference',
      'both-seats',
      'bridge',
      'tornado',
      'valuation',
      'solution',
      'goals',
      'expectations',
    ])
  })

  test('what is spent on marketing and paid as a rebate has its own charts', () => {
    expect(usual(withMarketing(fakeOutcome({ trials: 40 }))).map(({ id }) => id)).toEqual([
      ...['fan', 'difference', 'both-seats'],
      ...['response', 'fund', 'calendar', 'rebate'],
    ])
  })

  test('a chart of strategies that were not played is not drawn, and of some that were it shows those', () => {
    const outcome = fakeOutcome({ trials: 20 })
    const { charts, undrawn } = buildCharts(outcome, [
      { kind: 'difference', of: 'absent' },
      { kind: 'difference', against: 'absent' },
      { kind: 'fan', strategies: ['absent'] },
      { kind: 'fan', strategies: ['absent', 'resell'] },
    ])
    expect(undrawn.map(({ missing }) => missing)).toEqual([
      'the run did not play the strategy absent',
      'the run did not play the strategy absent',
      'the run played none of the strategies that it is of',
    ])
    expect(charts.map(({ spec }) => spec)).toEqual(
      buildCharts(outcome, [{ kind: 'fan', strategies: ['resell'] }]).charts.map(({ spec }) => spec),
    )
  })

  test('charts of one kind have ids of their own', () => {
    const asks = [{ kind: 'fan' }, { kind: 'bothSeats' }, { kind: 'fan' }] as const
    expect(buildCharts(fakeOutcome({ trials: 20 }), asks).charts.map(({ id }) => id)).toEqual([
      'fan',
      'both-seats',
      'fan-2',
    ])
  })

  test('a run with more to show than ten charts keeps those that a reader would miss most', () => {
    const rich = withMarketing(withValue(fakeOutcome({ trials: 300 })))
    const all = kinds.flatMap(kind => kind.usual(rich))
    expect(all.length).toBeGreaterThan(10)
    const kept = asksOf(rich)
    expect(kept).toHaveLength(10)
    expect(kept.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fan', 'difference', 'bothSeats', 'goals']))
    expect(kept).toEqual(all.filter(({ kind }) => kept.some(one => one.kind === kind)))
    const named = [{ kind: 'funnel' }, { kind: 'calendar' }] as const
    expect(asksOf({ ...rich, charts: named })).toBe(named)
  })
})
