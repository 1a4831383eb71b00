import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { complaints, readText } from '../helpers/read-text.ts'

const file = (time: string, reps: string, rest = ''): Record<string, string> => ({
  's.yaml': `tandem: 1
time: {${time}}
segments: {a: {dealSize: $60k}, b: {dealSize: $9k}}
partner: {sales: {reps: ${reps}, mix: {a: 50%, b: 50%}}}
strategies: {today: {${rest}}}
`,
})

const pieces = (scenario: Scenario, path: string): (readonly [number, unknown])[] => {
  const quantity = (scenario.strategies[0].settings.get(path) ?? scenario.settings.get(path))?.quantity
  if (quantity?.kind !== 'schedule') throw new Error(`${path} is no schedule`)
  return quantity.pieces.map(({ from, quantity: one }) => [from, 'value' in one ? one.value : one.kind])
}

const month = 'start: 2026-01, step: month, horizon: 2 years'

// By hand, from the calendar: a value holds from the first step that begins on its date or after it.
describe('dates become steps', () => {
  test.each<[string, string, (readonly [number, number])[]]>([
    [
      month,
      '{2026-01: 2, 2027-01: 4}',
      [
        [0, 2],
        [12, 4],
      ],
    ],
    [
      month,
      '{2027: 4, 2026: 2}',
      [
        [0, 2],
        [12, 4],
      ],
    ],
    [
      month,
      '{2026-01-01: 2, 2026-Q2: 4, 2027-Q4: 5}',
      [
        [0, 2],
        [3, 4],
        [21, 5],
      ],
    ],
    [
      month,
      '{2026-01: 2, 2026-02-01: 3, 2026-02-02: 4}',
      [
        [0, 2],
        [1, 3],
        [2, 4],
      ],
    ],
    [
      month,
      '{2020: 1, 2025-12: 2, 2026-03: 4}',
      [
        [0, 2],
        [2, 4],
      ],
    ],
    [month, '{2020: 1, 2026-01: 3}', [[0, 3]]],
    [
      'start: 2026-02, step: quarter, horizon: 2 years',
      '{2026-02: 2, 2026-04: 4}',
      [
        [0, 2],
        [1, 4],
      ],
    ],
    [
      'start: 2026-02, step: quarter, horizon: 2 years',
      '{2026: 2, 2026-05: 4, 2026-05-02: 5}',
      [
        [0, 2],
        [1, 4],
        [2, 5],
      ],
    ],
    [
      'start: 2026-01-05, step: week, horizon: 26 weeks',
      '{2026: 2, 2026-01-12: 3, 2026-01-13: 4}',
      [
        [0, 2],
        [1, 3],
        [2, 4],
      ],
    ],
    [
      'start: 2024-02-27, step: day, horizon: 90 days',
      '{2024-02-27: 2, 2024-02-29: 3, 2024-03: 4}',
      [
        [0, 2],
        [2, 3],
        [3, 4],
      ],
    ],
  ])('%s: %s', async (time, reps, expected) => {
    expect(pieces(await readText(file(time, reps)), 'partner.sales.reps')).toEqual(expected)
  })

  // A second way, step by step through real days.
  test.each([
    ['day', 200],
    ['week', 60],
    ['month', 36],
    ['quarter', 12],
  ] as const)('like counting %ss on a calendar', async (step, steps) => {
    const start = step === 'day' || step === 'week' ? '2023-11-20' : '2023-11'
    const begins: string[] = []
    for (let t = 0; t < steps; t++) {
      const at = new Date(`${start}${start.length === 7 ? '-01' : ''}T00:00:00Z`)
      if (step === 'day') at.setUTCDate(at.getUTCDate() + t)
      else if (step === 'week') at.setUTCDate(at.getUTCDate() + 7 * t)
      else at.setUTCMonth(at.getUTCMonth() + (step === 'quarter' ? 3 * t : t))
      begins.push(at.toISOString().slice(0, 10))
    }
    for (const date of ['2023-12-31', '2024-01-01', '2024-02-29', '2024-03-01', '2024-05-06']) {
      const from = begins.findIndex(begin => begin >= date)
      const time = `start: ${start}, step: ${step}, horizon: ${steps} ${step}s`
      expect(pieces(await readText(file(time, `{2023: 1, ${date}: 2}`)), 'partner.sales.reps')).toEqual([
        [0, 1],
        [from, 2],
      ])
    }
  })
})

