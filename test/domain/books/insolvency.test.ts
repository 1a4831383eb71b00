import { expect, test } from 'vitest'
import { books, resale } from '../../../src/domain/columns.ts'
import { buildScenario } from '../../helpers/build-scenario.ts'
import { watch } from '../../helpers/watch.ts'
import { eachOf, spoilt } from '../../planted/mutant.ts'
import { booksFedBy, inAdvance } from './feed.ts'

const columns = [
  books.cash,
  books.stopped,
  books.receivable,
  books.payable,
  books.debt,
  books.badDebt,
  books.claimsLost,
  books.writtenOff,
  books.contribution,
  books.vendorDeferred,
  books.vendorCash,
  books.ebitda,
  books.overhead,
  resale.deferred,
  resale.prepaid,
]

/** Customers pay the year soon, the vendor is paid evenly over some months, and $30k a month runs away. */
const scenario = buildScenario({
  steps: 12,
  set: {
    'partner.overhead': { value: 30_000, per: 'month' },
    'partner.terms.customers': 0.5,
    'partner.terms.vendor': 3,
    'partner.funding.revolver': 10_000,
    'partner.funding.rate': 0,
    'partner.funding.ownerCap': 0,
    'vendor.cogs': 0,
  },
})

const play = (model = booksFedBy(inAdvance)) => watch(scenario, columns, { trials: 1, catalogue: model }).get('only')

// The run itself holds both sides' cash to their profits in every step, the void deferred and prepaid among them.
test('an insolvent partner leaves nothing open, and the vendor bears what it was owed', () => {
  const seen = play() ?? expect.unreachable()
  const path = (column: (typeof columns)[number]): readonly number[] => seen(column).map(([x]) => x)
  const over = path(books.stopped).indexOf(1)
  // with $120k in and $30k out a month it takes less than four months, as the vendor is paid as well
  expect(over).toBeGreaterThan(1)
  expect(over).toBeLessThan(4)
  for (const column of [books.cash, books.receivable, books.payable, books.debt])
    expect(Math.abs(path(column)[over]), column.name).toBeLessThan(1e-6)
  expect(path(books.badDebt)[over]).toBeGreaterThan(0)
  expect(path(books.badDebt).filter(x => x !== 0)).toHaveLength(1)
  // $8k of software a month is used until it is over, and what is owed is lost
  expect(path(books.contribution)[over]).toBeCloseTo(8_000 - path(books.badDebt)[over], 6)
  expect(path(books.overhead)[over + 1]).toBe(0)
  expect(path(books.ebitda)[over + 1]).toBe(0)
  expect(path(resale.deferred)[over + 1]).toBe(0)
  // claims on it, the vendor's bills and the bank's $10k, less its claims on customers (of $120k after over + 1 months, the
  // first spread over the month); then the customers' prepaid year, less what it had prepaid
  const open = 120_000 * 0.5 * (1 - Math.exp(-2)) * Math.exp(-2 * over)
  expect(path(books.claimsLost)[over]).toBeCloseTo(open, 6)
  expect(path(books.writtenOff)[over]).toBeCloseTo(path(books.badDebt)[over] + 10_000 - open, 6)
  expect(path(books.writtenOff)[over + 1]).toBeCloseTo(path(resale.deferred)[over] - path(resale.prepaid)[over], 6)
  // the vendor has been promised $96k for a year that customers paid $120k for: the rest of it is now its own to deliver
  const [left, prepaid] = [120_000 - 10_000 * (over + 1), 96_000 - 8_000 * (over + 1)]
  expect(path(books.vendorDeferred)[over]).toBeCloseTo(prepaid, 6)
  expect(path(books.vendorDeferred)[over + 1]).toBeCloseTo(left, 6)
  expect(path(books.contribution)[over + 1]).toBeCloseTo(prepaid - left, 6)
})

const bugged = (name: string, column: string) => {
  const { mechanisms } = spoilt(name, ({ writes }) => eachOf(writes[column], x => (x === 0 ? 0 : x + 1)))
  const bug = mechanisms.find(mechanism => mechanism.name === name) ?? expect.unreachable()
  const model = booksFedBy(inAdvance)
  return { ...model, mechanisms: model.mechanisms.map(mechanism => (mechanism.name === name ? bug : mechanism)) }
}

test.each([
  ['a bad debt that nobody bears', 'badDebt'],
  ['a write-off that is left out', 'writtenOff'],
  ['claims that are lost without a word', 'claimsLost'],
  ['a loss of the bank that nobody had lent', 'debtLost'],
])('the run stops on %s', (_, column) => {
  expect(() => play(bugged('books/estate', column))).toThrow(/the books do not balance/)
})
