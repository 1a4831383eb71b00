import { expect, test } from 'vitest'
import { sampler } from '../../../src/kernel/distribution/index.ts'
import { faults, uniforms } from './battery.ts'
import { cases } from './cases.ts'

// The template is R's test of random generation (DKW with Massart's constant, n = 10^4), at 1e-6 instead of 1e-3.
test.each(cases)('10^4 draws of $name follow the law', known => {
  expect(faults(uniforms(10_000, known.name).map(sampler(known.law)), known)).toEqual([])
})
