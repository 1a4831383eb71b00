import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lawsAgree } from '../../bench/laws-agree.ts'
import { leanOf } from '../../bench/lean.ts'
import { expression, fileOf, path, type SmallCase, wins } from '../../bench/small/cases.ts'
import { catalogue } from '../../src/domain/catalogue.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { expectWithin, meanOf, varianceOf } from '../helpers/within.ts'

const played = async ({ name, figure, mechanisms }: SmallCase, trials: number, isLean: boolean) => {
  const file = fileOf(name)
  const read = await readScenario(file, () => ({ ok: true, name: file, text: readFileSync(file, 'utf8') }))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'))
  const model = isLean ? leanOf(catalogue, { mechanisms, figure }) : catalogue
  const { samples } = await runStudy(read.scenario, { trials, isBare: true, catalogue: model })
  return samples['only'][figure]
}

/** Mean of a lognormal law from its P10 and P90. */
const lognormalMean = (p10: number, p90: number): number => {
  const spread = Math.log(p90 / p10) / 2.5631031310892007
  return Math.sqrt(p10 * p90) * Math.exp((spread * spread) / 2)
}

const months = Array.from({ length: 36 }, (_, t) => t)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The mean of a function of a normal variable, by the midpoint rule over ten standard deviations to each side. */
const normalMean = (of: (x: number) => number, mean: number, sd: number): number => {
  const parts = Array.from({ length: 20_000 }, (_, i) => -10 + (i + 0.5) / 1000)
  return sum(parts.map(z => of(mean + sd * z) * Math.exp((-z * z) / 2))) / 1000 / Math.sqrt(2 * Math.PI)
}

/**
 * The closed forms of the means, and from how many trials they are judged. The factors of a profit are independent, so the mean of a product is that of the means;
 * of a PERT law it is (low + 4 typical + high) / 6. A customer won in month t is billed for 35.5 - t months on average.
 */
const means: readonly (readonly [SmallCase, number, number])[] = [
  [
    expression,
    lognormalMean(80, 200) * 0.35 * (1.3 / 6) * lognormalMean(20_000, 90_000) * (0.2 + 1.25 * 0.25) -
      lognormalMean(100_000, 300_000),
    20_000,
  ],
  [
    path,
    lognormalMean(40_000, 90_000) *
      normalMean(
        growth => {
          const step = (1 + growth) ** (1 / 12)
          return sum(months.map(t => step ** t * ((1 + step) / 2)))
        },
        0.08,
        0.05,
      ) -
      36 * 35_000,
    20_000,
  ],
  [
    wins,
    lognormalMean(40_000, 90_000) * 4 * (sum(months.map(t => 35.5 - t)) * (0.8 / 12) - 36 * 0.1) - 36 * 4 * 6000,
    8000,
  ],
]

describe('the small cases of npm run bench', () => {
  test.each(means)('$name: the mean is that of the closed form', async (one, known, trials) => {
    const values = await played(one, trials, true)
    expectWithin(meanOf(values), known, Math.sqrt(varianceOf(values) / values.length), one.name)
  })

  // The oracle is the whole model, which plays a partnership around the figure.
  test.each(means)('$name: what is left of the model finds the same, trial by trial', async one => {
    expect(await played(one, 256, true)).toEqual(await played(one, 256, false))
  })
})

describe('whether two samples are of one law', () => {
  // 5 standard errors of the difference: sqrt((16 + 16) / 128) = sqrt((9 + 9) / 72) = 0.5, so 2.5
  test.each([
    ['as far apart as may be', { mean: 12.5, sd: 4 }, { mean: 10, sd: 4 }, 128, true],
    ['means that are too far apart', { mean: 12.6, sd: 3 }, { mean: 10, sd: 3 }, 72, false],
    ['spreads 4 % apart', { mean: 10, sd: 4.16 }, { mean: 10, sd: 4 }, 100, true],
    ['spreads 6 % apart', { mean: 10, sd: 4.24 }, { mean: 10, sd: 4 }, 100, false],
    ['spreads 6 % apart, the other way', { mean: 10, sd: 3.76 }, { mean: 10, sd: 4 }, 100, false],
    ['what is no number', { mean: Number.NaN, sd: 4 }, { mean: 10, sd: 4 }, 100, false],
    ['a spread that is no number', { mean: 10, sd: Number.NaN }, { mean: 10, sd: 4 }, 100, false],
  ])('%s', (_, found, known, trials, agree) => {
    expect(lawsAgree(known, found, trials) === undefined).toBe(agree)
  })
})
