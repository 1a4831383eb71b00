import { describe, expect, it } from 'vitest'
import { costOfCapital } from '../../../src/domain/valuation/present.ts'
import { cashCases, playBy } from '../../helpers/valuation-cases.ts'

describe('by hand and by the lesson', () => {
  it.each(Object.entries(cashCases))('%s', async (_name, holds) => holds(playBy()))
})

it('all equity costs what equity costs, whatever debt would', () => {
  expect(costOfCapital(1, 0.1, 0.9, 0.25)).toBe(0.1)
})

it('a longer horizon moves no value: what is nearer is only counted one by one', async () => {
  const [short, long] = await Promise.all(
    [24, 120].map(steps => playBy()({ ebitda: () => 80 / 0.75 / 12 }, { steps, set: { 'valuation.growth': 0 } })),
  )
  // what lies after the horizon is discounted as if a year's cash came at its end, so by half a year too much
  expect(short['partner.value.dcf'] / long['partner.value.dcf']).toBeGreaterThan(1 / Math.sqrt(1.1))
  expect(short['partner.value.dcf']).toBeLessThanOrEqual(long['partner.value.dcf'])
})
