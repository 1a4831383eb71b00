import { describe, expect, test } from 'vitest'
import { response } from '../../src/chart/response/kind.ts'
import { effectText, responseRecord } from '../../src/chart/response/record.ts'
import { responseChart } from '../../src/chart/response/spec.ts'
import type { Curve } from '../../src/study/curves/curve.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { withMarketing } from './marketing-fixture.ts'
import { fakeOutcome, fivePlans } from './outcome-fixture.ts'

/** Leads by the square root of the spend in thousands of dollars, times 10. */
const rootCurve = (strategy: string, of: string, spend: number, factor = 10): Curve => {
  const at = (x: number) => ({ x, y: factor * Math.sqrt(x / 1000) })
  return {
    kind: 'response',
    strategy,
    of,
    x: { label: 'spend a quarter', unit: 'USD' },
    y: { label: 'leads a quarter', unit: 'count' },
    points: [0, 10_000, 20_000, 40_000].map(at),
    marks: [
      { label: 'now', ...at(spend) },
      { label: 'next', ...at(spend + 1000) },
    ],
  }
}

const withCurves = (curves: readonly Curve[], wishes = {}): Outcome => {
  const { result, ...rest } = withMarketing(fakeOutcome({ trials: 20, ...wishes }))
  const { marketing: _, ...bare } = result
  return { ...rest, result: bare, curves }
}

