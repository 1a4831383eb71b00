import { expect, test } from 'vitest'
import { spearman } from '../helpers/association.ts'
import { distanceFromLaw, drawnOf, fileWith, furthest, pathOf, read, targets, valuesOf } from '../helpers/correlated.ts'

// The promise of test/study/correlations.test.ts on a million trials, where taking ranks for scores would be seen.
test.each(targets)('$a and $b by $rank, within 0.005', async ({ a, b, rank }) => {
  const trials = 1_000_000
  const all = drawnOf(await read(fileWith([`{between: [${a}, ${b}], rank: ${rank}}`])))
  const pair = [a, b].map(name => all.get(pathOf(name)) ?? expect.unreachable(name))
  const [x, y] = pair.map(binding => valuesOf(binding, trials))
  expect(Math.abs((spearman(x, y) ?? 9) - rank)).toBeLessThan(0.005)
  expect(distanceFromLaw(pair[0], x)).toBeLessThan(furthest(trials))
  expect(distanceFromLaw(pair[1], y)).toBeLessThan(furthest(trials))
})
