import { describe, expect, test } from 'vitest'
import { solution } from '../../src/chart/solution/kind.ts'
import { solutionRecord } from '../../src/chart/solution/record.ts'
import type { Curve } from '../../src/study/curves/curve.ts'
import { withoutIt } from '../../src/study/curves/solution.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome } from './outcome-fixture.ts'

const axes = { x: { label: 'deployments', unit: 'count' }, y: { label: 'margin', unit: 'USD' } } as const

/** By hand: -100k + 60k a deployment against 30k without: 3 x 60k - 100k = 80k < 90k, 4 x 60k - 100k = 140k > 120k. */
const curves = (marks: Curve['marks']): readonly Curve[] => {
  const line = (of: string, start: number, slope: number): Curve => ({
    kind: 'solution',
    strategy: 'resell',
    of,
    ...axes,
    points: [0, 1, 2, 3, 4, 5, 6].map(x => ({ x, y: start + slope * x })),
    marks: of === '' ? marks : [],
  })
  return [line('', -100_000, 60_000), line(withoutIt, 0, 30_000)]
}

const back = { label: 'pays back', x: 4, y: 140_000 }
const outcomeOf = (found: readonly Curve[]): Outcome => ({ ...fakeOutcome({ trials: 20 }), curves: found })
const finding = (marks: Curve['marks']) => solutionRecord(outcomeOf(curves(marks)), 'resell')!.finding

describe('solutionRecord', () => {
  test('lines, cost of building and marks are those of the curves; what it is ahead lies between the points', () => {
    const record = solutionRecord(outcomeOf(curves([back, { label: 'by the end', x: 5.5, y: 230_000 }])), 'resell')!
    expect(record).toMatchObject({ building: 100_000, payback: { x: 4 }, of: { id: 'resell' } })
    // 5.5 x 30k - 100k
    expect(record.end).toMatchObject({ x: 5.5, ahead: 65_000 })
    expect(record.inside.map(({ y }) => y)).toEqual([-100_000, -40_000, 20_000, 80_000, 140_000, 200_000, 260_000])
  })

  test.each<[Curve['marks'], string]>([
    [
      [back, { label: 'by the end', x: 5.5, y: 230_000 }],
      'pays back the $100k that building it costs with the 4th deployment; 5.5 are made by the end on average, which leaves it $65k ahead',
    ],
    [
      [back, { label: 'by the end', x: 1, y: -40_000 }],
      'pays back the $100k that building it costs with the 4th deployment; 1 is made by the end on average, which leaves it $70k behind',
    ],
    [[back], 'pays back the $100k that building it costs with the 4th deployment'],
    [[], 'does not pay back the $100k that building it costs within 6 deployments'],
  ])('says what the marks %j say', (marks, said) =>
    expect(finding(marks)).toBe(`Resell with services: the solution ${said}`),
  )

  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [11, '11th'],
    [12, '12th'],
    [21, '21st'],
    [113, '113th'],
  ])('deployment %i is the %s', (x, name) => {
    expect(finding([{ label: 'pays back', x, y: 0 }])).toContain(`with the ${name} deployment`)
  })
})

test('it is usual where a strategy deploys a solution, and says why it is not there', () => {
  expect(solution.usual(outcomeOf(curves([])))).toEqual([{ kind: 'solution', of: 'resell' }])
  expect(solution.usual(fakeOutcome({ trials: 20 }))).toEqual([])
  const missing = { missing: 'the strategy builds no repeatable solution, or never deploys one' }
  expect(solution.build(fakeOutcome({ trials: 20 }), { kind: 'solution' })).toEqual(missing)
  expect(solution.build(outcomeOf(curves([])), { kind: 'solution', of: 'today' })).toEqual(missing)
})
