import { expect, test } from 'vitest'
import { fanRecord } from '../../src/chart/fan/record.ts'
import { fanChart } from '../../src/chart/fan/spec.ts'
import { textWidth } from '../../src/draw/text-width.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { fakeOutcome, fivePlans, threePlans } from './outcome-fixture.ts'

type Row = { readonly t: number; readonly mid: number | null; readonly v?: number }
type Name = { readonly x: number; readonly y: number; readonly s: string }
type Channel = {
  readonly scale: { readonly domain: readonly [number, number]; readonly range: readonly [number, number] }
}
type Line = {
  readonly mark: { readonly type: 'line' }
  readonly data?: Values<Row>
  readonly encoding: Record<'x' | 'y', Channel>
}
type Text = { readonly mark: { readonly type: 'text'; readonly align: string }; readonly data: Values<Name> }
type Values<T> = { readonly values: readonly T[] }
type View = { readonly height: number; readonly data: Values<Row>; readonly layer: readonly (Line | Text)[] }

/** Moments and values of a line in pixels, and how wide the drawing is. */
const drawn = ({ data, encoding }: Line, view: View) => {
  const { domain: times, range } = encoding.x.scale
  const { domain: values } = encoding.y.scale
  const points = (data ?? view.data).values.flatMap(({ t, mid, v = mid }) =>
    v === null
      ? []
      : [
          {
            x: ((t - times[0]) / (times[1] - times[0])) * range[1],
            y: ((values[1] - v) / (values[1] - values[0])) * view.height,
          },
        ],
  )
  return { points, plot: range[1] }
}

/** The names that stand on the drawing of a fan, whether they stay inside, and whether a line comes into their letters. */
const namesOn = (record: ReturnType<typeof fanRecord>, names: readonly string[]) => {
  const { hconcat } = fanChart(record) as unknown as { hconcat: readonly View[] }
  return hconcat.flatMap(view => {
    const lines = view.layer.flatMap(layer => (layer.mark.type === 'line' ? [drawn(layer as Line, view)] : []))
    const texts = view.layer.flatMap(layer => (layer.mark.type === 'text' ? [layer as Text] : []))
    return texts.flatMap(({ mark, data }) =>
      data.values
        .filter(({ s, y }) => names.includes(s) && y > 0)
        .map(({ s, x, y }) => {
          const width = textWidth(s, 12, 600)
          const left = mark.align === 'left' ? x : mark.align === 'right' ? x - width : x - width / 2
          const isIn = (px: number, py: number) => px > left && px < left + width && py > y - 9 && py < y + 2
          const isStruck = lines.some(({ points }) =>
            points.slice(1).some((end, i) =>
              Array.from({ length: 50 }, (_, k) => k / 49).some(k => {
                const start = points[i]!
                return isIn(start.x + k * (end.x - start.x), start.y + k * (end.y - start.y))
              }),
            ),
          )
          return [s, left >= 0 && left + width <= lines[0]!.plot ? 'inside' : 'outside', isStruck ? 'struck' : 'clear']
        }),
    )
  })
}

/** Three values that were measured, so many times the median of the reference. */
const measured = ({ result }: Outcome, times: number) => {
  const { dates, p50 } = result.strategies[0]!.timeline['partner.value']!
  const at = [20, 30, 45]
  return { dates: at.map(i => dates[i]!), values: at.map(i => p50[i]! * times) }
}

// Growth of the reference and of two others, a year.
test.each([
  ['the reference grows least', [0.02, 0.2, 0.25]],
  ['the reference grows most', [0.3, 0.02, -0.1]],
  ['all grow fast', [0.4, 0.55, 0.7]],
  ['some shrink', [-0.2, 0.1, 0.3]],
])('where %s, the dashed line and what was measured are named, and no line runs through a name', (_, growth) => {
  for (const times of [0.4, 1, 1.02, 2]) {
    const found = (plans: typeof threePlans) => {
      const outcome = fakeOutcome({ plans: plans.map((plan, i) => ({ ...plan, growth: growth[i % 3]! })), trials: 60 })
      return namesOn(fanRecord(outcome, 'partner.value', { actuals: measured(outcome, times) }), ['Today', 'actual'])
    }
    expect(found(threePlans).sort()).toEqual([
      ['Today', 'inside', 'clear'],
      ['actual', 'inside', 'clear'],
    ])
    // five panels are so narrow that a name may have no place
    for (const [, ...how] of found(fivePlans)) expect(how).toEqual(['inside', 'clear'])
  }
})
