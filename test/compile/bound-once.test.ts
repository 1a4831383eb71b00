import { expect, test } from 'vitest'
import { boundAt } from '../helpers/bound.ts'
import { readText } from '../helpers/read-text.ts'

// The oracle is what each strategy says.
test('strategies that say the same share a binding, those that do not have their own', async () => {
  const scenario = await readText({
    's.yaml': `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
segments: {only: {dealSize: $5k}}
partner: {sales: {reps: 3, mix: {only: 100%}}}
strategies:
  one: {}
  two: {}
  three: {partner: {sales: {reps: 4}}}
`,
  })
  const [one, two, three] = boundAt(scenario, 'partner.sales.reps')
  expect(one).toEqual({ kind: 'constant', value: 3 })
  expect(two).toBe(one)
  expect(three).toEqual({ kind: 'constant', value: 4 })
})
