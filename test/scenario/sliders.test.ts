import { describe, expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { loaderOf } from './loader.ts'

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
inputs: {captureShare: {p10: 20%, p90: 50%}, wait: 3 months}
segments: {midMarket: {dealSize: "= $60k * (1 + captureShare)"}}
`
const strategies = `strategies:
  today: {title: Today, motion: resell}
  other: {title: Other, motion: support-only}
`

const read = async (sliders: string, more: Record<string, string> = {}, set: readonly string[] = []) => {
  const files = new Map(Object.entries({ 's.yaml': `${head}${sliders}\n${strategies}`, ...more }))
  const result = await readScenario('s.yaml', loaderOf(files), { set })
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'))
  return result.scenario.sliders
}

const asks = async (...args: Parameters<typeof read>) => (await read(...args))?.map(({ place, ...ask }) => ask)

// What is wrong with a list is in test/messages.
describe('what a file names to be moved', () => {
  test('inputs, fields, and levers of one strategy, in the order of the file', async () => {
    expect(
      await asks('sliders: [partner.sales.winRate, captureShare, strategies.other.program.margin, program.margin]'),
    ).toEqual([
      { name: 'partner.sales.winRate', path: 'partner.sales.winRate' },
      { name: 'captureShare', path: 'inputs.captureShare' },
      { name: 'strategies.other.program.margin', path: 'strategies.other.program.margin' },
      { name: 'program.margin', path: 'program.margin' },
    ])
  })

  // By hand, in canonical units: months, fractions of 1, dollars; a rate keeps its period.
  test('ends in the unit of what is moved, one or both', async () => {
    expect(
      await asks(`sliders:
  - {move: captureShare, from: 10%, to: 0.75}
  - {move: wait, to: 1 year}
  - {move: partner.funding.revolver, from: $0.1M}
  - {move: partner.sales.opportunities, from: 0.5 per rep per week, to: 2 per rep per week}
  - {move: partner.sales.attrition, from: 10% per year}
  - {move: program.margin}`),
    ).toEqual([
      { name: 'captureShare', path: 'inputs.captureShare', from: 0.1, to: 0.75 },
      { name: 'wait', path: 'inputs.wait', to: 12 },
      { name: 'partner.funding.revolver', path: 'partner.funding.revolver', from: 100_000 },
      { name: 'partner.sales.opportunities', path: 'partner.sales.opportunities', from: 0.5, to: 2, per: 'week' },
      { name: 'partner.sales.attrition', path: 'partner.sales.attrition', from: 0.1, per: 'year' },
      { name: 'program.margin', path: 'program.margin' },
    ])
  })

  test('nothing said leaves it to the run; none and an empty list are no sliders', async () => {
    expect(await asks('')).toBeUndefined()
    expect(await asks('sliders:')).toBeUndefined()
    expect(await asks('sliders: none')).toEqual([])
    expect(await asks('sliders: []')).toEqual([])
  })

  test('the list of the nearest layer stands for all', async () => {
    const base = { 'base.yaml': 'tandem: 1\nsliders: [program.margin, partner.sales.winRate]\n' }
    const names = async (...args: Parameters<typeof read>) => (await asks(...args))?.map(({ name }) => name)
    expect(await names('extends: base.yaml', base)).toEqual(['program.margin', 'partner.sales.winRate'])
    expect(await names('extends: base.yaml\nsliders: [captureShare]', base)).toEqual(['captureShare'])
    expect(await names('extends: base.yaml\nsliders: none', base)).toEqual([])
    expect(await names('extends: base.yaml', base, ['sliders=[wait]'])).toEqual(['wait'])
  })

  test('where it asks is remembered', async () => {
    const [{ place } = {}] = (await read('sliders: [{move: captureShare}]')) ?? []
    expect(place?.file.text.slice(place.start, place.end)).toBe('{move: captureShare}')
  })

  test('twelve are taken', async () => {
    const fields = [
      'captureShare',
      'wait',
      'program.margin',
      'partner.sales.winRate',
      'partner.sales.reps',
      'partner.sales.opportunities',
      'partner.funding.cash',
      'partner.funding.revolver',
      'partner.terms.customers',
      'partner.bench.heads',
      'partner.bench.rate',
      'vendor.cogs',
    ]
    expect((await asks(`sliders: [${fields.join(', ')}]`))?.map(({ name }) => name)).toEqual(fields)
  })
})
