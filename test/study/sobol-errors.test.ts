import { describe, expect, it } from 'vitest'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { bothGain } from '../../src/study/both-gain/lines.ts'
import type { Outcome } from '../../src/study/outcome.ts'
import { runStudy } from '../../src/study/run-study.ts'

const sobol = { sampling: 'sobol', isBare: true } as const
const json = ({ result }: Outcome): string => JSON.stringify(result)

const read = async (text: string): Promise<Scenario> => {
  const found = await readScenario('a.yaml', () => ({ ok: true, name: 'a.yaml', text }))
  if (!found.ok) throw new Error(found.issues.map(({ message, help }) => `${message} (${help ?? ''})`).join('; '))
  return found.scenario
}

/** A firm without events: EBITDA of three years is $360k less 36 months of an uncertain overhead. */
const quiet = `
tandem: 1
time: {start: 2026-01, step: month, horizon: 3 years}
run: {trials: 512, seed: quiet}
segments:
  only: {dealSize: {p10: $20k, p90: $180k}, cycle: 3 months, churn: 0% per year}
installed: {resold: {only: {customers: 10, value: $60k}}}
program: {margin: 20%}
partner:
  overhead: {p10: $4k per month, p90: $14k per month}
strategies:
  today: {title: Today}
  dear: {title: Dear, partner: {overhead: {p10: $5k per month, p90: $15k per month}}}
goals:
  partner:
    - that: "partner.ebitda > $90000"
checks:
  - that: "mean(partner.ebitda of today) > $0"
  - that: "p10(partner.ebitda of today) > $0"
  - that: "sd(partner.ebitda of today) > $0"
  - that: "P(partner.ebitda of today > $90000) > 50%"
`

const t975 = 2.13145 // Student's law, 15 degrees of freedom, as tables print it

/** The error of a figure, a second time: from what trials n mod 16 make of it. */
const errorOf = (values: Float64Array, figure: (part: number[]) => number): number => {
  const own = Array.from({ length: 16 }, (_, k) => figure([...values].filter((_x, n) => n % 16 === k)))
  const middle = own.reduce((a, b) => a + b, 0) / 16
  return Math.sqrt(own.reduce((sum, x) => sum + (x - middle) ** 2, 0) / 15 / 16)
}

/** Half of the interval of a share: at least what is left open of what was never true (Wilson), with z² = 3.841459. */
const halfOf = (isSo: Float64Array): number => Math.max(t975 * errorOf(isSo, mean), 3.841459 / (isSo.length + 3.841459))

const mean = (part: readonly number[]): number => part.reduce((a, b) => a + b, 0) / part.length
const sd = (part: readonly number[]): number =>
  Math.sqrt(part.reduce((sum, x) => sum + (x - mean(part)) ** 2, 0) / (part.length - 1))
const p10 = (part: number[]): number => {
  const sorted = Float64Array.from(part).sort()
  const place = 0.1 * (sorted.length - 1)
  const low = Math.floor(place)
  return sorted[low] + (place - low) * (sorted[low + 1] - sorted[low])
}

