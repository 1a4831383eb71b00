import { describe, expect, test } from 'vitest'
import { rebate } from '../../src/chart/rebate/kind.ts'
import { rebateRecord } from '../../src/chart/rebate/record.ts'
import { rebateChart } from '../../src/chart/rebate/spec.ts'
import type { Curve } from '../../src/study/curves/curve.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { withMarketing } from './marketing-fixture.ts'
import { fakeOutcome } from './outcome-fixture.ts'

/** A curve with a mean turnover, what that earns, and what is paid. */
const curve = (of: string, x: number, y: number, paid: number, more: Partial<Curve> = {}): Curve => ({
  kind: 'rebate',
  strategy: 'today',
  of,
  x: { label: 'turnover in the quarter to March 2027', unit: 'USD' },
  y: { label: 'what the rebate pays for it', unit: 'USD' },
  points: [0, x, 2 * x].map(at => ({ x: at, y: at / 100 })),
  marks: [
    { label: 'average', x, y },
    { label: 'paid', x, y: paid },
    { label: 'p10', x: x / 2, y: 0 },
    { label: 'p50', x, y },
    { label: 'p90', x: 1.5 * x, y: 0 },
  ],
  ...more,
})

const withCurves = (...curves: Curve[]): Outcome => ({ ...withMarketing(fakeOutcome({ trials: 20 })), curves })

const findingOf = (one: Curve): string | undefined => rebateRecord(withCurves(one), 'volume', 'today')?.finding

describe('rebateRecord', () => {
  test('the finding sets what is paid against what average turnover would earn', () => {
    expect(findingOf(curve('volume', 2e6, 4000, 5000))).toBe(
      'The rebate volume pays $5.0k on average in the quarter to March 2027, 25\u00a0% more than the $4.0k that average turnover would earn',
    )
    expect(findingOf(curve('volume', 2e6, 5000, 4000))).toMatch(/, 20\u00a0% less than the \$5\.0k that/)
    expect(findingOf(curve('volume', 2e6, 5000, 5080))).toBe(
      'The rebate volume pays $5.1k on average in the quarter to March 2027, what average turnover would earn',
    )
    expect(findingOf(curve('volume', 2e6, 0, 800))).toBe(
      'The rebate volume pays $800 on average in the quarter to March 2027; average turnover would earn nothing',
    )
  })

  test('where it pays nothing the finding says why', () => {
    expect(findingOf(curve('volume', 2e6, 0, 0, { bands: [{ from: 3e6, rate: 0.01 }] }))).toBe(
      'The rebate volume pays nothing in the quarter to March 2027: it begins at $3.0M, and turnover is $2.0M on average',
    )
    expect(findingOf(curve('volume', 2e6, 0, 0))).toBe(
      'The rebate volume pays nothing in the quarter to March 2027 of a mean turnover of $2.0M',
    )
  })

  test('is of the rebate on which a plan on averages errs most, unless one is asked for', () => {
    const outcome = withCurves(curve('flat', 1e6, 9000, 9000), curve('volume', 2e6, 4000, 5000))
    expect(rebateRecord(outcome, undefined, 'today')?.name).toBe('volume')
    expect(rebateRecord(outcome, 'flat', 'today')?.name).toBe('flat')
    expect(rebateRecord(outcome, 'growth', 'today')).toBeUndefined()
    expect(rebateRecord(outcome, undefined, 'resell')).toBeUndefined()
  })

  // Turnover even from 0 to 4 times 100,000: 1 % above 100,000 and 2 % more above 200,000; by the integrals of both.
  test('takes its numbers from the curve, and those of the horizon from the result', () => {
    const record = rebateRecord(withMarketing(fakeOutcome({ trials: 20 })), 'volume', 'today')!
    expect(record.average).toEqual({ x: 200_000, y: 1000 })
    expect(record.paid).toBeCloseTo(1e5 * ((0.01 * 3 * 3) / 2 / 4 + (0.02 * 2 * 2) / 2 / 4), 9)
    expect([record.p10, record.p50, record.p90]).toEqual([40_000, 200_000, 360_000])
    expect(record.horizon).toEqual({ paid: 45_000, ofMean: 20_000 })
    expect(record.trials).toBe(256)
  })

  test('what is paid and what average turnover would earn are points over the mean turnover', () => {
    const record = rebateRecord(withMarketing(fakeOutcome({ trials: 20 })), 'volume', 'today')!
    const { layer } = rebateChart(record) as unknown as {
      layer: { mark: { type: string }; data: { values: { x: number; y: number; x2?: number }[] } }[]
    }
    const valuesOf = (type: string) => layer.filter(({ mark }) => mark.type === type).map(({ data }) => data.values)
    expect(valuesOf('point')).toEqual([[record.average], [{ x: record.average.x, y: record.paid }]])
    expect(valuesOf('line')).toEqual([record.points])
    expect(valuesOf('rect')[0]![0]).toMatchObject({ x: record.p10, x2: record.p90 })
  })

  test('is usual where a plan on averages is off by a twentieth', () => {
    const usual = (paid: number) => rebate.usual(withCurves(curve('volume', 2e6, 4000, paid, { strategy: 'resell' })))
    expect(usual(4250)).toEqual([{ kind: 'rebate' }])
    expect(usual(3700)).toEqual([{ kind: 'rebate' }])
    expect([usual(4150), usual(4000), usual(3850)]).toEqual([[], [], []])
  })

  test('a rebate that is not there is not drawn, and said', () => {
    expect(rebate.build(withCurves(), { kind: 'rebate' })).toEqual({
      missing: 'the scenario has no rebate that is earned within its time',
    })
    expect(rebate.build(withCurves(), { kind: 'rebate', subject: 'volume' })).toEqual({
      missing: 'no rebate volume is earned within the time of the scenario',
    })
    expect(rebate.usual(withCurves())).toEqual([])
  })
})
