import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCharts, kinds } from '../../src/chart/index.ts'
import { drawSvg } from '../../src/draw/svg.ts'
import { textWidth } from '../../src/draw/text-width.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { withMarketing, withMuchMarketing } from '../chart/marketing-fixture.ts'
import { fakeOutcome, fivePlans, type Plan, threePlans, type Wishes } from '../chart/outcome-fixture.ts'
import { withValue } from '../chart/value-fixture.ts'
import { openPictures, type Pictures } from './pictures.ts'
import { collisions, struck } from './text-boxes.ts'

let pictures: Pictures
beforeAll(async () => {
  pictures = await openPictures()
}, 60_000)
afterAll(() => pictures?.close())

const shown = (svg: string) => pictures.shown(svg)

/** A fan with what was measured: a value far below the band, one at its median, and one far above, the last at the end. */
const withActuals = (outcome: Outcome) => {
  const path = outcome.result.strategies.find(({ id }) => id === outcome.against)?.timeline['partner.value']
  const end = (path?.dates.length ?? 0) - 1
  const measured = [Math.floor(end / 3), Math.floor(end / 2), end].flatMap((at, i) => {
    const mid = path?.p50[at] ?? null
    return mid === null ? [] : [{ date: path!.dates[at]!, value: mid + (i - 1) * Math.abs(mid) }]
  })
  return measured.flatMap((_, i) => {
    const some = measured.slice(0, i + 1)
    const actuals = { dates: some.map(({ date }) => date), values: some.map(({ value }) => value) }
    return buildCharts(outcome, [{ kind: 'fan', subject: 'partner.value', actuals }]).charts
  })
}

/** Every kind of chart of an outcome, and what is wrong with its texts. */
const faultsOf = async (bare: Outcome): Promise<string[]> => {
  const outcome = withValue(bare)
  const specs = [
    ...buildCharts(outcome, [
      ...kinds.map(({ key }) => ({ kind: key })),
      // the way to the figure of one strategy alone
      { kind: 'bridge', of: outcome.against },
    ]).charts,
    ...buildCharts(outcome).charts.filter(({ id }) => /-\d+$/.test(id)),
    ...withActuals(outcome),
  ]
  const faults: string[] = []
  for (const { id, spec } of specs) {
    const picture = await shown(await drawSvg(spec))
    faults.push(...[...collisions(picture), ...struck(picture)].map(fault => `${id}: ${fault}`))
  }
  return faults
}

const long = 'Resell the whole suite with managed services to mid-market customers in three regions'
const named = (plans: readonly Plan[], title: (plan: Plan, i: number) => string) =>
  plans.map((plan, i) => ({ ...plan, title: title(plan, i) }))

const outcomes: Readonly<Record<string, Wishes>> = {
  'three strategies': {},
  'five strategies': { plans: fivePlans },
  'one strategy': { plans: threePlans.slice(0, 1) },
  'two strategies': { plans: threePlans.slice(0, 2) },
  'long titles, three': { plans: named(threePlans, (_, i) => `${long} ${i}`), name: `${long}; ${long}` },
  'long titles, five': { plans: named(fivePlans, (_, i) => `${long} ${i}`) },
  'titles without a blank': { plans: named(fivePlans, ({ id }) => id.repeat(14)) },
  'wide characters': { plans: named(fivePlans, (_, i) => `${'渠道合作伙伴'.repeat(4)} ${i} ŁÓDŹ Ωμέγα ЖЩ`) },
  'all negative': { shift: -9e6, trials: 400 },
  'all negative, five': { shift: -9e6, plans: fivePlans, trials: 400 },
  'nine ties in ten': { ties: 0.9, trials: 400 },
  'nothing but ties': { ties: 1, trials: 400 },
  'all the same amount': { constant: true, trials: 50 },
  'one trial': { trials: 1 },
  'two trials, one month': { trials: 2, months: 1, plans: fivePlans },
  'five trials': { trials: 5, months: 14 },
  'billions, twenty years': { shift: 4e9, months: 240, trials: 400, plans: fivePlans },
  'two years': { months: 24, trials: 400 },
}

describe('no text of a chart touches another, lies on a line or leaves the picture', () => {
  test.each(Object.entries(outcomes))('%s', async (_, wishes) => {
    expect(await faultsOf(withMarketing(fakeOutcome(wishes)))).toEqual([])
  })

  test.each([threePlans, fivePlans])('much marketing with odd names', async (...plans) => {
    expect(await faultsOf(withMuchMarketing(fakeOutcome({ plans, trials: 20 })))).toEqual([])
  })

  test('sixty outcomes drawn by lot', async () => {
    let state = 20_260_301
    const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    const faults: string[] = []
    for (let i = 0; i < 60; i++) {
      const size = 10 ** (7 * next() - 4)
      const plans = fivePlans.slice(0, 2 + Math.floor(next() * 4)).map(plan => ({
        ...plan,
        level: size * (0.2 + 2 * next()),
        growth: 0.6 * next() - 0.3,
        vendor: size * 3 * next(),
        luck: 0.8 * next(),
      }))
      const shift = next() < 0.3 ? (next() - 0.5) * 4e6 * size : 0
      const months = 12 + Math.floor(next() * 100)
      const levels = plans.map(({ level }) => level)
      const wishes = { plans, shift, months, trials: 150, ties: next() < 0.3 ? next() : 0 }
      faults.push(...(await faultsOf(withMarketing(fakeOutcome(wishes), levels))).map(fault => `${i}, ${fault}`))
    }
    expect(faults).toEqual([])
  }, 600_000)
})

test('the check sees a text that is planted on another, on a line, and one beyond the edge', async () => {
  const svg = await drawSvg(buildCharts(fakeOutcome()).charts[0]!.spec)
  const { boxes, lines } = await shown(svg)
  const { left, bottom } = boxes.find(({ text }) => text === 'Today')!
  const plant = (x: number, y: number) =>
    svg.replace('</svg>', `<text x="${x}" y="${y}" font-family="Inter" font-size="12">planted</text></svg>`)
  expect(collisions(await shown(svg))).toEqual([])
  const onto = collisions(await shown(plant(left + 8, bottom - 4)))
  expect(onto).toHaveLength(1)
  expect(onto[0]).toMatch(/"Today".* and "planted"/)
  const { x, y } = lines.reduce((a, b) => (b.length > a.length ? b : a))[40]!
  expect(struck(await shown(svg))).toEqual([])
  expect(struck(await shown(plant(x - 8, y + 4)))).toEqual([expect.stringMatching(/^a line runs through "planted"/)])
  expect(collisions(await shown(plant(930, 200)))).toEqual([expect.stringMatching(/"planted".* reaches out/)])
})

test('a text is as wide in the browser as it was measured', async () => {
  const { boxes } = await shown(await drawSvg(buildCharts(fakeOutcome()).charts[0]!.spec))
  const title = boxes.reduce((a, b) => (b.right - b.left > a.right - a.left ? b : a))
  const measured = textWidth(title.text, 18, 600)
  expect(Math.abs(title.right - title.left - measured) / measured).toBeLessThan(0.02)
})
