import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { resultJson } from '../../src/report/result-json.ts'
import { lifelikeOutcome, plans } from './outcome-fixture.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/result.schema.json', import.meta.url), 'utf8'))
const isResult = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
// biome-ignore lint/suspicious/noExplicitAny: results are broken here on purpose, anywhere
type Loose = Record<string, any>
const parsed = (): Loose => JSON.parse(resultJson(lifelikeOutcome().result))

test.each([1, 2, 5])('a result of %i strategies fits the schema', count => {
  const result = JSON.parse(resultJson(lifelikeOutcome({}, plans.slice(0, count)).result))
  isResult(result)
  expect(isResult.errors ?? []).toEqual([])
})

test('marketing, terms and rebates, which not every scenario has, fit the schema', () => {
  const gain = { bookings: 1, gain: -2, perDollar: -0.5, se: 0.1, nextDollar: null }
  const likely = { p: 0.7, ci95: [0.6, 0.8] as const, undefined: 0 }
  const { result } = lifelikeOutcome({
    marketing: {
      trials: 256,
      activities: [{ strategy: 'resell', activity: 'suite', spend: 4, claims: 2, vendor: gain, partner: gain }],
      steering: [
        {
          strategy: 'resell',
          software: 1,
          claims: 0,
          phiStar: null,
          flips: [
            { against: 'today', at: 0.1, ci95: [0.05, 0.15], ahead: 'above' },
            { against: 'split', at: null, ci95: null, ahead: 'never' },
          ],
        },
      ],
    },
    bothGain: {
      against: 'today',
      partner: 'partner.ownerValue',
      level: 0.5,
      trials: 128,
      strategies: [
        {
          strategy: 'resell',
          asItIs: likely,
          points: [{ vendorPays: 0.5, margin: null, ...likely }],
          lines: [
            {
              along: 'vendorPays',
              held: null,
              reaches: [0.2, 0.6],
              surely: null,
              possibly: null,
              best: { at: 0.3, p: 0.7, vendor: 0.8, partner: 0.9 },
            },
          ],
        },
      ],
    },
    rebates: [
      {
        strategy: 'resell',
        rebate: 'growth',
        trials: 512,
        turnover: 10,
        payout: 2,
        ofMean: 1,
        gap: 1,
        trueUp: { mean: 0, p10: -1, p90: 1 },
      },
    ],
  })
  isResult(JSON.parse(resultJson(result)))
  expect(isResult.errors ?? []).toEqual([])
})

describe('what breaks the promise does not fit', () => {
  const broken: readonly (readonly [string, (result: Loose) => void])[] = [
    ['another format', result => (result.schema = 'tandem/result@2')],
    ['a part that is missing', result => delete result.seed],
    ['a part that nobody knows', result => (result.extra = 1)],
    ['trials as text', result => (result.trials = '1000')],
    ['no strategies', result => (result.strategies = [])],
    ['a hash that is none', result => (result.scenario.hash = 'xyz')],
    ['a unit that nobody knows', result => (result.strategies[0].metrics['partner.value'].unit = 'EUR')],
    ['a figure as text', result => (result.strategies[0].metrics['partner.value'].p50 = '1')],
    ['a figure that is missing', result => delete result.strategies[0].metrics['partner.value'].p10],
    ['a share above one', result => (result.comparisons[0].metrics['partner.value'].pGreater = 1.2)],
    ['half an interval', result => (result.comparisons[0].metrics['partner.value'].ci95 = [1])],
    ['a date that is none', result => (result.strategies[0].timeline['partner.value'].dates[0] = 'January')],
    ['trials below zero', result => (result.strategies[0].metrics['partner.value'].undefined = -1)],
  ]
  test.each(broken)('%s', (_, spoil) => {
    const result = parsed()
    spoil(result)
    expect(isResult(result)).toBe(false)
  })
})

test('every part is described', () => {
  const bare: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    const { properties } = node as { properties?: Record<string, Loose> }
    for (const [name, part] of Object.entries(properties ?? {})) {
      const described = part.description ?? part.const ?? part.$ref
      if (described === undefined) bare.push(`${path}.${name}`)
    }
    for (const [name, part] of Object.entries(node)) visit(part, `${path}.${name}`)
  }
  visit(schema, '')
  expect(bare).toEqual([])
})

test('the bytes of a result end with a line break and do not vary', () => {
  const text = resultJson(lifelikeOutcome().result)
  expect(text).toBe(resultJson(lifelikeOutcome().result))
  expect(text).toMatch(/^\{\n {2}"schema": "tandem\/result@1",\n/)
  expect(text.endsWith('}\n')).toBe(true)
})
