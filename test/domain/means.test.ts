import { expect, test } from 'vitest'
import { allMeans } from '../../src/domain/means.ts'
import { metricNamed } from '../../src/domain/metric-named.ts'
import { runFile } from '../../src/node.ts'
import type { StrategyResult } from '../../src/study/result.ts'

/** Whether a figure is a sum over all steps, so that the steps of the same name add up to it. */
const isSum = (id: string): boolean => {
  const needs = Object.values(metricNamed(id)?.needs ?? {})
  return needs.length === 1 && needs[0].window === 'total'
}

test('what is told step by step under the name of a figure adds up to that figure', async () => {
  const files = ['scenarios/cs-software.yaml', 'test/report/rooms/held.yaml']
  const strategies: StrategyResult[] = []
  for (const file of files) strategies.push(...(await runFile(file, { trials: 16 })).result.strategies)
  const compared = new Set<string>()
  for (const { id: strategy, means, metrics } of strategies)
    for (const [id, { mean }] of Object.entries(means)) {
      if (!isSum(id) || metrics[id] === undefined) continue
      const sum = mean.reduce<number>((all, x) => all + (x ?? 0), 0)
      const known = metrics[id].mean ?? Number.NaN
      expect(Math.abs(sum - known), `${id} of ${strategy}: ${sum}, not ${known}`).toBeLessThan(
        1e-9 * Math.abs(known) + 1e-9,
      )
      compared.add(id.replace(/^mdf\.[^.]+\.(\w+)$/, 'mdf.*.$1'))
    }
  const both = allMeans.map(({ id }) => id).filter(isSum)
  expect([...compared].sort()).toEqual(both.sort())
})