describe('what may change', () => {
  test('a choice, for all elements or one', async () => {
    const all = await readText(file(month, '1', 'motion: {2026-01: support-only, 2026-07: resell}'))
    for (const name of ['a', 'b'])
      expect(pieces(all, `motion.${name}`)).toEqual([
        [0, 'support-only'],
        [6, 'resell'],
      ])
    const one = await readText(file(month, '1', 'motion: {b: {2026-01: support-only, 2026-07: resell}}'))
    expect(pieces(one, 'motion.b')).toHaveLength(2)
    expect(one.strategies[0].settings.has('motion.a')).toBe(false)
  })

  test('a whole mix: who is not named has no share from then on', async () => {
    const mix = '{2026-01: {a: 80%, b: 20%}, 2027-01: {b: 100%}}'
    const scenario = await readText(file(month, '1', `partner: {sales: {mix: ${mix}}}`))
    expect(pieces(scenario, 'partner.sales.mix.a')).toEqual([
      [0, 0.8],
      [12, 0],
    ])
    expect(pieces(scenario, 'partner.sales.mix.b')).toEqual([
      [0, 0.2],
      [12, 1],
    ])
  })

  test('a nearer layer replaces a schedule whole, also by one value', async () => {
    const scenario = await readText(file(month, '{2026: 1, 2027: 2}', 'partner: {sales: {reps: {2026: 5}}}'))
    expect(pieces(scenario, 'partner.sales.reps')).toEqual([[0, 5]])
    const single = await readText(file(month, '{2026: 1, 2027: 2}', 'partner: {sales: {reps: 3}}'))
    expect(single.strategies[0].settings.get('partner.sales.reps')?.quantity).toEqual({ kind: 'constant', value: 3 })
  })

  test('pieces of any form, in a record', async () => {
    const scenario = await readText(
      file(month, '{value: {2026: 1, 2026-06: {low: 1, typical: 2, high: 4}}, note: hiring plan, date: 2025-11}'),
    )
    expect(pieces(scenario, 'partner.sales.reps')).toEqual([
      [0, 1],
      [5, 'law'],
    ])
    expect(scenario.settings.get('partner.sales.reps')).toMatchObject({ note: 'hiring plan', date: '2025-11' })
  })
})

test('sums are looked at on every date', async () => {
  const at = (mix: string) => complaints(file(month, '1', `partner: {sales: {mix: ${mix}}}`))
  expect(await at('{a: {2026: 80%, 2027: 70%}, b: {2026: 20%, 2027: 30%}}')).toEqual([])
  expect(await at('{a: {2026: 80%, 2027: 70%}, b: {2026: 20%, 2026-07: 30%}}')).toEqual([
    'E118 the shares of "partner.sales.mix" add up to 110%, expected 100%',
  ])
})

test('a mistake in a date of a mix is told once, not once for each segment', async () => {
  const found = await complaints(file(month, '1', 'partner: {sales: {mix: {2026-13: {a: 100%}}}}'))
  expect(found).toEqual(['E140 2026-13 has no such month'])
})

test('with a wrong start the dates of a schedule are not judged', async () => {
  const found = await complaints(file('start: 2026-13, horizon: 1 year', '{2026-01: 1, 2027-01: 2}'))
  expect(found).toEqual(['E140 2026-13 has no such month'])
})

test('what lies after the horizon is a warning, however much of it', async () => {
  expect(await complaints(file(month, '{2026: 1, 2028: 2, 2029: 3}'))).toEqual([
    'E186 2028 is after the horizon: this value never holds',
    'E186 2029 is after the horizon: this value never holds',
  ])
})
