import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogue, catalogueWith } from '../../../src/domain/catalogue.ts'
import { books, pipeline } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { eachOf, spoilt } from '../../planted/mutant.ts'
import { passingOn } from './passing-on.ts'

const perMonth = (value: number): Said => ({ value, per: 'month' })

/** A firm that resells $12k a month at no margin and pays and is paid at once, with an overhead. */
const firm = (set: Built['set'], steps = 24): Built => ({
  steps,
  set: {
    ...passingOn,
    'partner.funding.rate': 0,
    ...set,
  },
})

const play = (built: Built, columns: readonly Column[], model = catalogue): Watch =>
  watch(buildScenario(built), columns, { trials: 1, catalogue: model }).get('only') ?? expect.unreachable()

const columns = [
  books.cash,
  books.debt,
  books.ownerMoney,
  books.overdue,
  books.stopped,
  books.onHold,
  books.badDebt,
  books.forgiven,
  books.debtLost,
  books.need,
  books.ownCash,
]

/** A path as whole dollars. */
const path = (seen: Watch, column: Column): number[] => seen(column).map(([x]) => Math.round(x))

// By hand. $14k a month is lost: $12k comes in, $12k is due to the vendor, $14k is overhead. $40k of cash lasts until
// month 3, which is $2k short; the line of $20k until month 5, which takes $4k of it and $10k of the owner; month 6 the
// owner's last $5k, and $9k of the vendor's bills wait. In month 7 the overhead is $2k more than what comes in.
test('cash, then the revolver, then the owner, then the vendor’s bills, then the end', () => {
  const built = firm(
    {
      'partner.overhead': perMonth(14_000),
      'partner.funding.cash': 40_000,
      'partner.funding.revolver': 20_000,
      'partner.funding.ownerCap': 15_000,
    },
    9,
  )
  const seen = play(built, columns)
  expect(path(seen, books.cash).slice(0, 7)).toEqual([26_000, 12_000, 0, 0, 0, 0, 0])
  expect(path(seen, books.debt).slice(0, 7)).toEqual([0, 0, 2_000, 16_000, 20_000, 20_000, 0])
  expect(path(seen, books.ownerMoney).slice(0, 6)).toEqual([0, 0, 0, 0, 10_000, 15_000])
  expect(path(seen, books.overdue).slice(0, 7)).toEqual([0, 0, 0, 0, 0, 9_000, 0])
  expect(path(seen, books.onHold)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1])
  expect(path(seen, books.stopped)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1])
  expect(path(seen, books.badDebt)[6]).toBe(21_000)
  expect(path(seen, books.debtLost)[6]).toBe(20_000)
  expect(path(seen, books.forgiven)[6]).toBe(2_000)
  expect(path(seen, books.need).slice(0, 7)).toEqual([0, 0, 2_000, 16_000, 30_000, 44_000, 0])
  expect(path(seen, books.ownCash).slice(0, 7)).toEqual([26, 12, -2, -16, -30, -44, -58].map(k => k * 1000))
})

/**
 * The same in closed form: after n months n x loss is needed beyond the cash. The line has the first of it, the owner the
 * next, the vendor's bills the rest; it is over in the first month in which the rest is more than those bills are.
 */
const expected = (loss: number, [cash, line, cap]: readonly number[], months: number) => {
  let waited = 0
  for (let n = 1; n <= months; n++) {
    const needed = Math.max(0, n * loss - cash)
    const unpaid = Math.max(0, needed - line - cap)
    if (unpaid > waited + 12_000) return { over: n, debt: 0, owner: 0 }
    waited = unpaid
  }
  const needed = Math.max(0, months * loss - cash)
  return { over: undefined, debt: Math.min(line, needed), owner: Math.min(cap, Math.max(0, needed - line)) }
}

const fundsOf = (loss: number, [cash, line, cap]: readonly number[], model = catalogue) => {
  const built = firm(
    {
      'partner.overhead': perMonth(loss),
      'partner.funding.cash': cash,
      'partner.funding.revolver': line,
      'partner.funding.ownerCap': cap,
    },
    11,
  )
  const seen = play(built, columns, model)
  const over = path(seen, books.stopped).indexOf(1) + 1
  return over > 0
    ? { over, debt: 0, owner: 0 }
    : { over: undefined, debt: path(seen, books.debt)[10], owner: path(seen, books.ownerMoney)[10] }
}

const dollars = fc.integer({ min: 0, max: 60 }).map(k => k * 1000 + 7)

test('a constant loss uses what there is in the month that arithmetic says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.tuple(dollars, dollars, dollars), (thousands, funds) => {
      const loss = thousands * 1000 + 13
      expect(fundsOf(loss, funds)).toEqual(expected(loss, funds, 11))
    }),
    { seed: 7, numRuns: 60 },
  )
})

test('the closed form sees a bug: a line that has no limit, an owner that is asked first', () => {
  const funds = [10_007, 20_007, 15_007]
  const noLimit = spoilt('books/funding', ({ writes: { drawn, injected, debt } }) => {
    eachOf(debt, (x, i) => x + injected[i])
    eachOf(drawn, (x, i) => x + injected[i])
    injected.fill(0)
  })
  expect(fundsOf(4013, funds)).toEqual(expected(4013, funds, 11))
  expect(fundsOf(4013, funds, noLimit)).not.toEqual(expected(4013, funds, 11))
})

