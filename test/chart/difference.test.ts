import { describe, expect, test } from 'vitest'
import { differenceRecord } from '../../src/chart/difference/record.ts'
import { differenceChart } from '../../src/chart/difference/spec.ts'
import { toldApart } from '../../src/chart/difference/told-apart.ts'
import { moneyText, percentText } from '../../src/chart/number.ts'
import { textWidth } from '../../src/draw/text-width.ts'
import { fakeOutcome, threePlans } from './outcome-fixture.ts'

const record = (wishes: Parameters<typeof fakeOutcome>[0] = {}, b = 'resell') =>
  differenceRecord(fakeOutcome(wishes), 'partner.value', b, 'today')

describe('differenceRecord', () => {
  test('shares and quantiles are those of the result', () => {
    const outcome = fakeOutcome({ ties: 0.2 })
    const made = differenceRecord(outcome, 'partner.value', 'resell', 'today')
    const { p10, p50, p90, pGreater, pEqual } = outcome.result.comparisons.find(({ b }) => b === 'resell')!.metrics[
      'partner.value'
    ]!
    expect(made).toMatchObject({ p10, p50, p90, pGreater, pEqual })
    expect(made.pGreater + made.pLess + made.pEqual).toBeCloseTo(1, 12)
  })

  test('the finding states the greater share and the median', () => {
    const made = record()
    expect(made.finding).toBe(
      `Resell with services beats Today on price of the firm in ${percentText(made.pGreater)} of trials, by ${moneyText(made.p50)} at the median`,
    )
  })

  test.each([0, 0.3, 0.9])('bars on either side of 0 add up to the shares, with %d ties', ties => {
    const made = record({ ties })
    const side = (test: (bin: { lo: number; hi: number }) => boolean) =>
      made.bins.filter(test).reduce((sum, { share }) => sum + share, 0)
    expect(side(({ hi }) => hi <= 0) + made.beyond.below).toBeCloseTo(made.pLess, 12)
    expect(side(({ lo }) => lo >= 0) + made.beyond.above).toBeCloseTo(made.pGreater, 12)
    expect(made.bins.every(({ lo, hi }) => lo >= 0 || hi <= 0)).toBe(true)
    expect(made.beyond.below + made.beyond.above).toBeLessThanOrEqual(0.011)
    expect(made.bins.length).toBeLessThanOrEqual(62)
  })

  test('equal amounts in every trial', () => {
    expect(record({ constant: true, trials: 9 })).toMatchObject({
      bins: [],
      pEqual: 1,
      finding: 'Resell with services and Today give the same price of the firm in every trial',
    })
  })

  test('the same difference in every trial is one bar', () => {
    const outcome = fakeOutcome({ constant: true, trials: 9 })
    const moved = { ...outcome.samples, resell: { 'partner.value': new Float64Array(9).fill(499_000) } }
    const made = differenceRecord({ ...outcome, samples: moved }, 'partner.value', 'resell', 'today')
    expect(made.bins).toHaveLength(1)
    expect(made.finding).toBe(
      'Resell with services falls short of Today on price of the firm in every trial, by $1.0k at the median',
    )
  })

  test('two trials, trials without a value, a strategy against itself', () => {
    expect(record({ trials: 2 }).bins.length).toBeGreaterThan(0)
    const outcome = fakeOutcome({ trials: 10 })
    outcome.samples.resell!['partner.value']![3] = Number.NaN
    expect(differenceRecord(outcome, 'partner.value', 'resell', 'today')).toMatchObject({ trials: 10, pairs: 9 })
    expect(record({}, 'today').finding).toBe('There is no strategy to set against Today')
  })
})

// By hand; a title that is cut keeps some 46 letters.
test.each([
  ['Today', 'Resell', ['Today', 'Resell']],
  ['Today', 'Today', ['Today', 'Today']],
  [
    `${'many words '.repeat(9)}in one region`,
    `${'many words '.repeat(9)}in three`,
    ['\u2026one region', '\u2026three'],
  ],
  [`${'many words '.repeat(9)}and`, `${'many words '.repeat(9)}and more`, ['\u2026and', '\u2026and more']],
  [`${'x'.repeat(90)}1`, `${'x'.repeat(90)}2`, [`\u2026${'x'.repeat(20)}1`, `\u2026${'x'.repeat(20)}2`]],
])('%s and %s are told apart', (a, b, told) => {
  expect(toldApart(a, b)).toEqual(told)
  expect(toldApart(b, a)).toEqual(told.toReversed())
})

describe('the words below the shares', () => {
  type Layer = {
    readonly mark: { readonly type: string; readonly align?: string; readonly fontWeight?: number }
    readonly data: { readonly values: readonly { readonly s?: string; readonly y?: number }[] }
  }
  const between = ([today, support, resell]: readonly [string, string, string], ties = 0) => {
    const plans = threePlans.map((plan, i) => ({ ...plan, title: [today, support, resell][i]! }))
    const { layer } = differenceChart(record({ plans, ties, trials: 300 })) as unknown as { layer: readonly Layer[] }
    const lines = (align: string) =>
      layer
        .filter(({ mark }) => mark.type === 'text' && mark.align === align && mark.fontWeight === 500)
        .flatMap(({ data }) => data.values.map(({ s }) => s!))
    return { behind: lines('left'), ahead: lines('right') }
  }
  const long = 'Resell the whole suite with managed services to mid-market customers'

  test('stand in one line where that has room, else who is ahead of whom begins a line', () => {
    expect(between(['Today', 'b', 'Resell'], 0.3)).toEqual({
      behind: ['of trials: Resell behind Today'],
      ahead: ['of trials: Resell ahead of Today'],
    })
    expect(between(['No checkpoints', 'b', 'Weekly checkpoint, asks everything'], 0.3)).toEqual({
      behind: ['of trials: Weekly checkpoint, asks everything', 'behind No checkpoints'],
      ahead: ['of trials: Weekly checkpoint, asks everything', 'ahead of No checkpoints'],
    })
  })

  test.each([
    ['long', `${long} in one region`, `${long} in three regions`],
    ['as long as may be', `${long} `.repeat(3).slice(0, 200), `${long} `.repeat(3).slice(1, 201)],
    ['without a blank', 'x'.repeat(200), 'W'.repeat(200)],
    ['in other alphabets', '渠道合作伙伴'.repeat(33), 'ЖЩ Ωμέγα '.repeat(22)],
  ])('say both directions in full, of titles that are %s', (_, today, resell) => {
    for (const ties of [0, 0.3]) {
      const plans = threePlans.map((plan, i) => ({ ...plan, title: [today, 'b', resell][i]! }))
      const { a, b } = record({ plans, ties, trials: 300 })
      expect(a.title).not.toBe(b.title)
      const { behind, ahead } = between([today, 'b', resell], ties)
      const joined = (lines: readonly string[]) => lines.join('').replaceAll(' ', '')
      expect(joined(behind)).toBe(joined([`of trials: ${b.title} behind ${a.title}`]))
      expect(joined(ahead)).toBe(joined([`of trials: ${b.title} ahead of ${a.title}`]))
      const begins = (lines: readonly string[]) =>
        lines.length === 1 || lines.filter(line => /^(behind|ahead of) /.test(line)).length === 1
      expect([begins(behind), begins(ahead)]).toEqual([true, true])
      // the picture is 912 pixels wide inside, and what is in the middle of it takes some 150
      for (const line of [...behind, ...ahead])
        expect(textWidth(line, 13, 500)).toBeLessThan(912 / 2 - (ties > 0 ? 75 : 0))
    }
  })
})
