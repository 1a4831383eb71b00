import { describe, expect, test } from 'vitest'
import { bridgeRecord } from '../../src/chart/bridge/record.ts'
import { bridgeChart } from '../../src/chart/bridge/spec.ts'
import { expectationsRecord } from '../../src/chart/expectations/record.ts'
import { expectationsChart } from '../../src/chart/expectations/spec.ts'
import { goalsRecord } from '../../src/chart/goals/record.ts'
import { goalsChart } from '../../src/chart/goals/spec.ts'
import { boxLayers, dotLayers, lineLayers } from '../../src/chart/marks.ts'
import { moneyText, percentText, valueText } from '../../src/chart/number.ts'
import { tornadoRecord } from '../../src/chart/tornado/record.ts'
import { tornadoChart } from '../../src/chart/tornado/spec.ts'
import { valuationRecord } from '../../src/chart/valuation/record.ts'
import { valuationChart } from '../../src/chart/valuation/spec.ts'
import { valueAxis } from '../../src/chart/value-axis.ts'
import { fakeOutcome } from './outcome-fixture.ts'
import { withValue } from './value-fixture.ts'

type Layer = { readonly mark: { readonly type: string }; readonly data: { readonly values: readonly { s?: string }[] } }

test('there is a layer for each look, and every mark is in one of them, once', () => {
  const box = { x: 0, x2: 1, y: 2, y2: 3, colour: 'red' }
  const boxes = boxLayers([box, { ...box, colour: 'blue' }, { ...box, x: 7 }]) as Layer[]
  expect(boxes.map(({ data }) => data.values)).toEqual([
    [
      { x: 0, x2: 1, y: 2, y2: 3 },
      { x: 7, x2: 1, y: 2, y2: 3 },
    ],
    [{ x: 0, x2: 1, y: 2, y2: 3 }],
  ])
  expect((lineLayers([box, { ...box, dash: [1, 2] }]) as Layer[]).map(({ mark }) => mark.type)).toEqual([
    'rule',
    'rule',
  ])
  expect((dotLayers([{ x: 1, y: 2, colour: 'red' }]) as Layer[])[0]!.data.values).toEqual([{ x: 1, y: 2 }])
})

test('values lie on the axis between its pixels, from a round number to another', () => {
  const { pixel } = valueAxis([-30, 970], 'count', { left: 100, right: 700, top: 0, height: 9 })
  // -200 to 1,000 by 200
  expect([-200, 400, 1000].map(pixel)).toEqual([100, 400, 700])
})

/** Every text in the layers of a spec, as often as it is drawn. */
const textsOf = (spec: unknown): readonly string[] =>
  (spec as { layer: readonly Layer[] }).layer.flatMap(({ data }) => data.values.flatMap(({ s }) => s ?? []))

describe('every number of a record is in the picture, as often as it has it', () => {
  const outcome = withValue(fakeOutcome({ trials: 200 }))
  const shown = (spec: unknown, wanted: readonly string[]) => {
    const texts = textsOf(spec)
    for (const text of new Set(wanted))
      expect([text, texts.filter(one => one === text).length]).toEqual([
        text,
        wanted.filter(one => one === text).length,
      ])
  }

  test('bridge', () => {
    const record = bridgeRecord(outcome, 'partner.ownerValue', 'resell', 'today')!
    shown(
      bridgeChart(record),
      record.rows.map(({ kind, from, to }) => valueText(kind === 'figure' ? to : to - from, 'USD', kind === 'step')),
    )
  })

  test('tornado', () => {
    const record = tornadoRecord(outcome, 'partner.ownerValue', 'resell', null)!
    shown(
      tornadoChart(record),
      [...record.bars.map(({ share }) => share), record.chance!].map(p => percentText(p)),
    )
  })

  test('valuation', () => {
    const record = valuationRecord(outcome)
    shown(
      valuationChart(record),
      record.rows.map(
        ({ mean, p50, p10, p90 }) =>
          `mean ${moneyText(mean)} \u00b7 median ${moneyText(p50)} \u00b7 P10 to P90 ${moneyText(p10)} to ${moneyText(p90)}`,
      ),
    )
  })

  test('goals', () => {
    const record = goalsRecord(outcome)
    const chances = record.groups.flatMap(({ rows }) => rows.flatMap(row => row.chances))
    shown(
      goalsChart(record),
      chances.map(chance => percentText(chance!.p)),
    )
  })

  test('expectations', () => {
    const record = expectationsRecord(outcome)
    shown(
      expectationsChart(record),
      record.beliefs.flatMap(({ believed, rows }) => [
        moneyText(believed),
        ...rows.map(
          ({ p50, p }) =>
            `median ${moneyText(p50)}, ${moneyText(Math.abs(p50 - believed))} ${p50 < believed ? 'below' : 'above'} \u00b7 true in ${percentText(p!)}`,
        ),
      ]),
    )
  })
})

describe('boxes are as long as what they stand for', () => {
  const outcome = withValue(fakeOutcome({ trials: 200 }))
  /** Lengths of the boxes of a spec, but for the invisible one that keeps the page's width, longest first. */
  const lengthsOf = (spec: unknown): readonly number[] =>
    (spec as { layer: readonly (Layer & { mark: { opacity?: number; color?: string } })[] }).layer
      .filter(({ mark }) => mark.type === 'rect' && mark.opacity !== 0)
      .flatMap(({ data }) => (data.values as { x: number; x2: number }[]).map(({ x, x2 }) => x2 - x))
      .sort((a, b) => b - a)
  const alike = (lengths: readonly number[], sizes: readonly number[]) => {
    const wanted = [...sizes].sort((a, b) => b - a)
    expect(lengths).toHaveLength(sizes.length)
    // a pixel is the least that is seen
    for (const [i, length] of lengths.entries())
      expect(length).toBeCloseTo(Math.max(1, (wanted[i]! / wanted[0]!) * lengths[0]!), 6)
  }

  test('bridge', () => {
    const record = bridgeRecord(outcome, 'partner.ownerValue', 'resell', 'today')!
    alike(
      lengthsOf(bridgeChart(record)),
      record.rows.map(({ from, to }) => Math.abs(to - from)),
    )
  })

  test('tornado', () => {
    const record = tornadoRecord(outcome, 'partner.ownerValue', 'resell', null)!
    alike(lengthsOf(tornadoChart(record)), [...record.bars.map(({ share }) => share), record.chance!])
  })
})
