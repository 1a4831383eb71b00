import { describe, expect, test } from 'vitest'
import { fanRecord } from '../../src/chart/fan/record.ts'
import { moneyText } from '../../src/chart/number.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'

const titles = (record: ReturnType<typeof fanRecord>) => record.panels.map(({ title }) => title)

describe('fanRecord', () => {
  test('the finding names the strategy with the greatest median at the end, and both medians', () => {
    const record = fanRecord(fakeOutcome(), 'partner.value')
    const [today, , resell] = record.panels
    expect(record.finding).toBe(
      `Resell with services brings median price of the firm to ${moneyText(resell!.end!.mid)} after 5\u00a0years, against ${moneyText(today!.end!.mid)} with Today`,
    )
  })

  test('the ends are the last points of the timelines', () => {
    const outcome = fakeOutcome()
    for (const panel of fanRecord(outcome, 'partner.value').panels) {
      const { p10, p50, p90 } = outcome.result.strategies.find(({ id }) => id === panel.id)!.timeline['partner.value']!
      expect(panel.end).toMatchObject({ lo: p10.at(-1), mid: p50.at(-1), hi: p90.at(-1) })
    }
  })

  test('when nothing beats the reference the finding says so', () => {
    const [today, support, resell] = threePlans
    const weaker = [today!, { ...support!, growth: -0.3 }, { ...resell!, growth: -0.4 }]
    expect(fanRecord(fakeOutcome({ plans: weaker }), 'partner.value').finding).toMatch(
      /^No strategy beats Today: median price of the firm is \$[\d.]+[Mk] after 5\u00a0years, at best \$[\d.]+[Mk] with Support only$/,
    )
    expect(fanRecord(fakeOutcome({ constant: true, trials: 9 }), 'partner.value').finding).toBe(
      'No strategy moves median price of the firm: $500k after 5\u00a0years, as with Today',
    )
  })

  test('medians that look the same are told apart by their difference', () => {
    const { finding } = fanRecord(fakeOutcome({ shift: 4e9 }), 'partner.value')
    expect(finding).toMatch(/to \$4\.0B after 5\u00a0years, \$[\d.]+[Mk] more than Today$/)
  })

  test('without the books of the firm it is the value of this practice', () => {
    const { finding } = fanRecord({ ...fakeOutcome(), firm: false }, 'partner.value')
    expect(finding).toContain('brings median value of this practice to')
  })

  test('months without a value stay null, and the axis starts with the horizon', () => {
    const record = fanRecord(fakeOutcome(), 'partner.value')
    expect(record.panels[0]!.points.filter(({ mid }) => mid === null)).toHaveLength(11)
    expect(new Date(record.span[0]).toISOString()).toBe('2026-01-01T00:00:00.000Z')
    expect(new Date(record.span[1]).toISOString()).toBe('2030-12-31T00:00:00.000Z')
  })

  test('with too many strategies the weakest are left out, never the reference', () => {
    const more = fivePlans
      .slice(1)
      .map((plan, i) => ({ ...plan, id: `more${i}`, title: `More ${i}`, growth: 0.01 * i }))
    const record = fanRecord(fakeOutcome({ plans: [...fivePlans, ...more], trials: 200 }), 'partner.value')
    expect(record.panels).toHaveLength(5)
    expect(record.leftOut).toBe(4)
    expect(titles(record)).toContain('Today')
    expect(titles(record)).not.toContain('Wind down')
  })
})
