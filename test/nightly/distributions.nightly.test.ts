import { expect, test } from 'vitest'
import { sampler } from '../../src/kernel/distribution/index.ts'
import { dkwBound, faults, uniforms, z } from '../kernel/distribution/battery.ts'
import { cases } from '../kernel/distribution/cases.ts'

// The published thresholds for n = 10^6 at 1e-6: DKW, and for normal(10, 2.5) mean and variance.
test('thresholds are the published ones', () => {
  expect(dkwBound(1e6)).toBeCloseTo(0.0026934, 7)
  expect(z * Math.sqrt(6.25 / 1e6)).toBeCloseTo(0.0122, 4)
  expect(z * 6.25 * Math.sqrt(2 / 1e6)).toBeCloseTo(0.0432, 4)
})

test.each(cases)('10^6 draws of $name follow the law', { timeout: 120_000 }, known => {
  expect(faults(uniforms(1_000_000, known.name).map(sampler(known.law)), known)).toEqual([])
})
