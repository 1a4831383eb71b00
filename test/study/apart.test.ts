import { standardDeviation } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { apartEstimate } from '../../src/study/apart.ts'
import { derivedState } from '../../src/study/derived.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'

const trials = 200

/** Two strategies that meet the same deals: what one of them pays beside moves far less than what both earn. */
const scenario = (checks: string): string => `
tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: ${trials}, seed: apart}
segments:
  only: {dealSize: {p10: $20k, p90: $180k}, cycle: 3 months, churn: 10% per year}
program: {margin: 20%}
partner:
  overhead: {p10: $4k per month, p90: $14k per month}
  sales: {reps: 3, mix: {only: 100%}}
strategies:
  today: {title: Today}
  leaner: {title: Leaner, partner: {overhead: {p10: $3800 per month, p90: $13800 per month}}}
checks:
${checks}`

const play = async (...checks: readonly string[]): Promise<Outcome> => {
  const text = scenario(checks.map(one => `  - ${one}\n`).join(''))
  const read = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!read.ok) throw new Error(read.issues.map(({ message, help }) => `${message} (${help ?? ''})`).join('; '))
  return runStudy(read.scenario)
}

const that = (text: string): string => `that: ${JSON.stringify(text)}`

/** Mean and 95 % interval of differences, from the futures themselves: another implementation. */
const byHand = ({ samples }: Outcome, of: (ebitda: Readonly<Record<string, number>>) => number) => {
  const values = Array.from({ length: trials }, (_, i) =>
    of({ leaner: samples['leaner']['partner.ebitda'][i], today: samples['today']['partner.ebitda'][i] }),
  )
  const mean = values.reduce((a, b) => a + b, 0) / trials
  const half = (1.959963984540054 * standardDeviation(values) * Math.sqrt(trials / (trials - 1))) / Math.sqrt(trials)
  return { value: mean, ci95: [mean - half, mean + half] }
}

const expectNear = (found: unknown, known: ReturnType<typeof byHand>): void => {
  const { value, ci95 } = found as ReturnType<typeof byHand>
  for (const [a, b] of [
    [value, known.value],
    [ci95[0], known.ci95[0]],
    [ci95[1], known.ci95[1]],
  ])
    expect(Math.abs(a - b)).toBeLessThan(1e-9 * Math.abs(known.value))
}

describe('means that are compared on the same luck', () => {
  it('are told apart by their difference, as an order of the same strategies is, where each by itself could be either', async () => {
    const outcome = await play(
      that('mean(partner.ebitda of leaner) > mean(partner.ebitda of today)'),
      '{order: partner.ebitda, of: [leaner, today]}',
    )
    const [[statement], [order]] = outcome.result.checks.map(({ results }) => results)
    const known = byHand(outcome, ({ leaner, today }) => leaner - today)
    expectNear(statement.apart, known)
    expect(statement).toMatchObject({ holds: true, close: false })
    expect(statement.apart).toEqual({ value: order.value, ci95: order.ci95 })
    // the premise: the interval of the left side alone has the mean of the right one in it
    const [low] = statement.ci95 as readonly [number, number]
    expect(low).toBeLessThan((statement.value as number) - known.value)
  })

  it('may have factors, sums and numbers beside them', async () => {
    const outcome = await play(
      that(
        '2 * mean(partner.ebitda of leaner) / 4 - $1k <= mean(partner.ebitda of today) - 0.3 * mean(partner.ebitda of leaner)',
      ),
    )
    const [{ apart }] = outcome.result.checks[0].results
    expectNear(
      apart,
      byHand(outcome, ({ leaner, today }) => 0.5 * leaner - 1000 - (today - 0.3 * leaner)),
    )
  })

  it('are too close to tell where their difference is inside its error, and only there', async () => {
    const outcome = await play(that('mean(partner.ebitda of leaner) > mean(partner.ebitda of today)'))
    const { value, ci95 } = byHand(outcome, ({ leaner, today }) => leaner - today)
    const half = ci95[1] - value
    const more = [-1.1, -0.9, 0.9, 1.1].map(n => (value + n * half).toFixed(6))
    const { result } = await play(
      ...more.map(gap => that(`mean(partner.ebitda of leaner) > mean(partner.ebitda of today) + $${gap}`)),
    )
    expect(result.checks.map(({ results: [{ holds, close }] }) => [holds, close])).toEqual([
      [true, false],
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  it.each([
    ['a mean and a number', 'mean(partner.ebitda of leaner) > $10k'],
    ['a ratio', 'mean(partner.ebitda of leaner) / mean(partner.ebitda of today) > 1'],
    ['a product', 'mean(partner.winRate of leaner) * mean(partner.winRate of today) < 50%'],
    ['medians', 'p50(partner.ebitda of leaner) > p50(partner.ebitda of today)'],
    ['chances', 'P(partner.ebitda of leaner > $10k) > P(partner.ebitda of today > $10k)'],
    [
      'more than one comparison',
      'mean(partner.ebitda of leaner) > mean(partner.ebitda of today) and mean(partner.ebitda of today) > $1k',
    ],
  ])('%s are judged as before', async (_what, text) => {
    const outcome = await play(that(text))
    expect(outcome.result.checks[0].results[0]).not.toHaveProperty('apart')
  })
})

describe('the mean of differences', () => {
  const state = (...values: readonly number[]) => derivedState('figure', Float64Array.from(values), 0, true)

  it('is the difference of means where all have their values in the same futures', () => {
    const found = apartEstimate(state(1, Number.NaN, 5), [state(4, Number.NaN, 9), state(3, Number.NaN, 4)])
    expect(found?.value).toBe(3)
  })

  it('is none where one side has no value in a future in which the other has one', () => {
    expect(apartEstimate(state(1, Number.NaN, 5), [state(4, 6, 9), state(3, Number.NaN, 4)])).toBeUndefined()
  })
})
