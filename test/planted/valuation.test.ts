import { describe, expect, it } from 'vitest'
import { valuationMechanisms } from '../../src/domain/valuation/mechanisms.ts'
import type { Context, Mechanism } from '../../src/kernel/mechanism.ts'
import { cashCases, ownerCases, playBy } from '../helpers/valuation-cases.ts'
import { eachOf, type Loose } from './mutant.ts'

/** The valuation with a rule whose work is spoilt after each step. */
const spoilt = (name: string, spoil: (context: Loose) => void): readonly Mechanism[] => {
  if (!valuationMechanisms.some(rule => rule.name === name)) throw new Error(`no mechanism "${name}"`)
  return valuationMechanisms.map(rule =>
    rule.name === name
      ? {
          ...rule,
          step(context: Context) {
            rule.step(context)
            spoil(context as unknown as Loose)
          },
        }
      : rule,
  )
}

/** The bug, the rules that have it, and the beginning of the case that sees it. */
const bugs: readonly (readonly [string, readonly Mechanism[], string])[] = [
  [
    'debt is the buyer’s',
    spoilt('valuation/equity', ({ reads, writes }) => eachOf(writes['equity'], (x, i) => x + reads['debt'][i])),
    'equity is the value less debt',
  ],
  [
    'cash that is missing is nobody’s',
    spoilt('valuation/equity', ({ writes }) =>
      eachOf(writes['equity'], (x, i) => x - Math.min(0, writes['surplus'][i])),
    ),
    'equity falls by what is missing',
  ],
  [
    'the owner pays what an insolvent firm owes',
    spoilt('valuation/equity', ({ reads, writes }) =>
      eachOf(writes['equity'], (x, i) => (x === 0 ? reads['value'][i] - reads['debt'][i] : x)),
    ),
    'of an insolvent firm',
  ],
  [
    'the pay of an owner goes on after the firm has stopped, and has a price',
    spoilt('valuation/practice', ({ reads, writes, params }) => {
      const { adjusted, trailing, multiple, value } = writes
      const [pay, market] = [params['ownerPay'].data[0], params['marketPay'].data[0]]
      eachOf(adjusted, (_, i) => reads['ebitda'][i] + pay - market)
      eachOf(trailing, (_, i) => reads['before'][i] + adjusted[i] - reads['left'][i])
      eachOf(value, (_, i) => Math.max(0, trailing[i]) * multiple[i])
    }),
    'an insolvent firm has no price',
  ],
  [
    'a firm that has stopped has free cash by what it had before',
    spoilt('valuation/terminal', ({ reads, writes }) => eachOf(writes['terminal'], (_, i) => reads['free'][i] / 0.1)),
    'nothing comes after',
  ],
  [
    'what the owner puts in is not counted',
    spoilt('valuation/present', ({ reads, writes }) =>
      eachOf(writes['owner'], (x, i) => x + reads['injected'][i] * writes['factor'][i]),
    ),
    'the owner has the equity',
  ],
  [
    'what the owner takes out is not discounted',
    spoilt('valuation/present', ({ reads, writes }) =>
      eachOf(writes['owner'], (_, i) => reads['distributed'][i] - reads['injected'][i]),
    ),
    'the owner has the equity',
  ],
  [
    'tax is on the price, not on what is received',
    spoilt('valuation/sale', ({ reads, writes, params }) =>
      eachOf(writes['proceeds'], (x, i) => x + writes['tax'][i] - reads['equity'][i] * params['tax'].data[0]),
    ),
    'deal cost, then earn-out',
  ],
  [
    'what comes late is not discounted',
    spoilt('valuation/sale', ({ reads, writes, params }) =>
      eachOf(writes['proceeds'], (x, i) => {
        const later = (reads['equity'][i] - writes['dealCost'][i]) * params['later'].data[0]
        return x + writes['earnOut'][i] - later * (1 - params['paid'].data[0])
      }),
    ),
    'deal cost, then earn-out',
  ],
  [
    'the vendor is not asked',
    spoilt('valuation/sale', ({ writes }) => eachOf(writes['proceeds'], (x, i) => x + writes['withheld'][i])),
    'without the vendor’s consent',
  ],
  [
    'what is only likely is certain where there is no chance',
    spoilt('valuation/sale', ({ reads, writes }) => {
      const { withheld, proceeds } = writes
      eachOf(proceeds, (x, i) => (reads['consent'][i] > 0 ? x + withheld[i] : x))
      eachOf(withheld, (x, i) => (reads['consent'][i] > 0 ? 0 : x))
    }),
    'without chance, as much',
  ],
  [
    'a firm is worth something after a month',
    spoilt('valuation/practice', ({ writes }) => eachOf(writes['value'], x => (Number.isNaN(x) ? 0 : x))),
    'there is no value before',
  ],
  [
    'a loss is paid back by the tax office',
    spoilt('valuation/sale', ({ reads, writes, params }) =>
      eachOf(writes['proceeds'], (x, i) => x - Math.min(0, reads['equity'][i]) * params['tax'].data[0]),
    ),
    'a loss is not taxed',
  ],
  [
    'capital that is tied up is free',
    spoilt('valuation/free-cash', ({ reads, writes }) =>
      eachOf(writes['free'], (x, i) => x + reads['receivable'][i] - reads['receivableBefore'][i]),
    ),
    'the lesson: EBIT 100',
  ],
  [
    'depreciation is cash',
    spoilt('valuation/free-cash', ({ reads, writes }) =>
      eachOf(writes['free'], (x, i) => x - reads['depreciation'][i]),
    ),
    'the lesson: EBIT 100',
  ],
  [
    'what customers paid ahead is not there yet',
    spoilt('valuation/free-cash', ({ reads, writes }) =>
      eachOf(writes['free'], (x, i) => x - reads['deferred'][i] + reads['deferredBefore'][i]),
    ),
    'what customers paid ahead',
  ],
  [
    'interest saves no tax',
    spoilt('valuation/present', ({ writes }) => eachOf(writes['rate'], x => (x < 0.08 ? 0.08 : x))),
    'the lesson: 60 %',
  ],
  [
    'the year after the horizon is that before it',
    spoilt('valuation/terminal', ({ writes, params }) =>
      eachOf(writes['terminal'], x => x / (1 + params['growth'].data[0])),
    ),
    'the lesson: 80 growing',
  ],
  [
    'cash of a step comes at its end',
    spoilt('valuation/present', ({ reads, writes }) =>
      eachOf(writes['free'], (_, i) => reads['freeCash'][i] * writes['factor'][i]),
    ),
    'by the month',
  ],
  [
    'so does the vendor’s contribution',
    spoilt('valuation/present', ({ reads, writes }) =>
      eachOf(writes['contribution'], (_, i) => reads['contribution'][i] * writes['factor'][i]),
    ),
    'by the quarter',
  ],
  [
    'a rate a year is twelve of a month',
    spoilt('valuation/present', ({ months, writes, params }) =>
      eachOf(writes['rate'], () => (params['discount'].data[0] * 12) / months),
    ),
    'a rate a year',
  ],
  [
    'growth without end has a price',
    spoilt('valuation/terminal', ({ writes }) => eachOf(writes['terminal'], x => (Number.isNaN(x) ? 1e12 : x))),
    'where cash flow grows as fast',
  ],
  [
    'projects are priced as managed services',
    spoilt('valuation/parts', ({ reads, writes }) =>
      eachOf(writes['parts'], (x, i) => x + 0.64 * reads['projects'][i]),
    ),
    'by parts',
  ],
  [
    'what others deliver is priced as one’s own',
    spoilt('valuation/parts', ({ reads, writes, months }) =>
      eachOf(writes['monthly'], (_, i) => (30 * reads['managed'][i]) / months),
    ),
    'by the recurring month',
  ],
]

const cases = { ...ownerCases, ...cashCases }

describe('a planted bug', () => {
  it.each(bugs)('%s', async (_bug, rules, start) => {
    const [name, holds] = Object.entries(cases).find(([title]) => title.startsWith(start)) ?? expect.unreachable()
    await holds(playBy())
    await expect(holds(playBy(rules)), name).rejects.toThrow(/expected/)
  })

  it('is caught by each case at least once', () => {
    const others = ['five years of cash are worth', 'by the week']
    for (const title of Object.keys(cases))
      if (!others.some(start => title.startsWith(start)))
        expect(
          bugs.some(([, , start]) => title.startsWith(start)),
          title,
        ).toBe(true)
  })
})
