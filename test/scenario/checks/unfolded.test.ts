import { describe, expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario.ts'
import { loaderOf } from '../loader.ts'

const settingsOf = async (laid: string): Promise<ReadonlyMap<string, unknown>> => {
  const text = `tandem: 1
time: {start: 2026-01, step: month, horizon: 2 years}
segments: {small: {dealSize: $20k}, large: {dealSize: $200k}}
partner: {sales: {mix: {small: 100%}}}
strategies: {today: {}, resell: {partner: {sales: {reps: 1}}}}
checks:
  - {that: "mean(partner.bookings) >= $0", with: ${laid}}
`
  const read = await readScenario('a.yaml', loaderOf(new Map([['a.yaml', text]])))
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('; '))
  const [variant] = read.scenario.variants ?? []
  const [today] = variant.strategies
  return new Map([...today.settings].map(([path, { quantity }]) => [path, 'value' in quantity && quantity.value]))
}

describe('what a check lays over the strategies', () => {
  // By hand: a mix is one value, replaced whole; its parts may come by two ways.
  it.each([
    '{partner: {sales: {mix: {small: 40%, large: 60%}, reps: 2}}}',
    '{partner.sales.mix.small: 40%, partner.sales.mix.large: 60%, partner.sales.reps: 2}',
    '{partner.sales.mix.small: 40%, partner: {sales: {mix: {large: 60%}}}, partner.sales: {reps: 2}}',
    '{partner.sales: {reps: 2}, partner: {sales: {mix: {large: 60%}}}, partner.sales.mix.small: 40%}',
  ])('is the same whichever way it is written, and in whichever order: %s', async laid => {
    const settings = await settingsOf(laid)
    expect(settings.get('partner.sales.reps')).toBe(2)
    expect(settings.get('partner.sales.mix.small')).toBe(0.4)
    expect(settings.get('partner.sales.mix.large')).toBe(0.6)
  })
})
