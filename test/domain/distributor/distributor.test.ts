import { describe, expect, it, test } from 'vitest'
import { catalogue } from '../../../src/domain/catalogue.ts'
import { allColumns, base, books, distributor, resale, worth } from '../../../src/domain/columns.ts'
import type { Column } from '../../../src/kernel/column.ts'
import { type Built, buildScenario, type Said } from '../../helpers/build-scenario.ts'
import { realistic } from '../../helpers/realistic.ts'
import { scheduled } from '../../helpers/schedule.ts'
import { type Watch, watch } from '../../helpers/watch.ts'
import { misled } from '../../planted/mutant.ts'

const perMonth = (value: number): Said => ({ value, per: 'month' })

/** One customer pays $12k a month through a partner that keeps a fifth of it, and pays at once what it owes. */
const resold = (set: Built['set'] = {}): Built['set'] => ({
  'segments.only.churn': 0,
  'segments.only.dealSize': 144_000,
  'installed.resold.only.customers': 1,
  'installed.resold.only.value': 144_000,
  'program.margin': 0.2,
  'partner.terms.customers': 0,
  'partner.terms.vendor': 0,
  'partner.funding.rate': 0,
  'partner.tax': 0,
  'vendor.cogs': 0.25,
  'vendor.commission.partner': 0,
  'vendor.presales.partner': 0,
  ...set,
})

const through = (margin: number, terms: number, set: Built['set'] = {}): Built['set'] =>
  resold({ 'program.distributor.margin': margin, 'program.distributor.terms': terms, ...set })

const play = (built: Built, trials = 1): Watch =>
  watch(buildScenario(built), allColumns, { trials }).get('only') ?? expect.unreachable()

const path = (seen: Watch, column: Column): number[] => seen(column).map(([x]) => x)
const total = (seen: Watch, column: Column): number => path(seen, column).reduce((sum, x) => sum + x, 0)
const dollars = (seen: Watch, column: Column): number[] => path(seen, column).map(Math.round)

/** Days as months. */
const days = (n: number): number => (n * 12) / 365.25

// By hand, of $12,000: the partner buys for 9,600, the distributor keeps a tenth, 1,200, and buys for 8,400.
test('both margins are shares of what the customer pays, and the vendor receives the rest', () => {
  const seen = play({ steps: 3, set: through(0.1, 0) })
  const each = (column: Column) => dollars(seen, column)
  expect(each(resale.billings)).toEqual([12_000, 12_000, 12_000])
  expect(each(distributor.sales)).toEqual([9_600, 9_600, 9_600])
  expect(each(distributor.purchases)).toEqual([8_400, 8_400, 8_400])
  expect(each(distributor.margin)).toEqual([1_200, 1_200, 1_200])
  expect(each(books.vendorSoftware)).toEqual([8_400, 8_400, 8_400])
  expect(each(books.contribution)).toEqual([6_300, 6_300, 6_300])
  expect(each(books.ebitda), 'the partner has what it has without one').toEqual([2_400, 2_400, 2_400])
  expect(each(books.channelInvoiced)).toEqual([0, 0, 0])
  expect(each(distributor.cash)).toEqual([1_200, 2_400, 3_600])
})

test('a distributor keeps no more than the partner pays', () => {
  const seen = play({ steps: 2, set: through(0.9, 0) })
  expect(dollars(seen, distributor.margin)).toEqual([9_600, 9_600])
  expect(dollars(seen, books.vendorSoftware)).toEqual([0, 0])
})

// Steady sales s and purchases a leave s q (1 - e^(-T/q)) and a w (1 - e^(-T/w)) owed after T months.
describe('cash is what was received less what was paid, by the terms of both', () => {
  const owed = (flow: number, wait: number, time: number): number =>
    wait > 0 ? flow * wait * (1 - Math.exp(-time / wait)) : 0
  const cases = [0, 30, 45].flatMap(terms => [0, 30].map(partner => [terms, partner] as const))

  it.each(cases)('the vendor waits %i days and the distributor %i', (terms, partner) => {
    for (const [step, steps, month] of [
      ['week', 53, 84 / 365.25],
      ['month', 12, 1],
    ] as const) {
      const set = through(0.1, days(terms), { 'partner.terms.vendor': days(partner) })
      const seen = play({ step, steps, set })
      for (const t of [0, 5, steps - 1]) {
        const time = (t + 1) * month
        const receivable = owed(9_600, days(partner), time)
        const payable = owed(8_400, days(terms), time)
        expect(path(seen, distributor.receivable)[t], `${step} ${t}`).toBeCloseTo(receivable, 6)
        expect(path(seen, distributor.payable)[t], `${step} ${t}`).toBeCloseTo(payable, 6)
        expect(path(seen, books.channelReceivable)[t], `${step} ${t}`).toBeCloseTo(payable, 6)
        expect(path(seen, distributor.cash)[t], `${step} ${t}`).toBeCloseTo(1_200 * time - receivable + payable, 6)
        expect(path(seen, books.vendorCash)[t], `${step} ${t}`).toBeCloseTo(6_300 * time - payable, 6)
      }
    }
  })
})

