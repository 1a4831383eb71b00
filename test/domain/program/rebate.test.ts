import { describe, expect, it } from 'vitest'
import { incentives, program } from '../../../src/domain/columns.ts'
import { first, months, playRebate, quarterly, sum } from './turnover-path.ts'

const near = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length)
  for (const [n, x] of found.entries()) expect(x, `value ${n} of ${found.join(' ')}`).toBeCloseTo(expected[n], 6)
}

const yearly = { type: 'target', target: 100_000, bonus: 1000, per: 'quarter', increment: 'period' } as const

// The Pricefx recipe, to its printed digits, through the mechanism.
describe('an annual target of 100,000 for a bonus of 1,000, paid by quarters', () => {
  const sales = months(50_000, 60_000, 40_000, 70_000)

  it('earns 0, 500, 250, 250 on sales of 50, 60, 40, 70 thousand: the quarters that are over, once it is reached', () => {
    const earned = quarterly(first(playRebate(sales, yearly)(program.earned)))
    near(earned, [0, 500, 250, 250])
    near(
      earned.map((_, n) => sum(earned.slice(0, n + 1))),
      [0, 500, 750, 1000],
    )
  })

  it('earns nothing in between, and the same again in a second year', () => {
    const earned = first(playRebate([...sales, ...sales], yearly)(program.earned))
    near(quarterly(earned), [0, 500, 250, 250, 0, 500, 250, 250])
    expect(sum(earned)).toBe(2000)
  })

  it('of a year that is not reached is nothing, whole or by periods', () => {
    for (const increment of ['whole', 'period'])
      expect(sum(first(playRebate(months(20, 20, 20, 20), { ...yearly, increment })(program.earned)))).toBe(0)
  })

  it('knows what was sold before the start', () => {
    // the fiscal year begins in January and the scenario in April: 50 thousand are there already
    const seen = playRebate(months(60_000, 40_000, 70_000), { ...yearly, soFar: 50_000 }, { start: '2026-04-01' })
    near(quarterly(first(seen(program.earned))), [500, 250, 250])
  })

  it('pays only what is new where the target was reached before the start', () => {
    const seen = playRebate(months(40_000, 70_000), { ...yearly, soFar: 110_000 }, { start: '2026-07-01' })
    near(quarterly(first(seen(program.earned))), [250, 250])
  })
})

const scale = { type: 'stepped', 'bands.a.rate': 0.01, 'bands.b.from': 1000, 'bands.b.rate': 0.015 } as const
const bands = ['a', 'b']

// By hand from the definitions; the published bands through the mechanism.
describe('a period by itself, or what is new in the year to date', () => {
  it.each([
    ['whole', 'stepped', [10 + 7.5, 10 + 30, 5, 0]],
    ['period', 'stepped', [17.5, 45, 7.5, 0]],
    ['whole', 'wholeVolume', [22.5, 45, 5, 0]],
    ['period', 'wholeVolume', [22.5, 45, 7.5, 0]],
  ] as const)('%s, %s', (increment, type, expected) => {
    const seen = playRebate(months(1500, 3000, 500, 0), { ...scale, type, increment }, { bands })
    near(quarterly(first(seen(program.earned))), expected)
  })

  it('is at most the cap and at least the floor', () => {
    const linear = { type: 'linear', rate: 0.1, cap: 120, floor: 30 } as const
    near(quarterly(first(playRebate(months(1500, 900, 100, 0), linear)(program.earned))), [120, 90, 30, 0])
    const year = { ...linear, increment: 'period' } as const
    near(quarterly(first(playRebate(months(1000, 900, 100, 0), year)(program.earned))), [100, 20, 0, 0])
    near(quarterly(first(playRebate(months(0, 100, 0, 0), year)(program.earned))), [0, 10, 0, 20])
  })

  it('may be a month or a year', () => {
    const linear = { type: 'linear', rate: 0.1 } as const
    const sales = months(300, 600, 900, 1200)
    near(
      first(playRebate(sales, { ...linear, per: 'month' })(program.earned)),
      sales.map(x => x / 10),
    )
    near(first(playRebate(sales, { ...linear, per: 'year' })(program.earned)), [...new Array(11).fill(0), 300])
  })
})

