import { afterAll, expect, test, vi } from 'vitest'
import { pipeline } from '../../src/domain/columns.ts'
import { fixedAt, slice } from '../../src/kernel/column.ts'
import { elementsOf, metric, metricAt } from '../../src/kernel/metric.ts'
import { resultTables } from '../../src/report/tables.ts'

// The modules are loaded once for all tests: what is added here is taken away at the end.
const metrics = '../../src/domain/metrics.ts'
const own = metric({
  id: 'segment.*.bookings',
  over: ['segment'],
  unit: 'USD',
  label: 'bookings in *',
  meaning: 'First-year value of what is sold in *, on whatever paper.',
  needs: { x: { target: pipeline.bookings, window: 'total' } },
  value: ({ x }) => x,
})
vi.doMock(metrics, async original => {
  const all = await original<typeof import('../../src/domain/metrics.ts')>()
  return { ...all, allMetrics: [...all.allMetrics, own], namedMetrics: [...all.namedMetrics, own] }
})
vi.resetModules()
const { explain, suggestion } = await import('../../src/cli/explain/names.ts')
const { catalogue } = await import('../../src/domain/catalogue.ts')
const { metricNamed } = await import('../../src/domain/metric-named.ts')
const { scenarioSchema } = await import('../../src/schema/scenario-schema.ts')
const { complaints } = await import('../helpers/read-text.ts')
const { meanIn, playYaml, readYaml } = await import('../helpers/play-yaml.ts')
afterAll(() => {
  vi.doUnmock(metrics)
  vi.resetModules()
})

const text = (more = ''): string => `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
run: {trials: 64, seed: templates}
segments: {small: {dealSize: $10k}, large: {dealSize: $200k}}
vendor: {direct: {wonDeals: 3 per month, mix: {small: 70%, large: 30%}}}
${more}strategies: {today: {}}
`

test('a template stands for a figure of every element, which add up to the whole', async () => {
  const outcome = await playYaml(text(), 64)
  const ids = Object.keys(outcome.result.strategies[0].metrics).filter(id => id.startsWith('segment.'))
  expect(ids.sort()).toEqual(['segment.large.bookings', 'segment.small.bookings'])
  const [large, small] = ids.map(id => meanIn(outcome, id))
  expect(large + small).toBeCloseTo(meanIn(outcome, 'vendor.bookings'), 6)
  expect(large).toBeGreaterThan(small)
  const tables = JSON.stringify(resultTables(outcome.result))
  for (const id of ids) expect(tables).toContain(id)
})

test('formulas speak of it at the elements that there are, in other windows as well', async () => {
  const metrics = `metrics:
  part: "= segment.small.bookings / vendor.bookings"
  first: {formula: "= segment.small.bookings in 2026-Q1", label: first quarter}
`
  const outcome = await playYaml(text(metrics), 64)
  const { part, first } = outcome.result.strategies[0].metrics
  expect(part.unit).toBe('USD/USD')
  expect((first.mean as number) > 0 && (first.mean as number) < meanIn(outcome, 'segment.small.bookings')).toBe(true)
  const wrong = text('goals: {vendor: [{that: "segment.smal.bookings >= $1M"}]}\n')
  const read = await readYaml(wrong)
  expect(read.ok ? [] : read.issues.map(({ message, help }) => [message, help])).toEqual([
    ['unknown metric "segment.smal.bookings"', 'did you mean "segment.small.bookings" (bookings in small)?'],
  ])
  const named = text('metrics:\n  segment.small.bookings: "= vendor.bookings"\n')
  expect(await complaints({ 's.yaml': named })).toEqual(['E103 "segment.small.bookings" is a metric that tandem has'])
})

test('an element whose name has a hyphen, or begins with a digit, has its figures too', async () => {
  const named = text('metrics:\n  gap: "= segment.mid-market.bookings-segment.2nd.bookings - 2 * vendor.bookings/1"\n')
    .replaceAll('small', 'mid-market')
    .replaceAll('large', '2nd')
  const outcome = await playYaml(named, 64)
  const [first, second, all] = ['segment.mid-market.bookings', 'segment.2nd.bookings', 'vendor.bookings'].map(id =>
    meanIn(outcome, id),
  )
  expect(meanIn(outcome, 'gap')).toBeCloseTo(first - second - 2 * all, 4)
  const wrong = text('metrics:\n  gap: "= vendor.bookings-segment.small.bookings"\n')
  expect(await complaints({ 's.yaml': wrong })).toEqual([])
  const unknown = text('metrics:\n  gap: "= segment.small-er.bookings"\n')
  expect(await complaints({ 's.yaml': unknown })).toEqual(['E124 unknown metric "segment.small-er.bookings"'])
})

test('it can be explained, as itself and at an element', () => {
  const [own] = explain('segment.<segment>.bookings')
  expect([own.name, own.title]).toEqual(['segment.<segment>.bookings', 'bookings in <segment>'])
  const [small] = explain('segment.small.bookings')
  expect([small.name, small.title]).toEqual(['segment.small.bookings', 'bookings in small'])
  expect(suggestion('segment.<segment>.booking')).toContain('segment.<segment>.bookings')
  expect(JSON.stringify(scenarioSchema())).toContain('segment.<segment>.bookings')
  expect(metricNamed('segment.small.bookings.last12')).toBeUndefined()
  expect(catalogue.metrics.some(({ id }) => id === 'segment.*.bookings')).toBe(true)
})

// By hand.
test('its slices go along, and each star is the element of its axis', () => {
  const template = metric({
    id: 'mdf.*.of.*.leads',
    over: ['activity', 'segment'],
    unit: 'count',
    label: 'leads of * in *',
    meaning: 'Leads that * brings.',
    needs: { x: { target: slice(pipeline.leads, { source: { along: 'activity' } }), window: 'total' } },
    value: ({ x }) => x,
  })
  const names = { activity: ['suite', 'web'], segment: ['a', 'b'] } as const
  const elements = elementsOf(template, axis => names[axis as keyof typeof names])
  const all = elements.map(at => metricAt(template, at))
  expect(all.map(({ id }) => id)).toEqual([
    'mdf.suite.of.a.leads',
    'mdf.suite.of.b.leads',
    'mdf.web.of.a.leads',
    'mdf.web.of.b.leads',
  ])
  expect(all[1].label).toBe('leads of suite in b')
  expect(all[3].meaning).toBe('Leads that web brings.')
  expect(fixedAt(all[1].needs['x'].target)).toEqual({ source: 'suite', segment: 'b' })
})
