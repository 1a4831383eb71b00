import { beforeAll, describe, expect, test } from 'vitest'
import type { LivePage } from '../../src/report/live/live-run.ts'
import { numberAt, type Slider, setText } from '../../src/report/live/slider.ts'
import { livePage } from '../../src/run/live-page.ts'
import { nodeLoad } from '../../src/run/load.ts'
import { recorded } from '../../src/scenario/layers/read-files.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'

/** A shipped scenario whose sliders are these, played, and what its page would have. */
const pageOf = async (
  file: string,
  sliders: string | undefined,
  strategies: readonly string[] | null = null,
  more: readonly string[] = [],
  tail = '',
) => {
  const real = nodeLoad(file, process.cwd())
  const { load, files } = recorded((path, from) => {
    const loaded = real(path, from)
    return loaded.ok && from === undefined ? { ...loaded, text: loaded.text + tail } : loaded
  })
  const set = sliders === undefined ? more : [`sliders=${sliders}`, ...more]
  const read = await readScenario(file, load, { set })
  if (!read.ok) throw new Error(read.issues[0].message)
  const outcome = await runStudy(read.scenario, { trials: 200, ...(strategies && { strategies: [...strategies] }) })
  return livePage(read.scenario, outcome, { files: files()!, set, seed: outcome.result.seed, strategies })
}

const uv = 'scenarios/uv-partners.yaml'
const ends = (slider: Slider) => [slider.least, slider.start, slider.most].map(place => numberAt(slider, place))

