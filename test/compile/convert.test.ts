import { describe, expect, it } from 'vitest'
import { convertRate } from '../../src/compile/convert.ts'
import type { Conversion } from '../../src/kernel/field.ts'
import { type Period, periodRatio, periods, periodYears } from '../../src/kernel/unit.ts'

/** The definitions, in native arithmetic: P is the rate's own period, d the step. */
const closedForm: Readonly<Record<Conversion, (x: number, dOverP: number) => number>> = {
  flow: (x, r) => x * r,
  probability: (x, r) => 1 - (1 - x) ** r,
  lost: (x, r) => 1 - (1 - x) ** r,
  kept: (x, r) => x ** r,
  growth: (x, r) => (1 + x) ** r - 1,
}
const steps = ['day', 'week', 'month', 'quarter'] as const

const convert = (how: Conversion, x: number, from: Period, to: Period): number =>
  convertRate(x, { how, steps: periodRatio(from, to) })

describe('a rate brought to a step', () => {
  const rows = (Object.keys(closedForm) as Conversion[]).flatMap(how =>
    periods.flatMap(from => steps.map(to => [how, from, to] as const)),
  )

  it.each(rows)('%s per %s to a %s', (how, from, to) => {
    for (const x of [0, 0.001, 0.07, 0.3, 0.95]) {
      const expected = closedForm[how](x, periodYears[to] / periodYears[from])
      // growth of 95 % a day is 10^26 a quarter: relative, and as many roundings as there are days
      expect(Math.abs(convert(how, x, from, to) - expected)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(expected)))
    }
  })

  it('is itself, to the bit, when its period is the step', () => {
    for (const how of Object.keys(closedForm) as Conversion[])
      for (const step of steps) expect(convert(how, 0.1, step, step)).toBe(0.1)
  })

  it('is x / 12 exactly for money a year in monthly steps', () => {
    expect(convert('flow', 110_000, 'year', 'month')).toBe(110_000 / 12)
    expect(convert('flow', 12, 'year', 'quarter')).toBe(3)
    expect(convert('flow', 30, 'quarter', 'month')).toBe(10)
  })

  // What a period's steps do together is what the period does: the definition of each conversion.
  it.each([
    ['month', 12],
    ['quarter', 4],
    ['week', 365.25 / 7],
    ['day', 365.25],
  ] as const)('of a year compounds back over its %ss', (step, count) => {
    expect((1 - convert('lost', 0.1, 'year', step)) ** count).toBeCloseTo(0.9, 12)
    expect((1 - convert('probability', 0.1, 'year', step)) ** count).toBeCloseTo(0.9, 12)
    expect(convert('kept', 0.9, 'year', step) ** count).toBeCloseTo(0.9, 12)
    expect((1 + convert('growth', 0.1, 'year', step)) ** count).toBeCloseTo(1.1, 12)
    expect(convert('flow', 100, 'year', step) * count).toBeCloseTo(100, 10)
  })

  it('keeps its ends: nothing stays nothing, and all is lost at once', () => {
    for (const how of ['lost', 'probability'] as const) {
      expect(convert(how, 0, 'year', 'day')).toBe(0)
      expect(convert(how, 1, 'year', 'day')).toBe(1)
    }
    expect(convert('kept', 0, 'year', 'month')).toBe(0)
    expect(convert('kept', 1, 'year', 'month')).toBe(1)
    expect(convert('growth', 0, 'year', 'month')).toBe(0)
    // small rates keep their digits: 1 - (1 - x)^(1/12) = x / 12 + 11 x^2 / 288 + ..., from the binomial series
    expect(convert('lost', 1e-12, 'year', 'month') / 1e-12).toBeCloseTo(1 / 12, 12)
  })
})
