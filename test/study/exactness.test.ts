import { expect, test } from 'vitest'
import { exactnessOf } from '../../src/study/exactness.ts'
import { runStudy } from '../../src/study/run-study.ts'
import { buildScenario } from '../helpers/build-scenario.ts'
import { realistic } from '../helpers/realistic.ts'

// Oracle: the values of the trials. Half of the interval of a paired difference is 1.96 of its standard error.
test('a run knows its differences as exactly as their values, trial by trial, say', async () => {
  const scenario = buildScenario({ ...realistic, steps: 14 })
  const { result, samples } = await runStudy(scenario, { trials: 300 })
  const ids = Object.keys(result.strategies[0].metrics)
  const owners = ids.includes('partner.ownerValue') ? 'partner.ownerValue' : 'partner.value'
  const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
  const parts = [owners, 'vendor.contribution'].flatMap(metric => {
    if (!ids.includes(metric)) return []
    const size = Math.max(...result.strategies.map(({ id }) => Math.abs(meanOf([...samples[id][metric]]))))
    return result.comparisons.map(({ a, b }) => {
      const differences = [...samples[b][metric]].map((x, i) => x - samples[a][metric][i])
      const middle = meanOf(differences)
      const squares = differences.reduce((sum, x) => sum + (x - middle) ** 2, 0)
      return (1.959963984540054 * Math.sqrt(squares / 299 / 300)) / size
    })
  })
  expect(parts.length).toBeGreaterThan(0)
  expect(exactnessOf(result)?.part).toBeCloseTo(Math.max(...parts), 10)
})

test('of one strategy alone it is the error of its levels, and of none that varies there is none', () => {
  const strategy = (se: number, mean: number) =>
    ({ id: 'only', metrics: { 'vendor.contribution': { se, mean } } }) as never
  expect(exactnessOf({ strategies: [strategy(10, -1000)], comparisons: [] })?.part).toBeCloseTo(0.0196, 5)
  expect(exactnessOf({ strategies: [strategy(0, 1000)], comparisons: [] })).toBeUndefined()
  expect(exactnessOf({ strategies: [strategy(10, 0)], comparisons: [] })).toBeUndefined()
})
