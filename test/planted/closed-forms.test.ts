import { describe, expect, it } from 'vitest'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { closedForms } from '../helpers/closed-forms.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const named = (start: string): ((model: Catalogue, trials: number) => Promise<void>) => {
  const found = Object.entries(closedForms).find(([name]) => name.startsWith(start))
  if (!found) throw new Error(`no closed form "${start}"`)
  return found[1]
}

/** A parameter by a factor, as a rate of the wrong period would be. */
const param = (name: string, by: number) => (context: Parameters<Parameters<typeof misled>[1]>[0]) => ({
  params: { ...context.params, [name]: { ...context.params[name], data: context.params[name].data.map(x => x * by) } },
})

const unwatched = (model: Catalogue): Catalogue => ({ ...model, identities: [] })

/** The bug, the model that has it, the closed form that sees it, and in which of its figures. */
const bugs: readonly (readonly [string, Catalogue, string, RegExp])[] = [
  [
    'overhead is a day too dear in a month',
    misled('books/partner-profit', param('overhead', 31 / 30)),
    'an uncertain',
    /^mean/,
  ],
  [
    'overhead is drawn once for two trials',
    misled('books/partner-profit', ({ params }) => ({
      params: {
        ...params,
        overhead: { mask: -1, data: params['overhead'].data.map((_, i, all) => (all[i] + all[i ^ 1]) / 2) },
      },
    })),
    'an uncertain',
    /^(sd|mean)/,
  ],
  ['one deal in twenty is not won', misled('direct/team', param('wonDeals', 0.95)), 'direct deals', /^mean/],
  [
    'all deals of a step have one size',
    misled('direct/team', ({ params }) => {
      const sizeOf = params['dealSize'] as unknown as (i: number, u: number) => number
      const shared: number[] = []
      return { params: { ...params, dealSize: (i: number, u: number) => sizeOf(i, (shared[i] ??= u)) } }
    }),
    'direct deals',
    /^variance/,
  ],
  [
    'one draw decides both the size of a deal and whether it is referred',
    misled('direct/team', ({ draws }) => ({ draws: { ...draws, referred: draws['size'] } })),
    'direct deals',
    /^referred/,
  ],
  [
    'opportunities are not whole: their mean instead of a Poisson count',
    spoilt('sales/engine', ({ writes: { opportunities } }) => eachOf(opportunities, () => 6)),
    "the partner's deals",
    /^variance/,
  ],
  [
    'a cycle is rounded up, never down',
    misled('orders/table', ({ params }) => ({ params: { ...params, cycle: [() => 2.51] } })),
    "the partner's deals",
    /^mean/,
  ],
  [
    'the same draw decides whether a deal is won and whether it would have been',
    misled('orders/table', ({ draws }) => ({ draws: { ...draws, anyway: draws['win'] } })),
    "the partner's deals",
    /^owed/,
  ],
  [
    'a yearly churn is divided by twelve instead of compounded',
    misled('customers/book', param('churn', 0.1 / 12 / (1 - 0.9 ** (1 / 12)))),
    'customers',
    /^all/,
  ],
  [
    'one customer in each loss is not one of those that the partner serves',
    spoilt('customers/book', ({ writes: { referred, referredChurned } }) => {
      eachOf(referred, (x, i) => x + (referredChurned[i] > 0 ? 1 : 0))
      eachOf(referredChurned, x => Math.max(0, x - 1))
    }),
    'customers',
    /^referred/,
  ],
  [
    'only the first trial of a block is worked',
    unwatched(misled('customers/book', () => ({ trials: 1 }))),
    'customers',
    /^all/,
  ],
  [
    'one resold customer in each loss is not lost',
    unwatched(
      spoilt('customers/book', ({ writes }) => {
        const { customers, churned } = writes as unknown as Record<string, readonly Float64Array[]>
        eachOf(customers[1], (x, i) => x + (churned[1][i] > 0 ? 1 : 0))
      }),
    ),
    'customers',
    /^resold/,
  ],
  [
    'a practice may be worth less than nothing',
    spoilt('valuation/practice', ({ writes: { value, trailing } }) =>
      eachOf(value, (x, i) => (x === 0 ? trailing[i] : x)),
    ),
    'a floor',
    /^floor at 1:/,
  ],
  [
    'the value is that of the mean: max(0, E X - K)',
    spoilt('valuation/practice', ({ writes: { value, trailing } }) => {
      const mean = trailing.reduce((sum, x) => sum + x, 0) / trailing.length
      eachOf(value, x => (Number.isNaN(x) ? x : Math.max(0, mean)))
    }),
    'a floor',
    /^floor at 1:/,
  ],
  [
    'what is invoiced in a step is paid as if all of it were owed from its first day',
    spoilt('books/customers-pay-partner', ({ months, reads, params, writes: { collected } }) => {
      eachOf(collected, (_, i) => {
        const due = reads['before'][i] + reads['invoiced'][i]
        return due * (1 - Math.exp(-months / params['terms'].data[0]))
      })
    }),
    'what is owed',
    /^receivable by the day/,
  ],
]

// The formulas stand in test/helpers/closed-forms.ts; here each must be able to fail.
describe('a planted bug', () => {
  it.each(bugs)('%s', async (bug, model, form, figure) => {
    // a churn that is a little off shows only in many futures
    await expect(named(form)(model, bug.startsWith('a yearly churn') ? 5_000 : 1_500)).rejects.toThrow(figure)
  })

  it('is caught by each closed form at least once', () => {
    for (const form of Object.keys(closedForms))
      expect(
        bugs.some(([, , start]) => form.startsWith(start)),
        form,
      ).toBe(true)
  })
})
