import { expect, test } from 'vitest'
import { survive } from '../scenario/damage.ts'

// What test/scenario/hostile.test.ts does with 500 damaged projects, with 10,000 others.
test('10,000 damaged projects are read and wired, or refused with a message', async () => {
  const fine = await survive(1_000_000, 10_000, 2000)
  expect(fine).toBeGreaterThan(0)
  expect(fine).toBeLessThan(9_000)
})
