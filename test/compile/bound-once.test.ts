import { expect, test } from 'vitest'
import { boundAt } from '../helpers/bound.ts'
import { readText } from '../helpers/read-text.ts'

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
segments: {only: {dealSize: $5k, churn: 10% per year}}
partner: {bench: {heads: 2}}
services:
  multiplier: {value: 2, basis: revenue, scope: partner, per: firstYear}
  components:
    a: {share: {typical: 50%, spread: 5%}, while: customer, delivered: bench}
    b: {share: {typical: 30%, spread: 5%}, while: customer, delivered: bench}
    c: {share: {typical: 20%, spread: 5%}, while: customer, delivered: bench}
`

// Strategies that say the same are bound alike, and one that says otherwise is not: the oracle is what each says.
test('strategies that say the same share a binding, those that do not have their own', async () => {
  const scenario = await readText({
    's.yaml': `${head.replace('partner: {', 'partner: {sales: {reps: 3, mix: {only: 100%}}, ')}strategies:
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

// By hand: a is a part of what the uncertain shares are together, and a strategy may say another one for certain.
test('a share hangs on what a strategy says of the others', async () => {
  const scenario = await readText({
    's.yaml': `${head}strategies:
  today: {}
  fixed: {services: {components: {b: {share: 30%}}}}
`,
  })
  const [today, fixed] = boundAt(scenario, 'services.components.a.share', 'services.components.*.share')
  expect(today.kind === 'formula' ? today.of.length : 0).toBe(3)
  expect(fixed.kind === 'formula' ? fixed.of.length : 0).toBe(2)
})