describe('the sliders that a file names', () => {
  let named: { readonly page?: LivePage; readonly notes: readonly string[] }
  let at: (path: string) => Slider
  beforeAll(async () => {
    named = await pageOf(
      uv,
      `[strategies.split.partner.sales.reps, captureShare, {move: partner.sales.winRate, from: 12%, to: 40%},
        partner.bench.rate, strategies.vertical.partner.sales.reps, strategies.split.program.margin,
        {move: strategies.supportOnly.partner.bench.heads, from: 9, to: 11}]`,
    )
    at = path => named.page!.sliders.find(one => one.path === path)!
  }, 60_000)

  test('are all of them, in its order, and no others', () => {
    expect(named.notes).toEqual([])
    expect(named.page?.sliders.map(({ path }) => path)).toEqual([
      'strategies.split.partner.sales.reps',
      'inputs.captureShare',
      'partner.sales.winRate',
      'partner.bench.rate',
      'strategies.vertical.partner.sales.reps',
      'strategies.split.program.margin',
      'strategies.supportOnly.partner.bench.heads',
    ])
  })

  // the file: split has 2 reps, vertical as many as resell, 4 in the end; the median win rate is 20 %, the rate $145
  test('start at what holds, of a strategy what it sets, is like, or has from the file', () => {
    expect(ends(at('partner.bench.rate'))[1]).toBe(145)
    expect(ends(at('strategies.split.partner.sales.reps'))[1]).toBe(2)
    expect(ends(at('strategies.vertical.partner.sales.reps'))[1]).toBe(4)
    expect(at('strategies.split.program.margin')).toMatchObject({ under: 'Resell mid-market, support enterprise' })
    expect(at('strategies.split.program.margin').law).not.toBeNull()
    expect(at('partner.bench.rate')).toMatchObject({ under: null, share: null, law: null })
    expect(at('inputs.captureShare').share?.part).toBeGreaterThan(0)
  })

  test('go as far as the file says, also where that is few places', () => {
    const [low, middle, high] = ends(at('partner.sales.winRate'))
    expect([low, high]).toEqual([12, 40])
    expect(middle).toBeCloseTo(20, 0)
    expect(ends(at('strategies.supportOnly.partner.bench.heads'))).toEqual([9, 10, 11])
  })

  test('an empty list is no page, and nothing said leaves it to the run', async () => {
    expect(await pageOf(uv, '[]')).toEqual({ notes: [] })
    expect(await pageOf(uv, 'none')).toEqual({ notes: [] })
    expect((await pageOf(uv, undefined)).page?.sliders).toHaveLength(8)
  }, 60_000)

  test('what cannot be moved in a run is left out, with the reason', async () => {
    const { page, notes } = await pageOf(
      uv,
      `[partner.sales.reps, captureShare, strategies.resell.partner.sales.reps, partner.sales.onVendor,
        {move: partner.sales.opportunities, from: 3 per rep per year, to: 40 per rep per year},
        {move: ecosystemMultiplier, from: 6}, gates.kpi.remedy.share]`,
      ['today', 'vertical'],
    )
    expect(page?.sliders.map(({ path }) => path)).toEqual(['inputs.captureShare'])
    expect(notes).toEqual([
      'the slider partner.sales.reps is not shown: it is not the same in all strategies; name that of one, such as strategies.today.partner.sales.reps',
      'the slider strategies.resell.partner.sales.reps is not shown: the strategy "resell" is not played in this run',
      'the slider partner.sales.onVendor is not shown: nothing says what it is; give it a value in the file',
      'the slider partner.sales.opportunities is not shown: its ends are per year, and what holds is per month; write both per the same period',
      'the slider ecosystemMultiplier is not shown: what holds, P10 3.5, median 5.3, P90 8, is not between its ends',
      'the slider gates.kpi.remedy.share is not shown: nothing in this run makes use of it',
    ])
  }, 60_000)

  test('nor is an input that nothing uses, or anything of files that no page can carry', async () => {
    const base = 'scenarios/base/cloud-software.yaml'
    const tail = '\ninputs: {idle: 20%}\n'
    expect(await pageOf(base, '[idle]', null, [], tail)).toEqual({
      notes: ['the slider idle is not shown: nothing in this run makes use of it'],
    })
    expect(await pageOf(base, '[program.margin]', null, [], `${tail}# ${'x'.repeat(300_000)}\n`)).toEqual({
      notes: ['the slider program.margin is not shown: the files are too large to go with a page'],
    })
  }, 60_000)

  // the model has to begin with last year's books
  test('nor is what no single number stands for, or what can have no other', async () => {
    const { page, notes } = await pageOf(
      uv,
      '[ecosystemMultiplier, program.margin, partner.bench.rate, partner.lastYear.revenue.project]',
      ['today'],
      [
        'inputs.ecosystemMultiplier="= 15 * captureShare"',
        'program.margin={start: 12%, end: 14%, over: 12 months}',
        'partner.bench.rate={2026-01: {p10: $140 per hour, p90: $150 per hour}, 2027-01: $150 per hour}',
      ],
    )
    expect(page).toBeUndefined()
    expect(notes).toEqual([
      'the slider ecosystemMultiplier is not shown: it is computed by a formula; name what it is computed from',
      'the slider program.margin is not shown: it moves from one value to another over time',
      'the slider partner.bench.rate is not shown: it changes on dates, between values that are uncertain',
      'the slider partner.lastYear.revenue.project is not shown: the scenario takes no other value of it',
    ])
  }, 60_000)

  // the oracle is the reader of scenarios: what the slider stands for is a run of its own
  test('those of a shipped scenario are all shown, and taken at both ends', async () => {
    const file = 'scenarios/at-solutions.yaml'
    const { page, notes } = await pageOf(file, undefined)
    expect(notes).toEqual([])
    expect(page?.sliders.map(({ path }) => path)).toEqual([
      'deals.big.amount',
      'partner.kpi.holds',
      'cadence.candour.kpi',
      'gates.legal.needed',
      'orders.cancels',
      'strategies.weekly.cadence.every',
      'partner.terms.customers',
    ])
    expect(ends(page!.sliders[0])).toEqual([400_000, 1_000_000, 1_600_000])
    expect(ends(page!.sliders[4])).toEqual([0, 5, 20])
    // a month has 30.44 days, and a slider whole ones
    expect(ends(page!.sliders[5])).toEqual([1, 7, 30])
    for (const slider of page!.sliders)
      for (const place of [slider.least, slider.most]) {
        const set = [setText(slider, { how: 'pin', place })]
        expect((await readScenario(file, nodeLoad(file, process.cwd()), { set })).ok).toBe(true)
      }
  }, 60_000)
})