test('what was owed at the start is paid by the terms of each, and nothing else is', () => {
  const [owed, owing, q, w] = [50_000, 40_000, 1, 1.5]
  const opening = {
    'installed.resold.only.customers': 0,
    'partner.funding.payable': owed,
    'partner.funding.cash': owed,
    'program.distributor.payable': owing,
    'partner.terms.vendor': q,
  }
  const seen = play({ steps: 10, set: through(0.1, w, opening) })
  for (const t of [0, 3, 9]) {
    expect(path(seen, distributor.receivable)[t]).toBeCloseTo(owed * Math.exp(-(t + 1) / q), 6)
    expect(path(seen, books.channelReceivable)[t]).toBeCloseTo(owing * Math.exp(-(t + 1) / w), 6)
    const received = owed * (1 - Math.exp(-(t + 1) / q))
    const paid = owing * (1 - Math.exp(-(t + 1) / w))
    expect(path(seen, distributor.cash)[t]).toBeCloseTo(received - paid, 6)
    expect(path(seen, books.vendorCash)[t]).toBeCloseTo(paid, 6)
  }
  expect(total(seen, distributor.margin)).toBe(0)
})

// The firm of the funding tests: $14k a month runs away, and in month 7 bills of $21k are left.
test('the distributor bears what an insolvent partner never pays, and pays the vendor all the same', () => {
  const set = {
    'program.margin': 0,
    'partner.overhead': perMonth(14_000),
    'partner.funding.cash': 40_000,
    'partner.funding.revolver': 20_000,
    'partner.funding.ownerCap': 15_000,
  }
  const direct = play({ steps: 12, set: resold(set) })
  const seen = play({ steps: 12, set: through(0.1, 1, set) })
  expect(dollars(direct, books.badDebt)[6]).toBe(21_000)
  expect(total(direct, distributor.badDebt)).toBe(0)
  expect(dollars(seen, distributor.badDebt)[6]).toBe(21_000)
  expect(total(seen, books.badDebt)).toBe(0)
  for (const column of [books.cash, books.debt, books.ownerMoney, books.stopped, books.writtenOff])
    expect(path(seen, column), `the partner's ${column.name}`).toEqual(path(direct, column))
  // it is over in the middle of month 8, whose $6k are lost as well: in 7.5 months $9k of margin was earned and $81k was
  // bought; what the partner has paid is $90k - $27k
  expect(total(seen, distributor.badDebt)).toBeCloseTo(27_000, 6)
  expect(total(direct, books.badDebt)).toBeCloseTo(27_000, 6)
  expect(total(seen, distributor.margin)).toBeCloseTo(9_000, 6)
  expect(total(seen, books.paidDistributor)).toBeCloseTo(63_000, 6)
  const unpaid = path(seen, distributor.payable)[11]
  const whole = 10_800 * (1 - Math.exp(-7)) * Math.exp(-1)
  expect(unpaid).toBeCloseTo((whole + 5_400 * (1 - Math.exp(-1))) * Math.exp(-4), 6)
  expect(path(seen, distributor.cash)[11]).toBeCloseTo(9_000 - 27_000 + unpaid, 6)
  expect(total(seen, distributor.paid)).toBeCloseTo(81_000 - unpaid, 6)
})