// By hand: a partner without a year to grow from earns nothing, or all it sells is growth (ClaimDS).
describe('a rebate on growth', () => {
  const growth = { type: 'growth', rate: 0.1, per: 'year' } as const
  const sales = [...months(100, 100, 100, 100), ...months(150, 150, 150, 150), ...months(50, 50, 50, 50)]
  const years = (path: readonly number[]): number[] => path.filter((_, t) => t % 12 === 11)

  it.each([
    ['the last year is given', { growthOver: 300 }, [10, 20, 0]],
    ['a new partner is skipped', { floor: 5 }, [0, 20, 5]],
    ['a new partner starts from nothing', { newPartner: 'zeroBase' }, [40, 20, 0]],
  ] as const)('%s', (_name, terms, expected) => {
    near(years(first(playRebate(sales, { ...growth, ...terms })(program.earned))), expected)
  })

  it('by quarters counts over an even part of last year', () => {
    const terms = { ...growth, per: 'quarter', growthOver: 320 } as const
    near(quarterly(first(playRebate(months(100, 60, 90, 150), terms)(program.earned))), [2, 0, 1, 7])
    // of the year to date: 20, then 160 of 160, then 250 of 240, then 400 of 320
    const toDate = { ...terms, increment: 'period' } as const
    near(quarterly(first(playRebate(months(100, 60, 90, 150), toDate)(program.earned))), [2, 0, 0, 6])
  })

  // Invariant: a business that sells as much as last year has no growth, whenever the scenario starts.
  it.each([
    ['quarter', '2026-04-01', 9, 0],
    ['quarter', '2026-05-01', 8, 10],
    ['month', '2026-12-01', 1, 0],
    ['year', '2026-04-01', 9, 30],
  ] as const)('by the %s, from %s on, a business as large as last year earns nothing', (per, start, left, soFar) => {
    const terms = { ...growth, per, growthOver: 120, soFar } as const
    const flat = new Array(left + 24).fill(10)
    expect(sum(first(playRebate(flat, terms, { start })(program.earned)))).toBeCloseTo(0, 9)
  })

  // By hand: 120 the year before, so 30 in the quarter that was over, and 30 in each of the three that follow.
  it('of a year that began before the start counts the periods that were over as those of the year before', () => {
    const terms = { ...growth, per: 'quarter', growthOver: 120 } as const
    const sales = months(30, 30, 30, 45, 45, 45, 45)
    near(
      quarterly(first(playRebate(sales, terms, { start: '2026-04-01' })(program.earned))),
      [0, 0, 0, 1.5, 1.5, 1.5, 1.5],
    )
    // a new partner had no turnover before: 90 in its first year are 22.5 a quarter
    const fresh = { ...growth, per: 'quarter' } as const
    const earned = quarterly(first(playRebate(sales, fresh, { start: '2026-04-01' })(program.earned)))
    near(earned, [0, 0, 0, 2.25, 2.25, 2.25, 2.25])
  })

  it('takes back at the end of the year what it does not earn, if it may', () => {
    const terms = { ...growth, per: 'quarter', increment: 'period', growthOver: 320 } as const
    const sales4 = months(100, 60, 90, 80)
    near(quarterly(first(playRebate(sales4, terms)(program.earned))), [2, 0, 0, 0])
    near(quarterly(first(playRebate(sales4, { ...terms, clawback: 'yes' })(program.earned))), [2, 0, 0, -1])
  })
})