describe('responseRecord', () => {
  test('marks what is brought on average and by the next $1,000', () => {
    const [panel] = responseRecord(withCurves([rootCurve('today', 'events', 9000)])).panels
    expect(panel!.marks).toHaveLength(1)
    // 30 leads of 9,000; 10 times (root of 10 less 3) of the next 1,000
    expect(panel!.marks[0]).toMatchObject({ now: { x: 9000, y: 30 }, vendor: null, partner: null })
    expect(panel!.marks[0]!.average).toBeCloseTo(30 / 9, 12)
    expect(panel!.marks[0]!.next).toBeCloseTo(10 * (Math.sqrt(10) - 3), 12)
  })

  test('the finding sets the next $1,000 against those before', () => {
    expect(responseRecord(withCurves([rootCurve('today', 'events', 9000)])).finding).toBe(
      'Today: another $1,000 a quarter on events brings 1.6 leads, against 3.3 leads for each $1,000 so far',
    )
    const straight = {
      ...rootCurve('today', 'events', 9000),
      marks: [
        { label: 'now', x: 9000, y: 18 },
        { label: 'next', x: 10_000, y: 20 },
      ],
    }
    expect(responseRecord(withCurves([straight])).finding).toBe(
      'Today: another $1,000 a quarter on events brings 2 leads, as much as every $1,000 before',
    )
    const steering: Curve = {
      ...straight,
      y: { label: 'steered', unit: '1' },
      marks: [
        { label: 'now', x: 9000, y: 0.06 },
        { label: 'next', x: 10_000, y: 0.0625 },
      ],
    }
    expect(responseRecord(withCurves([steering])).finding).toBe(
      'Today: another $1,000 a quarter on events steers 0.3 points more of the direct pipeline, on top of 6\u00a0%',
    )
  })

  test('where the gains of another dollar are known, the finding names the best activity and the worst', () => {
    const { curves: _, ...outcome } = withMarketing(fakeOutcome({ trials: 20 }))
    const curves = [
      rootCurve('resell', 'events', 1000),
      rootCurve('resell', 'campaign', 4000),
      rootCurve('today', 'events', 9000),
    ]
    const gain = (nextDollar: number | null) => ({ bookings: 0, gain: 0, perDollar: null, se: null, nextDollar })
    const known = (activity: string, vendor: number | null, partner: number) => ({
      ...{ strategy: 'resell', activity, spend: 0, claims: 0 },
      ...{ vendor: gain(vendor), partner: gain(partner) },
    })
    const told = (activities: ReturnType<typeof known>[]) =>
      responseRecord({
        ...outcome,
        curves,
        result: { ...outcome.result, marketing: { trials: 256, activities, steering: [] } },
      })
    const both = told([known('events', 0.5, -1), known('campaign', 2.1, -0.4)])
    expect(both.finding).toBe(
      'Resell with services: another dollar of the partner’s own on campaign changes the vendor’s contribution by +$2.1 and the partner’s EBITDA by \u2212$0.4; on events by +$0.5 and \u2212$1',
    )
    expect(both.tried).toBe(256)
    // what nobody could work out is not spoken of
    expect(told([known('events', 0.5, -1), known('campaign', null, -0.4)]).finding).toMatch(
      /on events changes the vendor’s contribution by \+\$0\.5 and the partner’s EBITDA by \u2212\$1$/,
    )
  })

  test('a dashed line goes from where a strategy stands as the next dollars go', () => {
    const record = responseRecord(withCurves([rootCurve('today', 'events', 9000)]))
    const { hconcat } = responseChart(record) as unknown as {
      hconcat: {
        layer: { mark: { strokeDash?: unknown }; data: { values: Record<'x' | 'x2' | 'y' | 'y2', number>[] } }[]
      }[]
    }
    const { x, x2, y, y2 } = hconcat[0]!.layer.find(({ mark }) => mark.strokeDash !== undefined)!.data.values[0]!
    expect([x, y]).toEqual([9000, 30])
    expect(x2).toBeGreaterThan(10_000)
    expect(((y2 - y) / (x2 - x)) * 1000).toBeCloseTo(10 * (Math.sqrt(10) - 3), 9)
  })

  test('draws one line where all have the same, and one each in its colour where they differ', () => {
    const alike = responseRecord(withCurves([rootCurve('today', 'events', 9000), rootCurve('resell', 'events', 4000)]))
    expect(alike.panels[0]!.lines.map(({ colour }) => colour)).toEqual([null])
    const apart = responseRecord(
      withCurves([rootCurve('today', 'events', 9000), rootCurve('resell', 'events', 4000, 12)]),
    )
    expect(apart.panels[0]!.lines.map(({ colour }) => colour)).toEqual(
      apart.panels[0]!.marks.map(({ colour }) => colour),
    )
    expect(new Set(apart.panels[0]!.lines.map(({ colour }) => colour)).size).toBe(2)
  })

  test('has the three activities with the largest spend, or the one asked for', () => {
    const curves = [1000, 9000, 4000, 16_000].map((spend, n) => rootCurve('today', `a${n}`, spend))
    const { panels, leftOut } = responseRecord(withCurves(curves))
    expect(panels.map(({ name }) => name)).toEqual(['a3', 'a1', 'a2'])
    expect(leftOut).toBe(1)
    expect(responseRecord(withCurves(curves), 'a0').panels.map(({ name }) => name)).toEqual(['a0'])
    expect(response.build(withCurves(curves), { kind: 'response', subject: 'a9' })).toEqual({
      missing: 'no strategy spends anything on the activity a9',
    })
    expect(response.usual(withCurves([]))).toEqual([])
  })

  test('names the five that spend most on an activity', () => {
    const plans = [...fivePlans, { ...fivePlans[1]!, id: 'sixth' }]
    const curves = plans.map(({ id }, n) => rootCurve(id, 'events', 1000 * (n + 1)))
    const [panel] = responseRecord(withCurves(curves, { plans })).panels
    expect(panel!.marks.map(({ id }) => id)).toEqual(plans.slice(1).map(({ id }) => id))
  })
})

test.each([
  [2.14, 'count', '2.1 leads'],
  [1, 'count', '1 lead'],
  [120, 'count', '120 leads'],
  [0.034, 'count', '0.03 leads'],
  [0.0021, '1', '0.2 points'],
] as const)('%d of %s is %s', (effect, unit, text) => {
  expect(effectText(effect, unit)).toBe(text)
})