describe('billing a year in advance', () => {
  const ahead = through(0.1, 0, { 'program.billing': 'upfront' })

  // the term of the one customer ends in the middle of month 5, so that 5.5 months are paid for at the start
  it('earns the distributor its margin when it invoices, and the vendor its price as it is used', () => {
    const seen = play({ steps: 24, set: ahead })
    expect(
      dollars(seen, distributor.margin)
        .map((x, t) => [t, x])
        .filter(([, x]) => x > 0),
    ).toEqual([
      [5, 14_400],
      [17, 14_400],
    ])
    expect(dollars(seen, books.vendorSoftware)).toEqual(Array(24).fill(8_400))
    const left = path(seen, base.unexpired)
    for (let t = 0; t < 24; t++) {
      expect(path(seen, distributor.marginAhead)[t]).toBeCloseTo(0.1 * left[t], 6)
      expect(path(seen, books.vendorDeferred)[t]).toBeCloseTo(0.7 * left[t], 6)
    }
  })

  it('leaves the vendor the rest of a term to deliver for what it was paid of it', () => {
    const set = { ...ahead, 'partner.overhead': perMonth(50_000), 'partner.funding.ownerCap': 0 }
    const seen = play({ steps: 20, set: { ...set, 'partner.funding.cash': 400_000, 'vendor.cogs': 0 } })
    const over = path(seen, books.stopped).indexOf(1)
    expect(over).toBeGreaterThan(6)
    const left = path(seen, resale.deferred)[over]
    expect(left).toBeGreaterThan(10_000)
    // half of the month after is still the partner's: $6,000 at the price that the vendor receives; from then on it
    // delivers in full what it was paid 70 % of
    const handed = left - 6_000
    expect(total(seen, distributor.marginVoid)).toBeCloseTo(0.1 * handed, 6)
    expect(path(seen, books.contribution)[over + 1]).toBeCloseTo(0.7 * 6_000 + 6_000 - 0.3 * handed, 6)
    expect(path(seen, distributor.marginAhead)[over + 1]).toBe(0)
  })
})

test('a registered deal costs the vendor its uplift, and the distributor nothing', () => {
  const engine: Built['set'] = {
    'installed.resold.only.customers': 0,
    'partner.sales.reps': 3,
    'partner.sales.mix.only': 1,
    'partner.sales.winRate': 0.5,
    'segments.only.cycle': 0,
    'program.registration.share': 1,
  }
  const [plain, lifted] = [0, 0.1].map(uplift =>
    play({ steps: 12, set: through(0.1, 0, { ...engine, 'program.registration.uplift': uplift }) }),
  )
  const billed = total(plain, resale.billings)
  expect(billed).toBeGreaterThan(100_000)
  expect(total(lifted, distributor.margin)).toBeCloseTo(0.1 * billed, 6)
  expect(path(lifted, distributor.margin)).toEqual(path(plain, distributor.margin))
  expect(total(lifted, books.vendorSoftware)).toBeCloseTo(0.6 * billed, 6)
  expect(total(plain, books.vendorSoftware)).toBeCloseTo(0.7 * billed, 6)
})

// The one customer goes at the end of its term, in the middle of month 5: from then on $12,000 a month are not the
// partner's. The vendor has all of it, or what another partner and its distributor leave.
test.each([
  ['vendor', 12_000],
  ['otherPartner', 8_400],
] as const)('a customer that leaves the partner for %s brings the vendor %i a month', (leaving, received) => {
  const set = through(0.1, 0, { 'program.leaving': leaving, 'motion.only': 'support-only' })
  const seen = play({ steps: 9, set })
  expect(dollars(seen, books.vendorSoftware).slice(0, 5)).toEqual(Array(5).fill(8_400))
  expect(dollars(seen, books.vendorSoftware).slice(6)).toEqual(Array(3).fill(received))
  expect(dollars(seen, distributor.margin).slice(6)).toEqual([0, 0, 0])
})

