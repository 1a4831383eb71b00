import { describe, expect, test } from 'vitest'
import { complaints } from '../helpers/read-text.ts'

const found = async (said: string, step = 'month', term = '1 year'): Promise<string[]> => {
  const text = `tandem: 1
time: {start: 2026-01, step: ${step}, horizon: 2 years}
segments: {a: {dealSize: {p10: $20k, p90: $200k}, term: ${term}}}
strategies: {today: {}}
${said}
`
  return (await complaints({ 's.yaml': text })).map(one => one.slice(0, 4))
}

const codes = (code: string | undefined): string[] => (code === undefined ? [] : [code])

describe('a time for which a step, a quarter or a term has no room', () => {
  test.each([
    ['month', 'month', undefined],
    ['quarter', 'quarter', undefined],
    ['year', 'quarter', undefined],
    ['month', 'quarter', 'E149'],
  ])('a rebate by the %s in steps of a %s', async (per, step, code) => {
    const said = `program: {rebates: {loyal: {type: linear, rate: 2%, per: ${per}}}}`
    expect(await found(said, step)).toEqual(codes(code))
  })

  test.each([
    ['0 months', undefined],
    ['2 quarters', undefined],
    ['1 year', undefined],
    ['4 months', 'E115'],
    ['90 days', 'E115'],
  ])('a fund that lapses after %s', async (time, code) => {
    expect(await found(`mdf: {lapses: ${time}}`)).toEqual(codes(code))
  })

  test.each([
    ['upfront', 'annualBilling', '3 years', 'E190'],
    ['upfront', 'annualBilling', '1 year', 'E184'],
    ['monthly', 'annualBilling', '3 years', 'E184'],
    ['upfront', 'deposit', '3 years', undefined],
  ])('%s invoices and the remedy %s in a term of %s', async (billing, by, term, code) => {
    const said = `program: {billing: ${billing}}\ngates: {credit: {remedy: {by: ${by}}}}`
    expect(await found(said, 'month', term)).toEqual(codes(code))
  })
})
