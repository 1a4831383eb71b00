import { expect, test } from 'vitest'
import { buildCharts } from '../../src/chart/index.ts'
import { drawSvg } from '../../src/draw/svg.ts'
import { withMarketing, withMuchMarketing } from '../chart/marketing-fixture.ts'
import { fakeOutcome, fivePlans, threePlans } from '../chart/outcome-fixture.ts'

const kinds = ['response', 'fund', 'calendar', 'funnel', 'rebate'] as const

test.each([
  ['three strategies', withMarketing(fakeOutcome({ trials: 20 }))],
  ['five strategies, twenty years', withMarketing(fakeOutcome({ plans: fivePlans, months: 240, trials: 20 }))],
  ['one strategy', withMarketing(fakeOutcome({ plans: threePlans.slice(0, 1), trials: 20 }))],
  ['much of everything', withMuchMarketing(fakeOutcome({ plans: fivePlans, trials: 20 }))],
])('every chart of marketing and program has the size of a slide: %s', async (_, outcome) => {
  const { charts } = buildCharts(
    outcome,
    kinds.map(kind => ({ kind })),
  )
  const sizes = await Promise.all(
    charts.map(async ({ id, spec }) => {
      const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(await drawSvg(spec)) ?? []
      return [id, Number(width), Number(height)]
    }),
  )
  expect(sizes.length).toBeGreaterThanOrEqual(4)
  for (const [, width, height] of sizes) {
    expect(width, JSON.stringify(sizes)).toBe(960)
    expect(height, JSON.stringify(sizes)).toBe(540)
  }
})
