import { describe, expect, test } from 'vitest'
import type { Loaded } from '../../src/scenario/layers/chain.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Quantity, Scenario } from '../../src/scenario/scenario.ts'
import { loaderOf } from './loader.ts'

const read = async (files: Record<string, string>): Promise<Scenario> => {
  const result = await readScenario('scenario.yaml', loaderOf(new Map(Object.entries(files))))
  if (result.ok) return result.scenario
  throw new Error(result.issues.map(issue => `${issue.code} ${issue.message}`).join('\n'))
}

const codesOf = async (files: Record<string, string>): Promise<string[]> => {
  const result = await readScenario('scenario.yaml', loaderOf(new Map(Object.entries(files))))
  return result.ok ? [] : result.issues.map(issue => issue.code)
}

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 5 years}
`
const segments = `segments:
  midMarket: {dealSize: {p10: $20k, p90: $180k}, churn: 10% per year}
  enterprise: {dealSize: $400k, churn: 7% per year}
`
const small = `${head}${segments}strategies: {today: {}}\n`

const quantity = (scenario: Scenario, path: string): Quantity | undefined => scenario.settings.get(path)?.quantity

describe('readScenario', () => {
  test('reads a small file, with what nobody said by default', async () => {
    const scenario = await read({ 'scenario.yaml': small })
    expect(scenario.name).toBe('scenario')
    expect(scenario.file).toBe('scenario.yaml')
    expect(scenario.time).toEqual({ start: '2026-01-01', step: 'month', steps: 60, vendorYear: 1, partnerYear: 1 })
    expect(scenario.run).toEqual({ trials: 10_000, seed: 'tandem' })
    expect(scenario.against).toBe('today')
    expect(scenario.axes.segment).toEqual(['midMarket', 'enterprise'])
    expect(scenario.axes.component).toEqual([])
    expect(scenario.axes.route).toEqual(['direct', 'referred', 'resold'])
    expect(quantity(scenario, 'segments.enterprise.dealSize')).toEqual({ kind: 'constant', value: 400_000 })
    expect(quantity(scenario, 'segments.enterprise.churn')).toEqual({ kind: 'constant', value: 0.07, per: 'year' })
    expect(quantity(scenario, 'segments.midMarket.dealSize')).toMatchObject({ kind: 'law', law: { kind: 'lognormal' } })
    expect(scenario.strategies).toEqual([{ id: 'today', title: 'today', settings: new Map(), removed: new Set() }])
    expect(scenario.warnings).toEqual([])
  })

  test.each([
    ['2026-Q1', '2026-01-01'],
    ['2026-Q4', '2026-10-01'],
    ['2026-11', '2026-11-01'],
  ])('starts with the first day of %s', async (start, day) => {
    const scenario = await read({ 'scenario.yaml': small.replace('2026-01', start) })
    expect(scenario.time.start).toBe(day)
  })

  test('reads inputs, a product, a law for a share and a choice', async () => {
    const scenario = await read({
      'scenario.yaml': `${head}${segments}
inputs:
  ecosystem: {value: {p10: 3.5, p90: 8.0}, unit: $ of services, source: [S02, S03], note: a guess}
  capture: {low: 5%, typical: 30%, high: 60%}
services:
  multiplier: {value: "= ecosystem * capture", basis: revenue, scope: partner, per: sameYear}
  components:
    build: {share: 60%, lasts: 9 months, delivered: bench}
    support: {share: 40%, while: customer, margin: 35%}
partner: {sales: {winRate: {p10: 10%, p90: 30%}}, bench: {heads: 5}}
strategies:
  today: {title: As it is, motion: {midMarket: support-only}}
  both: {motion: resell}
