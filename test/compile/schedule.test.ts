import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import type { Binding } from '../../src/compile/structure.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { books, pipeline, services } from '../../src/domain/columns.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { readText } from '../helpers/read-text.ts'
import { type Pieces, scheduled } from '../helpers/schedule.ts'
import { watch } from '../helpers/watch.ts'

const play = (built: Built, columns: Parameters<typeof watch>[1], changes: Readonly<Record<string, Pieces>>) =>
  watch(buildScenario(built), columns, { trials: 3, change: scheduled(changes) }).get('only') ?? expect.unreachable()

// By hand: what a schedule says holds from its step on.
describe('a lever that changes on dates', () => {
  it('is rebound in the step in which it changes', () => {
    const seen = play({ steps: 6, set: { 'partner.overhead': 1 } }, [books.overhead], {
      'partner.overhead': [
        [0, 10],
        [2, 20],
        [5, 70],
      ],
    })
    expect(seen(books.overhead).map(step => [...step])).toEqual([10, 10, 20, 20, 20, 70].map(x => [x, x, x]))
  })

  it('is rebound for a period end although the change falls between two of them', () => {
    // profit of $1,000 a month; tax 25 % until month 5, 50 % from then on, and the year ends in month 12
    const seen = play(
      {
        steps: 24,
        set: {
          'installed.resold.only.customers': 1,
          'installed.resold.only.value': 12_000,
          'segments.only.churn': 0,
          'program.margin': 1,
          'partner.tax': 0.25,
        },
      },
      [books.tax],
      {
        'partner.tax': [
          [0, 0.25],
          [5, 0.5],
          [13, 0.125],
        ],
      },
    )
    const paid = seen(books.tax).map(([x]) => x)
    expect(paid.flatMap((x, t) => (x === 0 ? [] : [[t, Math.round(x)]]))).toEqual([
      [11, 6_000],
      [23, 1_500],
    ])
  })

  it('moves whatever hangs on it, in the step it changes', () => {
    const set = {
      'segments.only.dealSize': 1,
      'partner.sales.mix.only': 1,
      'partner.sales.ramp': 0,
      'partner.bench.heads': 1,
    }
    const seen = play({ steps: 4, set }, [pipeline.reps, services.heads], {
      'partner.sales.reps': [
        [0, 0],
        [1, 4],
        [3, 1],
      ],
      'partner.bench.heads': [
        [0, 2],
        [2, 7],
      ],
    })
    expect(seen(pipeline.reps).map(([x]) => x)).toEqual([0, 4, 4, 1])
    expect(seen(services.heads).map(([x]) => x)).toEqual([2, 2, 7, 7])
  })

  it('refuses what is no number of a trial', () => {
    const built = buildScenario({ steps: 2, set: { 'partner.overhead': 1 } })
    const { structure, variants } = compile(built, catalogue)
    const event: Binding = { kind: 'event', law: { kind: 'constant', params: [1] } }
    const change = () => [{ ...variants[0], bindings: structure.params.map(() => event) }]
    expect(() => watch(built, [books.overhead], { change })).toThrow('a event is not one value a trial')
  })
})

/** A scenario from its text, played. */
const playText = async (
  rest: string,
  columns: Parameters<typeof watch>[1],
  time = 'step: month, horizon: 6 months',
) => {
  const text = `tandem: 1\ntime: {start: 2026-01, ${time}}\nsegments: {only: {dealSize: $1}}\n${rest}\nstrategies: {only: {}}\n`
  const seen = watch(await readText({ 's.yaml': text }), columns, { trials: 200 }).get('only') ?? expect.unreachable()
  return (column: Parameters<typeof watch>[1][number]) => seen(column).map(step => [...step])
}

// By hand: the same as above, from the words of a scenario.
describe('dates in a scenario', () => {
  it('change a lever in the step that begins on them or after them', async () => {
    const seen = await playText(
      'partner: {overhead: {2026-01: $10 per month, 2026-02-15: $24 per quarter, 2026-06: $9 per month}}',
      [books.overhead],
    )
    expect(seen(books.overhead).map(step => step[0])).toEqual([10, 10, 8, 8, 8, 9])
  })

  it('change a choice', async () => {
    const rest = `partner: {sales: {reps: 2, ramp: 0 months, mix: {only: 100%}}}
motion: {2026-01: support-only, 2026-04: resell}`
    const seen = await playText(rest, [pipeline.reps])
    expect(seen(pipeline.reps).map(([x]) => x)).toEqual([0, 0, 0, 2, 2, 2])
  })

  it('change where deals fall', async () => {
    const text = `tandem: 1
time: {start: 2026-01, step: month, horizon: 4 months}
segments: {a: {dealSize: $1, cycle: 0 months}, b: {dealSize: $1, cycle: 0 months}}
vendor: {direct: {wonDeals: 30 per month, mix: {2026-01: {a: 100%}, 2026-03: {b: 100%}}}}
strategies: {only: {}}
`
    const seen = watch(await readText({ 's.yaml': text }), [pipeline.wins], { trials: 3 }).get('only')
    const wins = (segment: string) => (seen?.(pipeline.wins, { segment }) ?? []).map(step => Math.min(...step) > 0)
    expect(wins('a')).toEqual([true, true, false, false])
    expect(wins('b')).toEqual([false, false, true, true])
  })

  it('an uncertain value keeps the luck of its trial when it changes', async () => {
    const law = (k: number) => `{low: $${k} per month, typical: $${2 * k} per month, high: $${4 * k} per month}`
    const seen = await playText(`partner: {overhead: {2026-01: ${law(10)}, 2026-03: ${law(20)}}}`, [books.overhead])
    const [first, , third] = seen(books.overhead)
    expect(new Set(first).size).toBe(200)
    for (const [i, x] of first.entries()) expect(third[i]).toBeCloseTo(2 * x, 9)
  })
})

// The closed form: in step t, of length d, the share gone is that of its middle, (t + 1/2) d / over, and at most 1.
describe('a ramp', () => {
  it.each([
    ['step: month, horizon: 6 months', '4 months', [12.5, 37.5, 62.5, 87.5, 100, 100]],
    ['step: quarter, horizon: 1 year', '6 months', [25, 75, 100, 100].map(x => 3 * x)],
    ['step: month, horizon: 3 months', '1 month', [50, 100, 100]],
    ['step: month, horizon: 3 months', '60 months', [0.5, 1.5, 2.5].map(x => (x * 100) / 60)],
  ])('%s, over %s', async (time, over, expected) => {
    const ramp = `{start: $0 per month, end: $1200 per year, over: ${over}}`
    const seen = await playText(`partner: {overhead: ${ramp}}`, [books.overhead], time)
    for (const [t, step] of seen(books.overhead).entries()) expect(step[0]).toBeCloseTo(expected[t], 10)
  })

  it('from a value to itself is that value, whatever the trial', async () => {
    const law = '{low: $10 per month, typical: $20 per month, high: $50 per month}'
    const seen = await playText(`partner: {overhead: {start: ${law}, end: ${law}, over: 5 months}}`, [books.overhead])
    const [first, ...others] = seen(books.overhead)
    for (const step of others) for (const [i, x] of step.entries()) expect(x).toBeCloseTo(first[i], 9)
    expect(new Set(first).size).toBe(200)
  })
})
