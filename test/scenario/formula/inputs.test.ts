import { describe, expect, test } from 'vitest'
import { parserFor } from '../../../src/scenario/formula/loaded.ts'
import type { ParseFormula } from '../../../src/scenario/formula/term.ts'
import { readScenario } from '../../../src/scenario/read-scenario.ts'
import { parseText } from '../../../src/scenario/yaml/parse-text.ts'
import { spent } from '../../helpers/spent.ts'

const file = (inputs: string, rest = '', plain = '2'): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 5 years}
inputs:
${inputs}
segments: {only: {dealSize: $60k, churn: 10% per year}}
valuation: {lowest: ${plain.startsWith('=') ? `"${plain}"` : plain}}
${rest}
strategies: {today: {motion: resell}}
`

const read = (text: string) => readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))

const problems = async (text: string): Promise<readonly string[]> => {
  const result = await read(text)
  return (result.ok ? [] : result.issues).map(({ code, message }) => `${code} ${message}`)
}

test.each([
  ['  a: {low: -5, typical: 3, high: 20}', '= a / 2', '"= max(a / 2, 0)"'],
  ['  a: {low: 1, typical: 3, high: 80}', '= a + 1', '"= min(a + 1, 30)"'],
  ['  a: {low: -9, typical: 3, high: 80}', '= a', '"= min(max(a, 0), 30)"'],
])('what is proposed for a formula that can be out of range is taken', async (inputs, formula, right) => {
  const result = await read(file(inputs, '', formula))
  const [issue] = result.ok ? [] : result.issues
  expect(issue).toMatchObject({ code: 'E114', help: expect.stringContaining(right) })
  expect(await problems(file(inputs, '', right.slice(1, -1)))).toEqual([])
})

describe('computed inputs', () => {
  test('get their unit from their formula', async () => {
    const result = await read(
      file(
        '  a: $20k\n  b: 9 months\n  c: "= a * 2"\n  d: "= a / b"\n  e: "= b + b"\n  f: "= a / c"\n  g: "= 3 hours"',
      ),
    )
    if (!result.ok) throw new Error(result.issues[0].message)
    const unit = (name: string) => result.scenario.inputs.get(name)?.unit
    expect(['c', 'd', 'e', 'f', 'g'].map(unit)).toEqual(['USD', undefined, 'months', 'USD/USD', 'hours'])
    expect(result.scenario.inputs.get('d')?.quantity).toMatchObject({ kind: 'formula', of: ['a', 'b'], per: 'month' })
    expect([...result.scenario.inputs.keys()]).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  })

  test('one mistake is one complaint, however much is computed from it', async () => {
    expect(await problems(file('  a: "= missing"\n  b: "= a + 1"\n  c: "= b + a"', '', '= c'))).toEqual([
      'E124 unknown input "missing"',
    ])
    expect(await problems(file('  a: "= b"\n  b: "= a"\n  c: "= a + b"', '', '= c'))).toEqual([
      'E135 these inputs need each other in a loop: a (5:6) -> b (6:6) -> a',
    ])
  })

  // Written out, the last would have 3^20 parts: what is computed from what is counted, not built.
  test('formulas that double in size with every step are refused at once', async () => {
    const steps = Array.from({ length: 20 }, (_, n) => `  x${n + 1}: "= x${n} * y${n}"\n  y${n + 1}: "= x${n} + y${n}"`)
    const before = spent()
    const found = await problems(file(`  x0: 1\n  y0: 1\n${steps.join('\n')}`, '', '= x20'))
    expect(spent() - before).toBeLessThan(10_000)
    expect(found.length).toBeGreaterThan(0)
    for (const one of found) expect(one).toMatch(/^E134 a formula of \d+ parts, with those of the inputs/)
  })

  test('a long chain and a long loop are followed without recursion', async () => {
    const names = Array.from({ length: 3000 }, (_, n) => n)
    const chain = names.map(n => `  x${n}: "= x${n + 1}"`).join('\n')
    expect((await problems(file(`${chain}\n  x3000: 1`)))[0]).toMatch(/^E134/)
    const loop = await problems(file(names.map(n => `  x${n}: "= x${(n + 1) % 3000}"`).join('\n')))
    expect(loop.length).toBe(1)
    expect(loop[0]).toMatch(/^E135 .+x0 \(5:7\) -> x1 \(6:7\) -> .+ -> \.\.\. -> x0$/)
  })
})

describe('what a formula can be, before anything is drawn', () => {
  // By hand, from the ends of each input; the lowest multiple may be 0 to 30.
  test.each([
    ['= a + b', 'must be 0 to 30 but this formula can be 10 to 40'],
    ['= a - b', 'must be 0 to 30 but this formula can be -10 to 20'],
    ['= a * b / 10', 'must be 0 to 30 but this formula can be 0 to 40'],
    ['= -a', 'must be 0 to 30 but this formula can be -20 to -10'],
    ['= max(a, 5) * 2', 'must be 0 to 30 but this formula can be 20 to 40'],
    ['= 400 / a', 'must be 0 to 30 but this formula can be 20 to 40'],
    ['= c', 'must be 0 to 30 but this formula can be 20 to 40'],
    ['= 31', 'must be 0 to 30 but this formula is 31'],
    ['= a + a + 100', 'must be 0 to 30 but this formula can be 120 to 140'],
  ])('%s', async (formula, expected) => {
    const inputs = '  a: {low: 10, typical: 15, high: 20}\n  b: {low: 0, typical: 1, high: 20}\n  c: "= a * 2"'
    expect(await problems(file(inputs, '', formula))).toEqual([`E114 ${expected}`])
  })

  // a comes twice, so that the ends of the parts are never together: 10 to 20 may be all that there is.
  test.each(['= a * 4 - a * 3', '= c - a', '= if(a > 15, a, b)', '= a / (a + b)', '= 1 / (a - 15)', '= e'])(
    '%s may be in range',
    async formula => {
      const inputs = '  a: {low: 10, typical: 15, high: 20}\n  b: 5\n  c: "= a * 2"\n  e: {p10: 1, p90: 20}'
      expect(await problems(file(inputs, '', formula))).toEqual([])
    },
  )
})

test('mathjs is loaded for a file with a formula, and for no other', async () => {
  let loads = 0
  const load = async (): Promise<ParseFormula> => {
    loads++
    return text => ({ code: 'E127', problem: `not read: ${text}` })
  }
  const tries = async (text: string): Promise<number> => {
    const before = loads
    const tree = parseText({ name: 'a.yaml', text }, () => {})
    if (tree === undefined) throw new Error('no tree')
    await parserFor([{ tree }], new Map(), load)
    return loads - before
  }
  expect(await tries(file('  a: 1'))).toBe(0)
  expect(await tries(file('  a: "= 1"'))).toBe(1)
  expect(await tries(file('  a: {value: "= 1"}'))).toBe(1)
  expect(await tries(file('  a: 1', 'checks: []'))).toBe(1)
})
