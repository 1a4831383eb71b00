import { Ajv } from 'ajv'
import { afterAll, expect, test, vi } from 'vitest'
import { withStubs } from '../helpers/stub-rooms.ts'

// The modules are loaded once for all tests: what is stood in for here is taken away at the end.
const fields = '../../src/domain/fields.ts'
vi.doMock(fields, async original => withStubs(await original<typeof import('../../src/domain/fields.ts')>()))
vi.resetModules()
const { explain } = await import('../../src/cli/explain/names.ts')
const { allFields } = await import('../../src/domain/fields.ts')
const { fieldTextOf } = await import('../../src/schema/field-text.ts')
const { scenarioSchema } = await import('../../src/schema/scenario-schema.ts')
afterAll(() => {
  vi.doUnmock(fields)
  vi.resetModules()
})

const schema = JSON.parse(JSON.stringify(scenarioSchema()))
const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(schema)
const deal = (said: unknown) => ({ tandem: 1, deals: { big: said } })

// What the reader takes the schema takes, form by form; and what no reader would take it marks.
test.each<[string, unknown, boolean]>([
  ['a day', deal({ amount: '$1M', customerOrder: '2026-01-07' }), true],
  ['a year, as YAML reads it', deal({ customerOrder: 2026 }), true],
  ['a quarter with a source', deal({ customerOrder: { value: '2026-Q1', source: 'call of 2025-12-01' } }), true],
  ['no date', deal({ customerOrder: 'next week' }), false],
  ['a day by date', deal({ customerOrder: { '2026-01': '2026-02' } }), false],
  ['a table of deals', { tandem: 1, deals: { rest: { csv: 'p.csv' } } }, true],
  ['with a delimiter', { tandem: 1, deals: { rest: { csv: 'p.csv', delimiter: ';' } } }, true],
  ['with a column', { tandem: 1, deals: { rest: { csv: 'p.csv', column: 'amount' } } }, false],
  ['a list', { tandem: 1, cadence: { asks: ['order', 'credit'] } }, true],
  ['an empty list', { tandem: 1, cadence: { asks: [] } }, true],
  ['one name', { tandem: 1, cadence: { asks: 'credit' } }, true],
  ['all', { tandem: 1, cadence: { asks: 'all' } }, true],
  ['all in a list', { tandem: 1, cadence: { asks: ['all'] } }, false],
  ['an unknown name', { tandem: 1, cadence: { asks: ['bank'] } }, false],
  ['never', { tandem: 1, strategies: { never: { cadence: { every: 'none' } } } }, true],
  ['a plan', { tandem: 1, mdf: { plan: { suite: '60%', campaign: '40%' } } }, true],
  [
    'a plan by date',
    { tandem: 1, mdf: { plan: { '2026-Q1': { suite: '60%' }, '2026-Q3': { campaign: '40%' } } } },
    true,
  ],
  ['no plan', { tandem: 1, mdf: { plan: {} } }, false],
  ['bands', { tandem: 1, program: { rebates: { growth: { bands: { first: { rate: '2%' } } } } } }, true],
  ['chance', { tandem: 1, time: { chance: 'off' } }, true],
  ['another word for it', { tandem: 1, time: { chance: 'no' } }, false],
])('%s', (_, data, right) => {
  expect([validate(data), validate.errors?.[0]?.instancePath ?? '']).toEqual([right, right ? '' : expect.any(String)])
})

test('every reference leads somewhere, and every definition is used', () => {
  const used = [...JSON.stringify(schema).matchAll(/"#\/definitions\/([^"]+)"/g)].map(match => match[1])
  expect([...new Set(used)].sort()).toEqual(Object.keys(schema.definitions).sort())
})

test('what an editor and the command line say of such a field', () => {
  const lines = (path: string) => {
    const field = allFields.find(one => one.path === path) ?? expect.unreachable()
    return fieldTextOf(field).lines
  }
  expect(lines('cadence.asks')[0]).toMatch(/^Written as some of ("\w+", )+"\w+" in a list, one of them, or "all"\.$/)
  expect(lines('cadence.asks')).toContain('When nobody says: none.')
  expect(lines('cadence.every')).toContain('When nobody says: none.')
  expect(lines('deals.*.customerOrder')[0]).toBe('Written as a date such as 2026-01-31.')
  const [order] = explain('deals.<deal>.customerOrder')
  expect(order.facts.find(({ label }) => label === 'written')?.lines).toEqual(['a date such as 2026-01-31'])
  expect(order.facts.some(({ label }) => label === 'range')).toBe(false)
})
