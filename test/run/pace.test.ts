import { expect, test } from 'vitest'
import { pace } from '../../src/run/pace.ts'

const sizesAfter = (seconds: readonly number[]): number[] => {
  let time = 0
  const next = pace(() => time)
  const sizes = [next()]
  for (const took of seconds) {
    time += took
    sizes.push(next())
  }
  return sizes
}

test('blocks grow while they are quick and shrink while they are slow', () => {
  expect(sizesAfter([0.01, 0.02, 0.05, 0.1, 0.3])).toEqual([256, 512, 1024, 2048, 2048, 2048])
  expect(sizesAfter([0.1, 0.1, 0.9, 3, 8, 0.4])).toEqual([256, 512, 1024, 512, 256, 256, 256])
})