statusQuo: both
`,
    })
    expect(quantity(scenario, 'services.multiplier.value')).toMatchObject({
      kind: 'formula',
      of: ['ecosystem', 'capture'],
      text: 'ecosystem * capture',
    })
    expect(quantity(scenario, 'services.multiplier.per')).toEqual({ kind: 'choice', value: 'sameYear' })
    expect(quantity(scenario, 'partner.sales.winRate')).toMatchObject({ kind: 'law', law: { kind: 'logitNormal' } })
    expect(scenario.inputs.get('ecosystem')).toMatchObject({ source: ['S02', 'S03'], note: 'a guess' })
    expect(scenario.inputs.get('capture')?.quantity).toEqual({
      kind: 'law',
      law: { kind: 'pert', params: [0.05, 0.3, 0.6] },
    })
    expect(scenario.axes.component).toEqual(['build', 'support'])
    expect(scenario.against).toBe('both')
    const [today, both] = scenario.strategies
    expect(today.title).toBe('As it is')
    expect([...today.settings.keys()]).toEqual(['motion.midMarket'])
    expect([...both.settings.keys()]).toEqual(['motion.midMarket', 'motion.enterprise'])
  })

  test.each([
    ['day', '90 days', 90],
    ['day', '6 months', 181],
    ['day', '1 year', 365],
    ['day', '2 weeks', 14],
    ['week', '52 weeks', 52],
    ['week', '364 days', 52],
    ['month', '5 years', 60],
    ['month', '1.5 years', 18],
    ['month', '2 quarters', 6],
    ['quarter', '5 years', 20],
    ['quarter', '18 months', 6],
  ])('a horizon in steps of a %s: %s', async (step, horizon, steps) => {
    const text = small.replace('step: month, horizon: 5 years', `step: ${step}, horizon: ${horizon}`)
    expect((await read({ 'scenario.yaml': text })).time.steps).toBe(steps)
  })

  test('JSON is YAML', async () => {
    const text = JSON.stringify({
      tandem: 1,
      name: 'In JSON',
      time: { start: '2026-04-01', step: 'month', horizon: '1 year', vendorYear: 'February' },
      segments: { midMarket: { dealSize: '$60k' } },
      partner: { bench: { heads: 10 } },
      strategies: { today: {} },
    })
    const scenario = await read({ 'scenario.yaml': text })
    expect(scenario.time).toMatchObject({ start: '2026-04-01', steps: 12, vendorYear: 2 })
    expect(quantity(scenario, 'partner.bench.heads')).toEqual({ kind: 'constant', value: 10 })
  })
})

describe('extends', () => {
  const base = `${head}name: Base
inputs: {a: {value: 5, note: of the base}, b: 2}
${segments}partner:
  bench: {heads: 10, utilisation: 69%}
  sales: {mix: {midMarket: 80%, enterprise: 20%}}
motion: resell
strategies: {ofBase: {}}
`
  const file = `tandem: 1
extends: base.yaml
inputs: {a: 6}
segments: {enterprise: {dealSize: $500k}, public: {dealSize: $1M}}
partner:
  bench: {heads: 12}
  sales: {mix: {enterprise: 100%}}
motion: {public: support-only}
strategies: {today: {}, more: {partner: {sales: {mix: {midMarket: 100%}}}}}
`
  const files = { 'scenario.yaml': file, 'base.yaml': base }

  test('rooms and named maps merge, values are replaced whole, strategies are not inherited', async () => {
    const scenario = await read(files)
    expect(scenario.name).toBe('scenario')
    expect(scenario.axes.segment).toEqual(['midMarket', 'enterprise', 'public'])
    expect(quantity(scenario, 'partner.bench.heads')).toEqual({ kind: 'constant', value: 12 })
    expect(quantity(scenario, 'partner.bench.utilisation')).toEqual({ kind: 'constant', value: 0.69 })
    expect(quantity(scenario, 'segments.enterprise.dealSize')).toEqual({ kind: 'constant', value: 500_000 })
    expect(quantity(scenario, 'segments.enterprise.churn')).toMatchObject({ value: 0.07 })
    expect(scenario.inputs.get('a')).toMatchObject({ quantity: { value: 6 } })
    expect(scenario.inputs.get('a')?.note).toBeUndefined()
    expect(scenario.strategies.map(({ id }) => id)).toEqual(['today', 'more'])
    const motions = ['midMarket', 'enterprise', 'public'].map(name => quantity(scenario, `motion.${name}`))
    expect(motions.map(one => one?.kind === 'choice' && one.value)).toEqual(['resell', 'resell', 'support-only'])
  })

  test('a mix is one value: what it does not name is none, in a file and in a strategy', async () => {
    const scenario = await read(files)
    const mix = ['midMarket', 'enterprise', 'public'].map(name => quantity(scenario, `partner.sales.mix.${name}`))
    expect(mix).toEqual([0, 1, 0].map(value => ({ kind: 'constant', value })))
    const [, more] = scenario.strategies
    expect([...more.settings].map(([path, { quantity: one }]) => [path, one.kind === 'constant' && one.value])).toEqual(
      [
        ['partner.sales.mix.midMarket', 1],
        ['partner.sales.mix.enterprise', 0],
        ['partner.sales.mix.public', 0],
      ],
    )
  })

  test('a setting knows the file and the place it was written at', async () => {
    const scenario = await read(files)
    const written = (path: string) => {
      const place = scenario.settings.get(path)?.place
      return place && `${place.file.name}: ${place.file.text.slice(place.start, place.end)}`
    }
    expect(written('partner.bench.heads')).toBe('scenario.yaml: 12')
    expect(written('partner.bench.utilisation')).toBe('base.yaml: 69%')
    expect(written('segments.midMarket.dealSize')).toBe('base.yaml: {p10: $20k, p90: $180k}')
    expect(written('motion.public')).toBe('scenario.yaml: support-only')
  })

  test('of two ways to say one thing about a component the nearer one stands', async () => {
    const services = `services:
  multiplier: {value: 2, basis: revenue, scope: partner, per: firstYear}
  components: {all: {share: 100%, while: customer, delivered: bench}}
