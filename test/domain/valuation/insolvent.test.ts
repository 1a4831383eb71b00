import { describe, expect, it } from 'vitest'
import { books, worth } from '../../../src/domain/columns.ts'
import { readYaml } from '../../helpers/play-yaml.ts'
import { watch } from '../../helpers/watch.ts'
import { runText } from '../../worked-examples/run-text.ts'

/** Ten resold customers at a margin of $200k a year under an overhead of $1.5M: the $30k in the till last a month. */
const broke = (owner: string, valuation: string): string => `
tandem: 1
name: A firm that stops
time: {start: 2026-01, step: month, horizon: 3 years, chance: off}
run: {trials: 2}
segments: {mid: {dealSize: $100k, churn: 0% per year}}
installed: {resold: {mid: {customers: 10, value: $100k}}}
program: {margin: 20%}
partner:
  overhead: $1.5M per year
  owner: ${owner}
  tax: 0%
  terms: {customers: 3 months, vendor: 1 month}
  funding: {cash: $30k, receivable: $50k, payable: $70k, ownerCap: $0, peg: 2 months}
valuation: {discount: 10% per year, growth: 0%, ${valuation}}
strategies: {today: {title: Today}}
`

const owners: readonly (readonly [string, string])[] = [
  ['is paid more than a manager', '{pay: $400k per year, marketPay: $150k per year}'],
  ['is paid as a manager', '{pay: $0 per year, marketPay: $0 per year}'],
  ['is paid less than a manager', '{pay: $100k per year, marketPay: $200k per year}'],
]

describe.each(owners)('an insolvent firm whose owner %s', (_, owner) => {
  // The rule: the practice stops, and the equity is zero.
  it.each(['multiple: 5', 'exitMultiple: 6'])('is worth nothing by any method (%s)', async said => {
    const found = await runText(broke(owner, said))
    expect(found['partner.insolvent']).toBe(1)
    for (const id of ['value', 'equity', 'value.parts', 'value.mrr', 'value.dcf.terminal', 'value.dcf.later'])
      expect(found[`partner.${id}`], id).toBe(0)
    expect(found['partner.multiple']).toBeNull()
    expect(found['partner.ownerValue']).toBe(0)
  })

  it('has no step in its bridge but its cash, which is lost', async () => {
    const found = await runText(broke(owner, 'multiple: 5'))
    const steps = Object.entries(found).filter(([id]) => id.startsWith('bridge.'))
    const [cash, lost] = [found['bridge.cash'], found['bridge.insolvent']] as [number, number]
    expect(cash).toBeGreaterThan(0)
    expect(lost).toBe(-cash)
    for (const [id, x] of steps) if (id !== 'bridge.cash' && id !== 'bridge.insolvent') expect(x, id).toBe(0)
  })
})

// Without tax, debt and an owner's money, free cash flow is what cash moves by, less the bills that nobody pays.
it('free cash flow of an insolvent firm is that of its cash book until it stops, and nothing after', async () => {
  const read = await readYaml(broke('{pay: $0 per year, marketPay: $0 per year}', 'multiple: 5'))
  if (!read.ok) return expect.unreachable()
  const columns = [books.stopped, books.cash, books.forgiven, books.claimsLost, books.badDebt, worth.freeCash]
  const seen = watch(read.scenario, columns, { trials: 1 }).get('today') ?? expect.unreachable()
  const path = (column: (typeof columns)[number]): readonly number[] => seen(column).map(([x]) => x)
  expect(path(books.stopped)[0]).toBe(1)
  expect(path(books.claimsLost)[0]).toBeGreaterThan(50e3)
  expect(path(books.badDebt)[0]).toBeGreaterThan(70e3)
  const free = path(worth.freeCash)
  expect(free[0]).toBeCloseTo(path(books.cash)[0] - 30e3 - path(books.forgiven)[0], 6)
  expect(free.slice(1).every(x => x === 0)).toBe(true)
})