// $10k is missing in the first month only; from then on nothing but its interest: debt grows as (1 + r / 12)^n.
test('interest on what is drawn, from the step after', () => {
  const built = firm({ 'partner.funding.revolver': 1e6, 'partner.funding.rate': { value: 0.12, per: 'year' } }, 13)
  const change = scheduled({
    'partner.overhead': [
      [0, 10_000],
      [1, 0],
    ],
  })
  const seen = watch(buildScenario(built), [books.debt, books.interest, books.profit], { trials: 1, change }).get(
    'only',
  )
  expect(seen?.(books.debt)[12][0]).toBeCloseTo(10_000 * 1.01 ** 12, 6)
  expect(seen?.(books.interest)[1][0]).toBeCloseTo(100, 9)
  expect(seen?.(books.profit)[12][0]).toBeCloseTo(-10_000 * 1.01 ** 12, 6)
})

// Losses of $5k a month with interest of 12 % a year on what is drawn: by the month (1.01^n - 1) / 0.01 of them, each $5k
// earning interest from the month after. A day's interest is a thirtieth of it: by the calendar the figures differ by
// less than 1 %.
test('the length of a step moves the debt by less than 1 %', () => {
  const debtBy = (step: 'month' | 'week' | 'day', steps: number): number => {
    const built = firm({
      'partner.overhead': perMonth(5_000),
      'partner.funding.revolver': 1e6,
      'partner.funding.rate': { value: 0.12, per: 'year' },
    })
    return play({ ...built, step, steps }, [books.debt])(books.debt)[steps - 1][0]
  }
  const byMonth = debtBy('month', 24)
  expect(byMonth).toBeCloseTo((5_000 * (1.01 ** 24 - 1)) / 0.01, 5)
  expect(Math.abs((debtBy('day', 730) / byMonth) * (730.5 / 730) - 1)).toBeLessThan(0.01)
  expect(Math.abs((debtBy('week', 104) / byMonth) * (730.5 / 728) - 1)).toBeLessThan(0.01)
})

// Revenue that grows by 21 % a year from $100k: over two years 100k x 0.4641 / ln 1.21, whatever the step.
test('the rest of the firm grows, and is paid at once', () => {
  const revenueBy = (step: 'month' | 'quarter', steps: number): number => {
    const built: Built = {
      step,
      steps,
      set: {
        'partner.restOfFirm.revenue': { value: 100_000, per: 'year' },
        'partner.restOfFirm.grossProfit': { value: 40_000, per: 'year' },
        'partner.restOfFirm.growth': { value: 0.21, per: 'year' },
        'partner.restOfFirm.recurring': 0.25,
        'partner.funding.peg': 600,
        'partner.tax': 0,
      },
    }
    const seen = play(built, [books.revenue, books.grossProfit, books.recurringProfit, books.cash])
    const sum = (column: Column): number => seen(column).reduce((total, [x]) => total + x, 0)
    expect(sum(books.grossProfit)).toBeCloseTo(0.4 * sum(books.revenue), 6)
    expect(sum(books.recurringProfit)).toBeCloseTo(0.1 * sum(books.revenue), 6)
    expect(seen(books.cash)[steps - 1][0]).toBeCloseTo(sum(books.grossProfit), 6)
    return sum(books.revenue)
  }
  const exact = (100_000 * 0.4641) / Math.log(1.21)
  expect(Math.abs(revenueBy('month', 24) / exact - 1)).toBeLessThan(1e-4)
  expect(Math.abs(revenueBy('quarter', 8) / exact - 1)).toBeLessThan(1e-3)
})

// $12k a month at a margin of 1, $4k of overhead: $8k a month is left. The peg is 2 months of $4k. The partner's year ends
// in month 6 of the run, when $48k + $5k are there, and then after 12 months more, in which $96k more came in.
test('at the end of its year the owner takes all cash above the peg', () => {
  const built = firm({
    'program.margin': 1,
    'partner.overhead': perMonth(4_000),
    'partner.funding.cash': 5_000,
    'partner.funding.peg': 2,
  })
  const seen = play({ ...built, partnerYear: 7 }, [books.distributed, books.cash])
  const taken = path(seen, books.distributed)
  expect(taken.map((x, t) => [t, x]).filter(([, x]) => x > 0)).toEqual([
    [5, 45_000],
    [17, 96_000],
  ])
  expect(path(seen, books.cash)[5]).toBe(8_000)
  expect(path(seen, books.cash)[23]).toBe(56_000)
})

// Bills of $12k at a margin of nothing; the overhead of $6k takes half of what comes in, and there is nothing else.
test('while bills are past their terms the vendor places no order', () => {
  const built = firm(
    {
      'partner.overhead': perMonth(6_000),
      'partner.funding.ownerCap': 0,
      'segments.only.dealSize': 1_000,
      'segments.only.cycle': 0,
      'partner.sales.reps': 5,
      'partner.sales.ramp': 0,
      'partner.sales.cost': 0,
      'partner.sales.mix.only': 1,
      'partner.sales.opportunities': perMonth(4),
      'partner.sales.winRate': 1,
    },
    4,
  )
  const held = play(built, [pipeline.placed, pipeline.waiting, books.onHold])
  expect(path(held, books.onHold)).toEqual([1, 1, 1, 1])
  expect(path(held, pipeline.placed)[0]).toBeGreaterThan(0)
  expect(path(held, pipeline.placed).slice(1)).toEqual([0, 0, 0])
  expect(path(held, pipeline.waiting)[3]).toBeGreaterThan(0)
  const free = play(built, [pipeline.placed], catalogueWith([]))
  expect(Math.min(...path(free, pipeline.placed))).toBeGreaterThan(0)
})