// By hand.
describe('what is paid ahead and taken back', () => {
  const linear = { type: 'linear', rate: 0.1, paidAfter: 0 } as const

  it('a deposit is set off against what is earned, and what is left of it is kept', () => {
    const seen = playRebate(months(300, 600, 100, 0), { ...linear, deposit: 70 })
    near(first(seen(program.deposit)), [70, ...new Array(11).fill(0)])
    near(quarterly(first(seen(program.payable))), [0, 20, 10, 0])
    near(quarterly(first(seen(program.earned))), [30, 60, 10, 0])
    const poor = playRebate(months(300, 0, 0, 0), { ...linear, deposit: 70 })
    near(quarterly(first(poor(program.earned))), [30, 0, 0, 40])
    expect(sum(first(poor(program.settled)))).toBeCloseTo(70, 9)
  })

  it('or clawed back', () => {
    const seen = playRebate(months(300, 0, 0, 0), { ...linear, deposit: 70, clawback: 'yes' })
    near(quarterly(first(seen(program.earned))), [30, 0, 0, 0])
    near(quarterly(first(seen(program.settled))), [0, 0, 0, -40])
    expect(sum(first(seen(incentives.rebatesPaid)))).toBeCloseTo(30, 9)
  })

  it('of good quarters goes back what even ones would not have earned', () => {
    const terms = { type: 'target', target: 100, bonus: 10, clawback: 'yes' } as const
    near(quarterly(first(playRebate(months(150, 20, 20, 20), terms)(program.earned))), [10, 0, 0, -10])
    near(quarterly(first(playRebate(months(250, 50, 50, 100), terms)(program.earned))), [10, 0, 0, 10])
  })

  it('a deposit is for a partner that sells, from when it first does in the year', () => {
    expect(sum(first(playRebate(months(0, 0, 0, 0), { ...linear, deposit: 70 })(program.deposit)))).toBe(0)
    const late = first(playRebate(months(0, 300, 0, 0), { ...linear, deposit: 70 })(program.deposit))
    expect(late).toEqual([0, 0, 0, 70, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('each year has a deposit of its own', () => {
    const seen = playRebate(months(3, 3, 0, 0, 0), { ...linear, deposit: 70 }, { start: '2026-10-01' })
    near(first(seen(program.deposit)), [70, 0, 0, 70, ...new Array(11).fill(0)])
  })

  it('the rest comes after its time, and at once where there is none', () => {
    const paid = (paidAfter: number): number[] =>
      first(playRebate(months(300, 0, 0), { ...linear, paidAfter })(program.settled))
    near(paid(0), [0, 0, 30, 0, 0, 0, 0, 0, 0])
    near(paid(2), [0, 0, 0, 0, 30, 0, 0, 0, 0])
  })
})

// The time that is looked at is a quarter or a year; over it both books must have the same, whatever was set aside.
describe('what the vendor sets aside', () => {
  const terms = { ...scale, type: 'wholeVolume' } as const
  const sales = [500, 700, 900, 0, 0, 100]

  it.each([
    // to date, in the middle of a month: 250 and 850 at 1 %, 1,650 at 1.5 %
    ['yearToDate', [5, 7, 13.5, 0, 0, 1], [6, 0]],
    // going on so: 250 by the middle of the first month come to 1,500, at 1.5 %; 50 in the sixth to 60, at 1 %
    ['expected', [7.5, 10.5, 13.5, 0, 0, 1], [0, 0]],
  ] as const)('%s: by sale, and set right when the quarter is over', (accrue, bySale, right) => {
    const seen = playRebate(sales, terms, { bands, set: { 'program.accrue': accrue } })
    near(quarterly(first(seen(program.trueUp))), right)
    const setAside = first(seen(program.setAside))
    near(
      setAside,
      bySale.map((x, t) => x + (t === 2 ? right[0] : t === 5 ? right[1] : 0)),
    )
    near(quarterly(first(seen(program.earned))), [31.5, 1])
    expect(sum(setAside)).toBeCloseTo(32.5, 9)
  })

  it('of a year earned by quarters is at least what is earned, and exactly that when the year is over', () => {
    for (const accrue of ['yearToDate', 'expected']) {
      const path = months(50_000, 60_000, 40_000, 70_000)
      const seen = playRebate(path, { ...yearly, paidAfter: 0 }, { set: { 'program.accrue': accrue } })
      const [setAside, earned] = [program.setAside, program.earned].map(column => first(seen(column)))
      for (const end of [3, 6, 9])
        expect(sum(setAside.slice(0, end))).toBeGreaterThanOrEqual(sum(earned.slice(0, end)) - 1e-9)
      expect(sum(setAside)).toBeCloseTo(1000, 9)
      for (const left of first(seen(incentives.rebatesLiability))) expect(left).toBeGreaterThanOrEqual(-1e-9)
      expect(first(seen(incentives.rebatesLiability)).at(-1)).toBeCloseTo(0, 9)
    }
  })
})
