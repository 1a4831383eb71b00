import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import type { Column } from '../../src/kernel/column.ts'
import { duration, money } from '../../src/kernel/field.ts'
import { mechanism } from '../../src/kernel/mechanism.ts'
import { bindParams, nothingDrawn } from '../../src/simulate/params.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { csvReader, demands } from './csv-tools.ts'

const params = {
  a: money({ path: 'a', label: 'a', default: 'required' }),
  b: duration({ path: 'b', label: 'b', default: 'required' }),
}
const out: Column = { name: 'out', kind: 'flow', unit: 'USD', label: 'out', over: [] }

/** A model that takes the two values and does nothing. */
const catalogue: Catalogue = {
  mechanisms: [mechanism({ name: 'taker', params, writes: { out }, step() {} })],
  fields: Object.values(params),
  metrics: [],
  timelines: {},
  identities: [],
}
const trials = 8192

// The longer a deal takes, the larger it is, but for the last row.
const rows = [
  [1, 1],
  [2, 3],
  [4, 4],
  [8, 6],
  [16, 9],
  [32, 12],
  [100, 2],
] as const
const csv = `amount,length\n${rows.map(([amount, length]) => `$${amount},${length} months\n`).join('')}`

/** What two fields get in every trial when each is a column of one table. */
const drawn = (options: string, seed = 'a'): readonly Float64Array[] => {
  const { read, issues } = csvReader({ 'd.csv': csv })
  const scenario = buildScenario({ set: {}, seed })
  const settings = new Map(
    catalogue.fields.map(({ path }, i) => {
      const [column, demand] = i === 0 ? ['amount', demands.money] : ['length', demands.months]
      const quantity = read(`{csv: d.csv, column: ${column}${options}}`, demand)
      if (quantity === undefined) throw new Error(`not read: ${JSON.stringify(issues)}`)
      return [path, { path, quantity, place: { file: { name: 's', text: '' }, start: 0, end: 0 } }]
    }),
  )
  const { structure, variants } = compile({ ...scenario, settings }, catalogue)
  const bound = bindParams(variants[0], structure.params, { first: 0, count: trials }, nothingDrawn({}))
  return ['a', 'b'].map(path => {
    const [{ value }] = bound[structure.params.findIndex(param => param.path === path)]
    if (typeof value === 'function') throw new Error('a value of events')
    return value.data
  })
}

const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length

const sd = (values: readonly number[]): number => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map(x => (x - middle) ** 2)))
}

const correlation = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  const [a, b] = [Array.from(x), Array.from(y)]
  const [ma, mb] = [mean(a), mean(b)]
  return mean(a.map((value, i) => (value - ma) * (b[i] - mb))) / (sd(a) * sd(b))
}

const columns = [rows.map(([amount]) => amount), rows.map(([, length]) => length)]

/** Four standard errors of a correlation of independent draws; a seed is fixed, so that it fails always or never. */
const band = 4 / Math.sqrt(trials)

// The oracle is the table itself: its mean, its standard deviation (that of the list) and its values.
describe.each([
  ['each by itself', ''],
  ['paired', ', paired: true'],
])('columns, %s', (_, options) => {
  const draws = drawn(options)
  test.each([0, 1])(
    'column %i is resampled: its mean within four standard errors, its values and no others',
    column => {
      const values = columns[column]
      expect(Math.abs(mean(draws[column]) - mean(values))).toBeLessThan((4 * sd(values)) / Math.sqrt(trials))
      expect(new Set(draws[column])).toEqual(new Set(values))
    },
  )
  test('another seed draws otherwise', () => expect(drawn(options, 'b')[0]).not.toEqual(draws[0]))
})

describe('together', () => {
  test('paired columns are drawn by the row: every pair is one of the table, and so is their correlation', () => {
    const [x, y] = drawn(', paired: true')
    const known = new Set(rows.map(row => row.join()))
    const seen = new Set(Array.from(x, (amount, i) => `${amount},${y[i]}`))
    expect(seen).toEqual(known)
    expect(Math.abs(correlation(x, y) - correlation(columns[0], columns[1]))).toBeLessThan(0.05)
  })

  test('columns by themselves are independent: pairs that no row has, and no correlation', () => {
    const [x, y] = drawn('')
    const seen = new Set(Array.from(x, (amount, i) => `${amount},${y[i]}`))
    expect(seen.size).toBe(rows.length * rows.length)
    expect(Math.abs(correlation(x, y))).toBeLessThan(band)
  })
})
