import { expect } from 'vitest'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { variantChecks } from '../../src/study/variants/variant-checks.ts'

/** Plays what the checks of a scenario lay over its strategies, and expects every one of them to hold. */
export const expectHeld = async (scenario: Scenario): Promise<void> => {
  const found = await variantChecks(scenario, 64)
  expect(found.length).toBeGreaterThan(15)
  for (const one of found)
    expect(
      one.results.map(({ holds, close }) => holds === true && !close),
      `${one.that} with ${one.with}`,
    ).toEqual(one.results.map(() => true))
}
