import { expect, test } from 'vitest'
import { complaints, readText } from '../helpers/read-text.ts'

const head = `tandem: 1
time: {start: 2026-01, step: month, horizon: 1 year}
segments: {a: {dealSize: $60k}}
`
const big = 'big: {amount: $1M, customerOrder: 2026-02}'
/** A scenario over a base with a deal of its own and a table of two. */
const files = (deals: string) => ({
  'b.yaml': `${head}deals: {${big}, rest: {csv: p.csv}}\n`,
  'q.yaml': 'tandem: 1\ndeals: {acme: none}\n',
  'p.csv': 'name,amount,customerOrder\nacme,$1k,2026-01\nbolt,$2k,2026-02\n',
  'other.csv': 'name,amount,customerOrder\ncoil,$3k,2026-03\n',
  's.yaml': `tandem: 1\nextends: b.yaml\n${deals}strategies: {today: {}}\n`,
})
const dealsOf = async (deals: string, ...set: string[]) => (await readText(files(deals), set)).axes.deal

test('takes away every deal of the table that a base names, and no other', async () => {
  expect(await dealsOf('')).toEqual(['big', 'acme', 'bolt'])
  expect(await dealsOf('deals: {rest: none}\n')).toEqual(['big'])
  expect(await dealsOf('', 'deals.rest=none')).toEqual(['big'])
  expect([...(await readText(files('deals: {rest: none}\n'))).settings.keys()].join()).not.toMatch(/acme|bolt/)
})

test('one that is said beside it stays, and one may be gone already', async () => {
  expect(await dealsOf('deals: {rest: none, acme: {amount: $9k, customerOrder: 2026-05}}\n')).toEqual(['big', 'acme'])
  expect(await dealsOf('include: q.yaml\ndeals: {rest: none}\n')).toEqual(['big'])
})

test('twice, or of a name that is no table, is still told', async () => {
  const nothing = 'E151 there is nothing to remove: nothing weaker says "deals.rest"'
  expect(await complaints(files('deals: {rest: none}\n'), ['deals.rest=none'])).toContain(nothing)
  expect(await complaints(files('deals: {rets: none}\n'))).toContain(nothing.replace('rest', 'rets'))
})
