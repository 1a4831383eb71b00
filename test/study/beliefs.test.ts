import { describe, expect, it } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Result } from '../../src/study/result.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { spearman } from '../helpers/association.ts'

/** A firm with ten customers, whose overhead and margin are uncertain. */
const file = `
tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
run: {trials: 600, seed: beliefs}
segments: {only: {dealSize: $50k, churn: 0% per year}}
installed: {resold: {only: {customers: 10, value: $60k}}}
inputs:
  cut: {value: {low: 15%, typical: 20%, high: 25%}, source: [S09]}
program: {margin: "= cut"}
partner: {overhead: {p10: $2k per month, p90: $9k per month}}
strategies:
  today: {title: Today}
  frugal: {title: Frugal, partner: {overhead: $3k per month}}
`

const ask = async (asked: string): Promise<Result> => {
  const text = file + asked
  const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join('; '))
  return (await runStudy(found.scenario)).result
}

const belief = async (that: string): Promise<Result['statements'][number]> =>
  (await ask(`expects:\n  partner:\n    - that: ${JSON.stringify(that)}\n`)).statements[0]

describe('a belief that a metric is above a number', () => {
  const played = ask('expects:\n  partner:\n    - that: "partner.ebitda.last12 >= $200k"\n')

  it('says how far that is from the median of each strategy', async () => {
    const { statements, strategies } = await played
    expect(statements[0].number).toBe(200e3)
    for (const { strategy, simulated, gap } of statements[0].results) {
      const median = strategies.find(({ id }) => id === strategy)?.metrics['partner.ebitda.last12'].p50 as number
      expect(simulated).toBe(median)
      expect(gap).toBe(200e3 - median)
    }
  })

  it('hangs on the rent, or on the margin where the rent is settled; the belief goes by the figure itself', async () => {
    const [today, frugal] = (await played).statements[0].results
    expect([today.hangsOn?.paths, today.hangsOn?.grade]).toEqual([['partner.overhead'], 'set'])
    expect([frugal.hangsOn?.paths, frugal.hangsOn?.grade]).toEqual([['inputs.cut'], 'sourced'])
    expect(frugal.hangsOn?.share).toBeCloseTo(1, 12)
  })

  it.each([
    ['partner.ebitda.last12 < -$20k', -20e3],
    ['partner.ebitda.last12 > $0', 0],
  ])('reads the number of %s', async (that, number) => {
    expect((await belief(that)).number).toBe(number)
  })
})

describe('a statement without a number of its own', () => {
  it.each([
    'partner.ebitda > partner.ebitda of today',
    'partner.ebitda between $100k and $200k',
    'not (partner.ebitda > $0)',
  ])('has no gap: %s', async that => {
    const { number, results } = await belief(that)
    expect(number).toBeUndefined()
    expect(results.map(({ gap }) => gap)).toEqual(results.map(() => null))
  })

  it('hangs on what decides whether it is true', async () => {
    const text = `${file}expects:\n  partner:\n    - that: "partner.ebitda of today > partner.ebitda of frugal"\n`
    const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
    if (!found.ok) throw new Error('unreadable')
    const { result, samples } = await runStudy(found.scenario)
    const [{ strategy, hangsOn, simulated }] = result.statements[0].results
    expect([strategy, simulated]).toEqual([null, null])
    // today's rent is below $3k or not: nothing else is in it. The samples say it again.
    expect(hangsOn?.paths).toEqual(['partner.overhead'])
    const gap = samples['today']['partner.ebitda'].map((x, i) => samples['frugal']['partner.ebitda'][i] - x)
    const truth = gap.map(x => (x < 0 ? 1 : 0))
    expect(hangsOn?.share).toBeCloseTo((spearman(gap, truth) as number) ** 2, 6)
  })

  it('hangs on nothing that can be told where it never is true', async () => {
    const { results } = await belief('partner.ebitda > partner.ebitda of today + $100M')
    expect(results.map(({ p, hangsOn }) => [p, hangsOn])).toEqual([
      [0, null],
      [0, null],
    ])
  })
})
