import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { books } from '../../src/domain/columns.ts'
import { stepEnds, yearEnds } from '../../src/kernel/calendar.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { watch } from '../helpers/watch.ts'

const endsOf = (built: Omit<Built, 'set'>): string[] => {
  const { structure } = compile(buildScenario({ ...built, set: { 'partner.overhead': 1 } }), catalogue)
  return structure.dates.filter((_, t) => structure.partnerYearEnds[t])
}

// From a calendar: a step belongs to the fiscal year that holds its last day, and ends it when the next step does not.
describe('a fiscal year ends', () => {
  it.each<[string, Omit<Built, 'set'>, string[]]>([
    ['in June, by the month, for a year from July', { partnerYear: 7, steps: 24 }, ['2026-06-30', '2027-06-30']],
    ['in December, by the month', { partnerYear: 1, steps: 25 }, ['2026-12-31', '2027-12-31']],
    ['in January, for a year from February', { partnerYear: 2, steps: 14 }, ['2026-01-31', '2027-01-31']],
    ['by the quarter', { partnerYear: 7, step: 'quarter', steps: 8 }, ['2026-06-30', '2027-06-30']],
    // 2026-01-01 is a Thursday, so weeks end on Wednesdays; the last one before 30 June 2026 ends on 24 June, and the one
    // that holds 30 June ends on 1 July, in the next year
    ['by the week', { partnerYear: 7, step: 'week', steps: 104 }, ['2026-06-24', '2027-06-30']],
    ['by the day', { partnerYear: 7, step: 'day', steps: 400 }, ['2026-06-30']],
    [
      'from a start in the middle of a month',
      { partnerYear: 7, start: '2026-03-15', steps: 18 },
      ['2026-06-14', '2027-06-14'],
    ],
    ['never, in a run that does not reach it', { partnerYear: 7, steps: 5 }, []],
    ['on the last step of a run', { partnerYear: 7, steps: 6 }, ['2026-06-30']],
  ])('%s', (_name, built, expected) => {
    expect(endsOf(built)).toEqual(expected)
  })

  it('and then the tax of that year is paid, and only then', () => {
    // a profit of $1,000 a month and a tax of 25 %: six months in June, twelve a year later
    const built: Built = {
      partnerYear: 7,
      steps: 20,
      set: {
        'installed.resold.only.customers': 1,
        'installed.resold.only.value': 12_000,
        'segments.only.churn': 0,
        'program.margin': 1,
        'partner.tax': 0.25,
      },
    }
    const seen = watch(buildScenario(built), [books.tax], { trials: 1 }).get('only') ?? expect.unreachable()
    const paid = seen(books.tax).map(([x]) => Math.round(x))
    expect(paid.flatMap((x, t) => (x === 0 ? [] : [[t, x]]))).toEqual([
      [5, 1_500],
      [17, 3_000],
    ])
  })
})

describe('the last days of steps', () => {
  it.each([
    ['month', '2024-01-31', ['2024-02-28', '2024-03-30', '2024-04-29']],
    ['month', '2024-02-01', ['2024-02-29', '2024-03-31', '2024-04-30']],
    ['quarter', '2025-11-01', ['2026-01-31', '2026-04-30', '2026-07-31']],
    ['week', '2024-02-26', ['2024-03-03', '2024-03-10', '2024-03-17']],
    ['day', '2024-02-28', ['2024-02-28', '2024-02-29', '2024-03-01']],
  ] as const)('by the %s from %s', (step, start, expected) => {
    expect(stepEnds(start, step, 3)).toEqual(expected)
  })

  it('know a year end by the step after the run', () => {
    expect(yearEnds(['2026-05-31', '2026-06-30'], '2026-07-31', 7)).toEqual([false, true])
    expect(yearEnds(['2026-05-31', '2026-06-30'], '2026-06-30', 7)).toEqual([false, false])
  })
})