`
    const scenario = await read({
      'scenario.yaml':
        'tandem: 1\nextends: base.yaml\nservices: {components: {all: {margin: 30%}}}\nstrategies: {today: {}}\n',
      'base.yaml': base + services,
    })
    expect(quantity(scenario, 'services.components.all.margin')).toEqual({ kind: 'constant', value: 0.3 })
    expect(scenario.settings.has('services.components.all.delivered')).toBe(false)
  })

  test('with a base missing, what it may declare is not complained of', async () => {
    const text = 'tandem: 1\nextends: gone.yaml\nmotion: {midMarket: resell}\nstrategies: {today: {}}\n'
    expect(await codesOf({ 'scenario.yaml': text })).toEqual(['E130'])
  })

  test('a base in a folder of its own is relative to the file that extends it', async () => {
    const scenario = await read({
      'scenario.yaml': 'tandem: 1\nextends: base/a.yaml\nstrategies: {today: {}}\n',
      'base/a.yaml': 'tandem: 1\nextends: ../other/b.yaml\n',
      'other/b.yaml': base,
    })
    expect(scenario.settings.get('partner.bench.heads')?.place.file.name).toBe('other/b.yaml')
  })
})

describe('identity', () => {
  test('the hash is that of the texts in reading order, whatever the line ends', async () => {
    const a = await read({ 'scenario.yaml': small })
    const windows = `\ufeff${small.replaceAll('\n', '\r\n')}`
    const b = await read({ 'scenario.yaml': windows })
    expect(b.hash).toBe(a.hash)
    expect(b.settings.get('segments.enterprise.dealSize')?.place.start).toBe(
      a.settings.get('segments.enterprise.dealSize')?.place.start,
    )
    expect(a.hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await read({ 'scenario.yaml': `${small}# more\n` })).hash).not.toBe(a.hash)
  })

  test('nothing that a file says reaches Object.prototype', async () => {
    const codes = await codesOf({
      'scenario.yaml': `${small}__proto__: {polluted: 1}\npartner: {__proto__: {polluted: 1}, constructor: 1}\n`,
    })
    expect(codes).toEqual(['E103', 'E103', 'E103'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('a file that cannot be had', () => {
  test.each([
    'missing',
    'outside',
    'unreadable',
    'circle',
    'long-name',
    'not-utf8',
    'too-large',
    'not-a-file',
  ] as const)('%s', async reason => {
    const result = await readScenario('x.yaml', () => ({ ok: false, reason, at: 3 }))
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.issues).toHaveLength(1)
  })

  const helpOf = async (loaded: Loaded): Promise<string | undefined> => {
    const files = new Map([['scenario.yaml', `${head}extends: base/b.yaml\n`]])
    const load = loaderOf(files)
    const result = await readScenario('scenario.yaml', (path, from) => (from === undefined ? load(path) : loaded))
    return result.ok ? undefined : result.issues.find(issue => issue.path === 'extends')?.help
  }

  test('a link that leads nowhere is not what was meant', async () => {
    const nearby = ['b.yaml', 'c.yaml']
    expect(await helpOf({ ok: false, reason: 'missing', nearby })).toBe(
      '"b.yaml" is a link to a file that is not there',
    )
  })

  test('what is too large was not written by hand', async () => {
    expect(await helpOf({ ok: false, reason: 'too-large' })).toContain('take out what is not needed')
  })
})

describe('warnings', () => {
  const warningsOf = async (files: Record<string, string>): Promise<string[]> =>
    (await read(files)).warnings.map(({ code, place }) => `${code} ${place?.file.text.slice(place.start, place.end)}`)

  test('an input of a base may wait for a file that uses it; one of the file itself may not', async () => {
    const base = `${head}inputs: {a: 5, b: 2}\n${segments}`
    const file = 'tandem: 1\nextends: base.yaml\ninputs: {c: 3}\nstrategies: {today: {}}\n'
    expect(await warningsOf({ 'scenario.yaml': file, 'base.yaml': base })).toEqual(['E181 c'])
  })

  test('an input that a formula of the base uses is used', async () => {
    const services = `services:
  multiplier: {value: "= a * b", basis: revenue, scope: partner, per: firstYear}
  components: {all: {share: 100%, while: customer, margin: 30%}}
`
    const base = `${head}inputs: {a: 5, b: 2}\n${segments}${services}`
    const file = 'tandem: 1\nextends: base.yaml\ninputs: {a: 3}\nstrategies: {today: {}}\n'
    expect(await warningsOf({ 'scenario.yaml': file, 'base.yaml': base })).toEqual([])
  })
})
