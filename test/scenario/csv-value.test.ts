import { describe, expect, test } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { csvReader, demands } from './csv-tools.ts'
import { loaderOf } from './loader.ts'

const { money, months, share, rate, wonDeals } = demands

const valuesOf = (cells: readonly string[], options: string, demand: (typeof demands)[keyof typeof demands]) => {
  const csv = `id;x\n${cells.map((cell, i) => `${i};"${cell}"\n`).join('')}`
  const { read, issues } = csvReader({ 'd.csv': csv })
  const quantity = read(`{csv: d.csv, column: x, delimiter: ";"${options}}`, demand)
  return { quantity, issues }
}

const lawOf = (values: readonly number[]) => ({
  kind: 'law',
  law: { kind: 'empirical', params: [], values },
  table: expect.any(String),
})

// The numbers are by hand.
describe('cells', () => {
  test.each([
    [['$20k', '$1.2M'], '', money, [20_000, 1_200_000]],
    [['12500', '300.5', '2e3'], ', unit: $', money, [12_500, 300.5, 2000]],
    [['12500', '$300k'], ', unit: $', money, [12_500, 300_000]],
    [['12.5', '300'], ', unit: $k', money, [12_500, 300_000]],
    [['3', '4.5', '1 year'], ', unit: months', months, [3, 4.5, 12]],
    [['20', '4.5', '50%'], ', unit: "%"', share, [0.2, 0.045, 0.5]],
    [['0.2', '20%', '1'], '', share, [0.2, 0.2, 1]],
    [['1.234,50', '12,5', '3', '1.234.567,8'], ', unit: $, decimal: ","', money, [1234.5, 12.5, 3, 1_234_567.8]],
    [['1,234.50', '12.5', '1,234'], ', unit: $, decimal: "."', money, [1234.5, 12.5, 1234]],
    [['$1,234', '', 'N/A', '-', 'null', 'n/a', '#N/A'], ', decimal: ".", missing: drop', money, [1234]],
    [['+1', '-0'], ', unit: $', money, [1, -0]],
  ] as const)('%j%s', (cells, options, demand, values) => {
    const { quantity, issues } = valuesOf(cells, options, demand)
    expect(issues).toEqual([])
    expect(quantity).toEqual(lawOf(values))
  })

  test('a rate keeps its period', () => {
    expect(valuesOf(['20', '30'], ', unit: "% per year"', rate).quantity).toEqual({ ...lawOf([0.2, 0.3]), per: 'year' })
    expect(valuesOf(['2', '3'], ', unit: per month', wonDeals).quantity).toEqual({ ...lawOf([2, 3]), per: 'month' })
  })

  test('paired columns know their table', () => {
    expect(valuesOf(['$1', '$2'], ', paired: true', money).quantity).toEqual({
      kind: 'row',
      values: [1, 2],
      rows: 'd.csv',
    })
  })
})

describe('cells that are no values', () => {
  const told = (cells: readonly string[], options: string, demand: (typeof demands)[keyof typeof demands]) => {
    const { quantity, issues } = valuesOf(cells, options, demand)
    expect(quantity).toBeUndefined()
    return issues.map(({ code, message, help }) => `${code} ${message} | ${help ?? ''}`)
  }

  test.each([
    [
      ['12500', '300'],
      '',
      money,
      [
        'expected an amount of money such as $20k but found a plain number (and 1 more like it) | beside "csv" add unit: $',
      ],
    ],
    [['$1.234,50'], '', money, ['thousands separators are not allowed: "1.234,50" | beside "csv" add decimal: ","']],
    [
      ['1,234.50'],
      '',
      money,
      ['thousands separators are not allowed: "1,234.50" | beside "csv" add decimal: "." and unit: $'],
    ],
    [
      ['', '-'],
      '',
      money,
      ['an empty cell (and 1 more like it) | beside "csv" add missing: drop to leave out such rows'],
    ],
    [[''], ', paired: true', money, ['an empty cell | fill it in, or remove the row: a paired row is drawn whole']],
    [['=HYPERLINK(1)'], ', unit: $', money, ['"=HYPERLINK(1)" is not a quantity | ']],
    [['120%'], '', share, ['must be 0% to 100% but is 120% | did you mean 12%?']],
    [['1.23,4'], ', unit: $, decimal: ","', money, ['not a number: "1.23,4" | ']],
    [['1,2,3'], ', unit: $, decimal: ","', money, ['not a number: "1,2,3" | ']],
  ] as const)('%j%s', (cells, options, demand, problems) => {
    expect(told(cells, options, demand)).toEqual(problems.map(problem => `E146 row 2, column "x": ${problem}`))
  })

  test('what an option says to add makes the cell readable', () => {
    for (const [cell, demand] of [
      ['12500', money],
      ['7', months],
      ['20', share],
      ['20', rate],
      ['3', wonDeals],
      ['1.234,5', money],
      ['$1,234.5', money],
    ] as const) {
      const [issue] = valuesOf([cell], '', demand).issues
      const option = /^beside "csv" add (.*)$/.exec(issue.help ?? '')?.[1] ?? ''
      const again = valuesOf([cell], `, ${option.replace(' and ', ', ')}`, demand)
      expect(again.issues).toEqual([])
      expect(again.quantity).toBeDefined()
    }
  })

  test('five cells of a column are told, and how many are left', () => {
    const lines = told(
      Array.from({ length: 22 }, (_, i) => `x${i}`),
      '',
      money,
    )
    expect(lines).toHaveLength(6)
    expect(lines[5]).toBe('E146 17 more cells of column "x" cannot be read | ')
  })

  test('periods agree', () => {
    expect(told(['20% per year', '2% per month', '3% per month'], '', rate)).toEqual([
      'E146 row 3 is per month but row 2 is per year | write all of them per the same period',
    ])
  })

  test('cells that are wrong in the same way are told once', () => {
    expect(told(['20%', '30%', '40%'], '', money)).toEqual([
      'E146 row 2, column "x": expected an amount of money such as $20k but found a share (and 2 more like it) | ',
    ])
  })

  test('a unit where every cell has its own', () => {
    expect(told(['$20k', '$30k'], ', unit: $', money)).toEqual([
      'E121 "unit" is for plain numbers, and every cell says its own | remove "unit"',
    ])
  })

  test('nothing but blanks', () => {
    expect(told(['', 'NA'], ', missing: drop', money)).toEqual([
      'E146 column "x" has no values: every cell is blank | choose another column, or fill it in',
    ])
  })
})

