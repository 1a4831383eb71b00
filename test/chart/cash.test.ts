import { describe, expect, test } from 'vitest'
import { cash } from '../../src/chart/cash/kind.ts'
import { cashRecord } from '../../src/chart/cash/record.ts'
import { type Hand, handMade } from './hand-made.ts'

const mid = [50e3, -20e3, -120e3, -80e3, 10e3, 90e3]
const hand = (more: Partial<Hand> = {}): Hand => ({
  id: 'grow',
  title: 'Grow',
  metrics: { 'partner.creditHold': 0.12, 'partner.funding.peak': 1 },
  means: {
    'partner.line': [300e3, 300e3, 200e3, 200e3, 200e3, 200e3],
    'partner.creditHold': [0, 0, 0.04, 0.1, 0, 0.02],
  },
  paths: { 'partner.netCash': mid },
  ...more,
})
const recordOf = (more: Partial<Hand> = {}) => cashRecord(handMade([hand(more)], 6))
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`)

// Worked by hand: the lowest median is that of March, 120 below nothing; the line was cut to 200 in that month, so 80 are left.
describe('cash less debt against the revolver', () => {
  test('the low point, what is left of the line there, and where credit hold begins and peaks', () => {
    const record = recordOf()
    expect(record.low).toEqual({ t: day('2026-03-31'), value: -120e3, left: 80e3 })
    expect(record.hold).toEqual({
      ever: 0.12,
      first: day('2026-03-31'),
      most: { t: day('2026-04-30'), share: 0.1 },
    })
    expect(record.points[1]).toEqual({
      t: day('2026-02-28'),
      lo: -20_010,
      mid: -20e3,
      hi: -19_980,
      line: 300e3,
      onHold: 0,
    })
    expect(record.span).toEqual([day('2025-12-30'), day('2026-06-30')])
  })

  test('the finding, with and without a line, at its end, at the end of the run, and without credit hold', () => {
    expect(recordOf().finding).toBe(
      'Grow: median cash less debt is lowest in Mar 2026 at \u2212$120k, $80k from using up the revolver; 12\u00a0% of futures meet a credit hold, from Mar 2026',
    )
    const never = { metrics: {}, means: { 'partner.line': [0, 0, 0, 0, 0, 0] } }
    expect(recordOf({ ...never, paths: { 'partner.netCash': [9e3, 8e3, 7e3, 6e3, 5e3, 4e3] } }).finding).toBe(
      'Grow: median cash less debt is lowest at the end (Jun 2026) at $4.0k, and there is no revolver; no future meets a credit hold',
    )
    const used = { 'partner.line': mid.map(() => 120e3) }
    expect(recordOf({ means: used }).finding).toContain('at \u2212$120k, and the revolver is used up; no future')
    expect(recordOf({ paths: {} }).finding).toBe('This run kept no course of cash with Grow')
  })

  test('a run shows it where most futures need funding, or one in twenty is on hold', () => {
    const usual = (metrics: Hand['metrics']) => cash.usual(handMade([hand({ metrics: metrics! })], 6))
    expect(usual({ 'partner.funding.peak': 1, 'partner.creditHold': 0 })).toEqual([{ kind: 'cash' }])
    expect(usual({ 'partner.funding.peak': 0, 'partner.creditHold': 0.05 })).toEqual([{ kind: 'cash' }])
    expect(usual({ 'partner.funding.peak': 0, 'partner.creditHold': 0.04 })).toEqual([])
    expect(cash.build(handMade([hand({ paths: {} })], 6), { kind: 'cash' })).toEqual({
      missing: 'the run has no path of cash over time',
    })
  })
})
