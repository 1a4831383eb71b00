import { expect, test } from 'vitest'
import { books } from '../../../src/domain/columns.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { watch } from '../../helpers/watch.ts'

// By hand: 10 % margin on $120,000 a year is $1,000 a month. A first year of -$1,000 a month (overhead $2,000), a second
// of +$500, a third of +$1,000: the loss of $12,000 is used up by the $6,000 of the second year and half of the third.
test('losses are carried forward', () => {
  const scenario = buildScenario({
    steps: 36,
    set: {
      'segments.only.churn': 0,
      'installed.resold.only.customers': 1,
      'installed.resold.only.value': 120_000,
      'program.margin': 0.1,
      'partner.tax': 0.25,
    },
  })
  const change = scheduled({
    'partner.overhead': [
      [0, 2000],
      [12, 500],
      [24, 0],
    ],
  })
  const seen = watch(scenario, [books.tax, books.ebitda], { trials: 1, change }).get('only') ?? expect.unreachable()
  const tax = seen(books.tax).map(([x]) => x)
  expect([0, 12, 24].map(t => Math.round(seen(books.ebitda)[t][0]))).toEqual([-1000, 500, 1000])
  expect(tax[11]).toBe(0)
  expect(tax[23]).toBe(0)
  expect(tax[35]).toBeCloseTo(0.25 * 6000, 6)
  expect(tax.filter(x => x > 0)).toHaveLength(1)
})
