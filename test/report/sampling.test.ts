import { describe, expect, it } from 'vitest'
import { goalsRecord } from '../../src/chart/goals/record.ts'
import { sourceText } from '../../src/chart/theme.ts'
import { comparisonText } from '../../src/report/comparison-text.ts'
import { methodHtml } from '../../src/report/html-method.ts'
import { printedText } from '../../src/report/live/printed-text.ts'
import { scrambledSpread } from '../../src/report/median-error.ts'
import { precisionMethod, precisionOf } from '../../src/report/precision.ts'
import { runLog } from '../../src/run/run-log.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import type { Sampled } from '../../src/study/result.ts'
import { t975 } from '../../src/summarise/scrambles.ts'
import { lifelikeOutcome } from './outcome-fixture.ts'

const sampling: Sampled = {
  kind: 'sobol',
  scrambles: 16,
  errors: 'from 16 scrambles, Student t with 15 degrees of freedom',
  dimensions: ['inputs.a', 'partner.b'],
  plain: ['vendor.c'],
}

const [plain, points] = [{}, { sampling }].map(said => lifelikeOutcome(said)) as [Outcome, Outcome]
const words = 'from Sobol points'

// What is asked of each text is that nobody takes a run on points for a plain one, or the other way round.
describe('that inputs are drawn from points is said', () => {
  const printed = { rows: [], titles: [], trials: 4096, printed: {} }
  const texts: Readonly<Record<string, (outcome: Outcome) => string>> = {
    'on the terminal': it => comparisonText(it, { width: 120, color: false, unicode: true }),
    'under the method of a report': methodHtml,
    'at the foot of a chart': ({ result }) => sourceText(result),
  }
  it.each(Object.entries(texts))('%s', (_, text) => {
    expect(text(points)).toContain(words)
    expect(text(plain)).not.toMatch(/scramble|Sobol/)
  })

  it('with the inputs that have a dimension, and those that have none', () => {
    const timing = { started: '', read: 0, simulate: 0, draw: 0 }
    expect(runLog(points, new Map(), timing, 'here')).toContain(
      '\nsampling sobol, 16 scrambles, errors from 16 scrambles, Student t with 15 degrees of freedom\ndimensions inputs.a, partner.b\ninputs without a dimension vendor.c\n',
    )
    expect(runLog(plain, new Map(), timing, 'here')).not.toContain('sampling')
    expect(methodHtml(points)).toContain('<dt>Dimensions</dt><dd>inputs.a, partner.b</dd>')
    expect(methodHtml(points)).toContain('1 input beyond them by plain draws: vendor.c')
  })

  it('where a page plays plain futures beside them', () => {
    const sampled = ` ${words}`
    expect(printedText({ ...printed, sampled }, {}, 2000)).toContain(
      `2,000 futures of plain Monte Carlo instead of 4,096 ${words}, on the same seed`,
    )
    expect(printedText({ ...printed, sampled }, {}, 4096)).not.toContain('is the printed run:')
    expect(printedText(printed, {}, 2000)).not.toContain('Monte Carlo')
    expect(printedText(printed, {}, 4096)).toContain('is the printed run:')
  })

  it('where a chart has intervals', () => {
    expect(goalsRecord(plain).errors).toBe('counting trials')
    expect(goalsRecord(points).errors).toBe('what 16 scrambles differ by')
  })
})

// By hand: scramble k has the median k, whose sample variance over 0 to 15 is 16 x 17 / 12.
it('the error of a median is from the medians of the scrambles', () => {
  const values = Float64Array.from({ length: 48 }, (_, n) => (n % 16) + (n < 16 ? -100 : n < 32 ? 0 : 100))
  const { median, half } = scrambledSpread(values) ?? { median: Number.NaN, half: Number.NaN }
  expect(median).toBe(7.5)
  expect(half).toBeCloseTo(t975 * Math.sqrt((16 * 17) / 12 / 16), 12)
  expect(scrambledSpread(values.map((x, n) => (n % 16 === 1 ? Number.NaN : x)))).toBeNull()
})

it('the precision of a run on points is told from them', () => {
  expect(precisionMethod(points)).toContain('from the medians of 16 scrambles')
  expect(precisionMethod(plain)).toContain('two ranked trials')
  expect(precisionOf(points).relative).not.toBe(precisionOf(plain).relative)
})
