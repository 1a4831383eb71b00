import { describe, expect, it } from 'vitest'
import { allColumns, books, holding, pipeline } from '../../../src/domain/columns.ts'
import { buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { asked, sumOf } from '../../helpers/held-orders.ts'
import { type Watch, watch } from '../../helpers/watch.ts'

const columns = allColumns.filter(({ kind }) => kind !== 'list')
const [wait, steps] = [6, 12]

/**
 * One deal of $100k in the second month that does not fit into a line of $50k: at a margin of 20 % it costs $80k, or $32k
 * after a deposit of 60 %. Customers pay after six months.
 */
const play = (more: Readonly<Record<string, Said>>, deals: readonly string[] = ['big']): Watch =>
  watch(
    buildScenario({
      steps,
      deals,
      set: {
        'segments.only.term': 12,
        'segments.only.churn': 0,
        'program.margin': 0.2,
        'program.billing': 'upfront',
        'partner.credit.line': 50_000,
        'partner.funding.cash': 200_000,
        'partner.terms.customers': wait,
        'partner.terms.vendor': 1,
        'gates.credit.remedy.by': 'deposit',
        'gates.credit.remedy.deposit': 0.6,
        'gates.credit.remedy.lead': 0,
        'cadence.every': 1,
        'cadence.asks': asked('credit'),
        'cadence.candour.credit': 1,
        ...Object.fromEntries(
          deals.flatMap((name, n) => [
            [`deals.${name}.amount`, 100_000 / (n + 1)],
            [`deals.${name}.customerOrder`, 1.3],
          ]),
        ),
        ...more,
      },
    }),
    columns,
    { trials: 1, sums: true },
  ).get('only') ?? expect.unreachable()

const path = (seen: Watch, column: (typeof columns)[number]): readonly number[] => seen(column).map(step => step[0])

const near = (found: readonly number[], wanted: readonly number[]): void =>
  expect(found).toEqual(wanted.map(value => expect.closeTo(value, 6)))

const less = (a: readonly number[], b: readonly number[]): readonly number[] => a.map((value, t) => value - b[t])

const anyway = { 'gates.credit.remedy.by': 'oneOffLine' }

// By hand: of what is invoiced evenly over a step a first-order delay leaves (1 - e^(-1/wait)) wait owed at its end, and
// e^(-1/wait) of it a step later; of $100k, or of the $40k that are not paid with the order.
describe('a deposit', () => {
  const seen = play({})
  const without = play(anyway)
  const owed = (invoiced: number): readonly number[] =>
    Array.from({ length: steps }, (_, t) =>
      t < 1 ? 0 : invoiced * (1 - Math.exp(-1 / wait)) * wait * Math.exp((1 - t) / wait),
    )

  it('is there with the order, and does not stand in what customers owe', () => {
    expect(path(seen, pipeline.placed)).toEqual(path(without, pipeline.placed))
    expect(path(seen, holding.deposits)).toEqual([0, 60_000, ...Array(steps - 2).fill(0)])
    near(path(seen, books.receivable), owed(40_000))
    near(path(without, books.receivable), owed(100_000))
    expect(path(seen, books.collected)[1]).toBeCloseTo(100_000 - owed(40_000)[1], 6)
  })

  it('is so much more cash than without it as customers have not paid yet of it', () => {
    const [cash, others] = [seen, without].map(one => path(one, books.ownCash))
    near(less(cash, others), owed(60_000))
    expect(Math.min(...cash) - Math.min(...others)).toBeGreaterThan(20_000)
  })

  it('moves cash, what it is worth and what the owner takes out of it, and nothing else: all of the vendor is as it was', () => {
    const moved = columns
      .filter(column => path(seen, column).some((value, t) => value !== path(without, column)[t]))
      .map(({ name }) => name)
    const ofCash =
      /^(partner\.(cash|collected|deposits|equity|liquid|netCash|ownCash|receivable|value)|orders\.deposits|funding\.distributed|owner\.|worth\.)/
    expect(moved.filter(name => !ofCash.test(name))).toEqual([])
  })

  it('is paid with no order that the line lets through by itself', () => {
    // of $100k and $50k the larger one finds the line of $100k free, and leaves $20k of it for the other, which costs $40k
    const two = play({ 'orders.first': 'largest', 'partner.credit.line': 100_000 }, ['big', 'small'])
    expect(sumOf(two(pipeline.placed), 0)).toBe(2)
    expect(path(two, holding.deposits).filter(value => value > 0)).toEqual([30_000])
    expect(sumOf(play({ 'partner.credit.line': 80_001 })(holding.deposits), 0)).toBe(0)
    // lawyers who were told before let it through, and the line has room
    const legal = {
      'gates.legal.needed': 1,
      'gates.legal.wait': 24,
      'gates.legal.remedy.lead': 0,
      'cadence.asks': asked('legal'),
      'cadence.candour.legal': 1,
    }
    const through = play({ ...legal, 'partner.credit.line': 80_001 })
    expect(sumOf(through(holding.onTime), 0)).toBe(1)
    expect(sumOf(through(holding.deposits), 0)).toBe(0)
    expect(sumOf(without(holding.deposits), 0)).toBe(0)
  })

  it('is a part of a month where that is invoiced first, and paid as that is invoiced', () => {
    const monthly = { 'program.billing': 'monthly', 'partner.credit.line': 5_000 }
    const found = play(monthly)
    expect(path(found, holding.deposits)[1]).toBeCloseTo((0.6 * 100_000) / 12, 9)
    // the step in which it is placed invoices half a month, and the deposit is 60 % of one
    near(path(found, books.deposits), [0, 50_000 / 12, 10_000 / 12, ...Array(steps - 3).fill(0)])
    const others = play({ ...monthly, ...anyway })
    const ahead = less(path(others, books.receivable), path(found, books.receivable))
    const [first, second] = [owed(50_000 / 12), owed(10_000 / 12)]
    near(
      ahead,
      first.map((value, t) => value + (t > 0 ? second[t - 1] : 0)),
    )
  })
})