describe('options', () => {
  test.each([
    ['{csv: d.csv}', 'E125', '"csv" needs the name of a column'],
    ['{csv: d.csv, column: y}', 'E124', '"d.csv" has no column "y"'],
    ['{csv: d.csv, column: [x]}', 'E121', 'expected the name of a column, found a list'],
    ['{csv: , column: x}', 'E122', '"csv" has no value'],
    ['{csv: d.csv, column: x, colour: red}', 'E101', 'unknown key "colour" beside "csv"'],
    ['{csv: d.csv, column: x, delimiter: ":"}', 'E120', '"delimiter" cannot be ":"'],
    ['{csv: d.csv, column: x, decimal: ";"}', 'E120', '"decimal" cannot be ";"'],
    ['{csv: d.csv, column: x, missing: zero}', 'E120', '"missing" cannot be "zero"'],
    ['{csv: d.csv, column: x, paired: yes}', 'E120', '"paired" cannot be "yes"'],
    [
      '{csv: d.csv, column: x, paired: true, missing: drop}',
      'E121',
      '"missing: drop" and "paired: true" do not go together',
    ],
    ['{csv: d.csv, column: __proto__}', 'E124', '"d.csv" has no column "__proto__"'],
  ])('%s', (value, code, message) => {
    const { read, issues } = csvReader({ 'd.csv': 'x\n$1\n' })
    expect(read(value, money)).toBeUndefined()
    expect(issues.map(issue => [issue.code, issue.message])).toEqual([[code, message]])
  })

  test('a tab may be written in two ways', () => {
    for (const tab of ['"\\t"', "'\\t'", 'tab']) {
      const { read } = csvReader({ 'd.csv': 'x\ty\n$1\t2\n' })
      expect(read(`{csv: d.csv, column: x, delimiter: ${tab}}`, money)).toEqual(lawOf([1]))
    }
  })
})

describe('a scenario with a table', () => {
  const scenario = `tandem: 1
name: With a table
time: {start: 2026-01, step: month, horizon: 1 year}
segments: {mid: {dealSize: {csv: d.csv, column: amount}, churn: {csv: d.csv, column: churn}}}
vendor: {direct: {wonDeals: 2 per month, mix: {mid: 100%}}}
strategies: {today: {motion: resell}}
`
  const read = (csv: string, text = scenario) =>
    readScenario(
      's.yaml',
      loaderOf(
        new Map([
          ['s.yaml', text],
          ['d.csv', csv],
        ]),
      ),
    )
  const csv = 'amount,churn\n$20k,10% per year\n$30k,12% per year\n'

  test('its hash is of the table too, whatever the line ends', async () => {
    const hash = async (text: string) => {
      const result = await read(text)
      return result.ok ? result.scenario.hash : result.issues
    }
    expect(await hash(csv)).toMatch(/^[0-9a-f]{64}$/)
    expect(await hash(csv.replaceAll('\n', '\r\n'))).toBe(await hash(csv))
    expect(await hash(csv.replace('30k', '31k'))).not.toBe(await hash(csv))
  })

  test('mistakes of the scenario come before those of the table', async () => {
    const result = await read(csv.replace('$30k', 'x'), scenario.replace('100%', '90%'))
    const files = result.ok ? [] : result.issues.map(issue => issue.place?.file.name)
    expect(files).toEqual(['s.yaml', 'd.csv'])
  })
})
