import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { disagreements } from '../../bench/peers/agreement.ts'

const table = (...rows: readonly string[]): string => `${['strategy,trial,a,b', ...rows].join('\n')}\n`
const expected = table('today,0,2,0.25', 'today,1,-4e6,1000')

// The oracle is the rule of bench/reference-model.md, section 12, worked by hand: |x - y| <= 1e-9 max(1, |x|, |y|).
describe('figures of a peer against the expected ones', () => {
  test('the file that they are compared with agrees with itself', () => {
    const file = readFileSync('bench/reference-expected.csv', 'utf8')
    expect(disagreements(file, file)).toEqual({ compared: 3 * 64 * 14, worst: 0, places: [] })
  })

  test.each([
    ['below 1 the distance itself counts', 'today,0,2,0.2500000009', 0],
    ['and is too much above 1e-9', 'today,0,2,0.2500000011', 1],
    ['above 1 it is relative', 'today,0,2.0000000019,0.25', 0],
    ['and is too much above 1e-9 of the larger one', 'today,0,2.0000000021,0.25', 1],
    ['what is no number never agrees', 'today,0,nan,0.25', 1],
    ['nor what is empty', 'today,0,,0.25', 1],
    ['nor what is missing', 'today,0,2', 1],
  ])('%s', (_, row, wrong) => {
    expect(disagreements(table(row, 'today,1,-4e6,1000'), expected).places).toHaveLength(wrong)
  })

  test('a place says strategy, trial and figure', () => {
    expect(disagreements(table('today,0,2,0.25', 'today,1,-4e6,1001'), expected).places).toEqual([
      'today, trial 1, b: 1001, not 1000',
    ])
  })

  test('rows that are missing, or stand elsewhere, are named', () => {
    expect(disagreements(table('today,0,2,0.25'), expected).places).toEqual([
      'rows: 1, not 2',
      'today, trial 1: the row is not there',
    ])
    expect(disagreements(table('today,1,-4e6,1000', 'today,0,2,0.25'), expected).places).toHaveLength(2)
  })

  test('other columns are not compared', () => {
    expect(disagreements('strategy,trial,b,a\ntoday,0,2,0.25\n', expected)).toMatchObject({
      compared: 0,
      worst: Infinity,
    })
  })
})