describe('a distributor that steps in later', () => {
  const from = 4
  const set = resold({ 'program.distributor.margin': 0, 'program.distributor.terms': 2, 'partner.terms.vendor': 1 })
  const run = (pieces: readonly (readonly [number, number])[], model = catalogue): Watch =>
    watch(buildScenario({ steps: 9, set }), allColumns, {
      trials: 1,
      catalogue: model,
      change: scheduled({ 'program.distributor.margin': pieces }),
    }).get('only') ?? expect.unreachable()
  const owedBy = (months: number): number => 9_600 * (1 - Math.exp(-months))

  it('takes over what the partner owes, and owes it the vendor', () => {
    const seen = run([
      [0, 0],
      [from, 0.1],
    ])
    expect(path(seen, distributor.receivable).slice(0, from)).toEqual([0, 0, 0, 0])
    expect(path(seen, books.channelReceivable)[from - 1]).toBeCloseTo(owedBy(from), 6)
    expect(path(seen, distributor.receivable)[from]).toBeCloseTo(owedBy(from + 1), 6)
    const owing = owedBy(from) * Math.exp(-1 / 2) + 8_400 * 2 * (1 - Math.exp(-1 / 2))
    expect(path(seen, distributor.payable)[from]).toBeCloseTo(owing, 6)
    expect(path(seen, books.channelReceivable)[from]).toBeCloseTo(owing, 6)
    expect(total(seen, distributor.margin)).toBeCloseTo(5 * 1_200, 6)
  })

  it('and a run that forgets it stops', () => {
    const forgets = misled('distributor/settlement', ({ reads }) => ({
      reads: { ...reads, partnerOwed: reads['partnerOwed'].map(() => 0) },
    }))
    const later = [
      [0, 0],
      [from, 0.1],
    ] as const
    expect(() => run(later, forgets)).toThrow(/the books do not balance/)
  })

  it('stays when its margin falls to nothing, and is owed and owes as before', () => {
    const seen = run([
      [0, 0.1],
      [from, 0],
    ])
    expect(total(seen, distributor.margin)).toBeCloseTo(from * 1_200, 6)
    expect(path(seen, distributor.isThere)).toEqual(Array(9).fill(1))
    expect(path(seen, distributor.receivable)[8]).toBeCloseTo(owedBy(9), 6)
  })
})

test('a margin of nothing is no distributor, to the bit', () => {
  const others = allColumns.filter(({ name }) => !name.startsWith('distributor.'))
  for (const set of [{}, { 'program.billing': 'upfront' }]) {
    const built: Built = { ...realistic, steps: 24, set: { ...realistic.set, ...set } }
    const none = { 'program.distributor.margin': 0, 'program.distributor.terms': 1.5 }
    const payable = { 'program.distributor.payable': 5_000 }
    const [absent, nothing] = [built, { ...built, set: { ...built.set, ...none, ...payable } }].map(one =>
      watch(buildScenario(one), allColumns, { trials: 8 }),
    )
    for (const id of ['today', 'supportOnly', 'resell'])
      for (const column of others)
        expect(nothing.get(id)?.(column), `${id}: ${column.name}`).toEqual(absent.get(id)?.(column))
    for (const column of Object.values(distributor))
      expect(Math.max(...(nothing.get('resell')?.(column) ?? []).map(step => Math.max(...step))), column.name).toBe(0)
  }
})

// Everything that does not pass the vendor's hands is as it is without one.
test('a distributor moves nothing of the partner', () => {
  const built: Built = { ...realistic, steps: 24 }
  const set: Built['set'] = { ...built.set, 'program.distributor.margin': 0.12 }
  const [without, with_] = [built, { ...built, set }].map(
    one => watch(buildScenario(one), allColumns, { trials: 8 }).get('resell') ?? expect.unreachable(),
  )
  for (const column of [books.cash, books.ebitda, books.payable, books.vendorBookings, resale.profit, worth.equity])
    expect(with_(column), column.name).toEqual(without(column))
  expect(total(with_, distributor.margin)).toBeGreaterThan(1_000)
  expect(total(with_, books.vendorSoftware)).toBeLessThan(total(without, books.vendorSoftware))
})

test('the length of a step moves what the distributor has by less than 1 %', () => {
  const set = through(0.1, 1.5, { 'segments.only.expansion': 0.5, 'partner.terms.vendor': 1 })
  const growing = { ...set, 'installed.resold.only.customers': 400, 'installed.resold.only.value': 3_600 }
  const ends = (['day', 'week', 'month'] as const).map(step => {
    const steps = { day: 730, week: 104, month: 24 }[step]
    const scenario = buildScenario({ step, steps, set: growing })
    const model = { ...catalogue, metrics: [] }
    const columns = [distributor.margin, distributor.cash, distributor.payable, distributor.receivable]
    const seen = watch(scenario, columns, { trials: 1, catalogue: model, sums: true }).get('only')
    const paths = columns.map(column => path(seen ?? expect.unreachable(), column))
    return [paths[0].reduce((sum, x) => sum + x, 0), ...paths.slice(1).map(values => values[steps - 1])]
  })
  const [byDay, byWeek, byMonth] = ends
  for (const [n, daily] of byDay.entries()) {
    expect(Math.abs(byWeek[n] / daily - 1), `week, ${n}`).toBeLessThan(0.01)
    expect(Math.abs(byMonth[n] / daily - 1), `month, ${n}`).toBeLessThan(0.01)
  }
})