describe('errors are from the 16 scrambles', () => {
  const played = read(quiet).then(it => runStudy(it, { ...sobol, trials: 512 }))
  const valuesOf = async (id: string): Promise<Float64Array> => (await played).samples[id]['partner.ebitda']

  it('of levels', async () => {
    const { result } = await played
    const { se, sd: spread } = result.strategies[0].metrics['partner.ebitda']
    const expected = errorOf(await valuesOf('today'), mean)
    expect(se! / expected).toBeCloseTo(1, 9)
    // and not from the spread of the trials
    expect(se!).toBeLessThan(spread! / Math.sqrt(512) / 3)
  })

  it('of differences, with the interval of Student’s law', async () => {
    const { result } = await played
    const [a, b] = [await valuesOf('today'), await valuesOf('dear')]
    const { se, ci95, mean: shift } = result.comparisons[0].metrics['partner.ebitda']
    const expected = errorOf(
      b.map((x, i) => x - a[i]),
      mean,
    )
    expect(se! / expected).toBeCloseTo(1, 6)
    expect((ci95![1] - shift!) / (t975 * expected)).toBeCloseTo(1, 5)
    expect((shift! - ci95![0]) / (t975 * expected)).toBeCloseTo(1, 5)
  })

  it('of what checks ask: means, quantiles, standard deviations and shares', async () => {
    const { result } = await played
    const values = await valuesOf('today')
    const isMore = values.map(x => Number(x > 90_000))
    const expected = [
      [mean([...values]), t975 * errorOf(values, mean)],
      [p10([...values]), t975 * errorOf(values, p10)],
      [sd([...values]), t975 * errorOf(values, sd)],
      [mean([...isMore]), halfOf(isMore)],
    ]
    for (const [n, [value, half]] of expected.entries()) {
      const [answer] = result.checks[n].results
      expect(answer.value! / value).toBeCloseTo(1, 9)
      expect((answer.ci95![1] - value) / half).toBeCloseTo(1, 5)
      expect((value - answer.ci95![0]) / half).toBeCloseTo(1, 5)
    }
  })

  // Invariant: where blocks are cut moves no bit, of what is only counted as well.
  it('wherever blocks are cut', async () => {
    const cut = await runStudy(await read(quiet), { ...sobol, trials: 512, blockSize: 256 })
    expect(json(cut)).toBe(json(await played))
  })

  it('of goals', async () => {
    const { result } = await played
    const isMore = (await valuesOf('dear')).map(x => Number(x > 90_000))
    const answer = result.statements[0].results[1]
    expect(answer.p).toBe(mean([...isMore]))
    expect((answer.ci95![1] - answer.p!) / halfOf(isMore)).toBeCloseTo(1, 5)
  })

  it('of terms on which both gain, as they are', async () => {
    const [a, b] = [await valuesOf('today'), await valuesOf('dear')]
    const gains = { vendor: a.map(x => x - 9e4), partner: b.map(x => x - 9e4) }
    const isBoth = a.map((x, i) => Number(x > 9e4 && b[i] > 9e4))
    const { p, ci95 } = bothGain(gains, true)
    expect((ci95![1] - p!) / halfOf(isBoth)).toBeCloseTo(1, 5)
    expect(bothGain(gains).ci95).not.toEqual(ci95)
  })
})

// Closed form: the overhead is lognormal with median sqrt(4 x 14) thousand and log sd ln(14 / 4) / (2 x 1.2815515655446004).
describe('a run without events', () => {
  const sigma = Math.log(14 / 4) / (2 * 1.2815515655446004)
  const median = Math.sqrt(4e3 * 14e3)
  const known = 360e3 - 36 * median * Math.exp((sigma * sigma) / 2)

  it('tells the mean three times as exactly as plain draws would, and its intervals hold it', async () => {
    const asked = await read(quiet)
    const spread = known - 360e3
    const plain = (Math.abs(spread) * Math.sqrt(Math.exp(sigma * sigma) - 1)) / Math.sqrt(512)
    let squares = 0
    let held = 0
    for (let n = 0; n < 12; n++) {
      const options = { ...sobol, trials: 512, seed: `seed ${n}`, strategies: ['today'] }
      const { result } = await runStudy(asked, options)
      const { mean: value, se } = result.strategies[0].metrics['partner.ebitda']
      squares += (value! - known) ** 2
      if (Math.abs(value! - known) <= t975 * se!) held++
    }
    expect(Math.sqrt(squares / 12)).toBeLessThan(plain / 3)
    // of 12 intervals of 95 % fewer than 9 hold it once in 450 times (binomial)
    expect(held).toBeGreaterThanOrEqual(9)
  })

  it('tells the median and the chance of a goal as the closed form', async () => {
    const { result } = await runStudy(await read(quiet), { ...sobol, trials: 4096 })
    const { p50 } = result.strategies[0].metrics['partner.ebitda']
    expect(Math.abs(p50! / (360e3 - 36 * median) - 1)).toBeLessThan(1e-3)
  })
})
