import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogue } from '../../src/domain/catalogue.ts'
import { allColumns } from '../../src/domain/columns.ts'
import { isFailure } from '../../src/kernel/failure.ts'
import { type Built, buildScenario } from '../helpers/build-scenario.ts'
import { invariants } from '../helpers/invariants/index.ts'
import { watch } from '../helpers/watch.ts'
import { eachOf, misled, spoilt } from './mutant.ts'

const [trials, steps] = [4, 24]

/** A partner that bills a year in advance, buys from a distributor, and is insolvent in the second year. */
const built: Built = {
  steps,
  set: {
    'segments.only.dealSize': 12_000,
    'segments.only.churn': { value: 0.2, per: 'year' },
    'installed.resold.only.customers': 12,
    'installed.resold.only.value': 12_000,
    'partner.overhead': { value: 30_000, per: 'month' },
    'partner.funding.cash': 300_000,
    'partner.funding.payable': 9_000,
    'partner.funding.ownerCap': 0,
    'partner.terms.vendor': 2,
    'program.billing': 'upfront',
    'program.margin': 0.2,
    'program.distributor.margin': 0.1,
    'program.distributor.terms': 1.5,
    'program.distributor.payable': 8_000,
  },
}

/** The bug, the model that has it, whether the run itself stops (its own identities), and which checks see it. */
const bugs: readonly (readonly [string, Catalogue, boolean, readonly string[]])[] = [
  [
    'the margin is taken twice, once when it is invoiced and once when it is paid',
    spoilt('distributor/settlement', ({ reads, writes: { payable } }) =>
      eachOf(payable, (x, i) => x - 0.1 * reads['purchases'][i]),
    ),
    true,
    ['identities', 'distributor'],
  ],
  [
    'the margin is twice what it should be, in all its books',
    misled('distributor/margin', ({ reads }) => ({ reads: { ...reads, rate: reads['rate'].map(x => 2 * x) } })),
    false,
    ['distributor'],
  ],
  [
    'the margin is not taken',
    spoilt('distributor/margin', ({ writes: { margin, purchases, sales } }) => {
      margin.fill(0)
      purchases.set(sales)
    }),
    true,
    ['identities', 'distributor'],
  ],
  [
    "the margin is a share of the partner's price, not of the customer's",
    misled('distributor/margin', ({ reads }) => ({ reads: { ...reads, invoiced: reads['purchases'] } })),
    false,
    ['distributor'],
  ],
  [
    'what a distributor keeps is revenue of the vendor all the same',
    misled('vendor/contribution', ({ reads }) => ({ reads: { ...reads, kept: reads['kept'].map(() => 0) } })),
    true,
    ['identities'],
  ],
  [
    'the margin on what is not used yet counts as what the vendor has still to deliver',
    misled('books/vendor-deferred', ({ reads }) => ({ reads: { ...reads, kept: reads['kept'].map(() => 0) } })),
    true,
    ['identities'],
  ],
  [
    'the margin on what a stopped partner leaves unused is forgotten',
    misled('vendor/contribution', ({ reads }) => ({ reads: { ...reads, keptVoid: reads['keptVoid'].map(() => 0) } })),
    true,
    ['identities'],
  ],
  [
    'the bad debt is borne by the vendor as well',
    spoilt('books/estate', ({ writes: { badDebt, distributorBadDebt } }) => badDebt.set(distributorBadDebt)),
    true,
    ['identities', 'distributor'],
  ],
  [
    'the bad debt is borne by the vendor instead',
    spoilt('books/estate', ({ writes: { badDebt, distributorBadDebt } }) => {
      badDebt.set(distributorBadDebt)
      distributorBadDebt.fill(0)
    }),
    true,
    ['identities', 'distributor'],
  ],
  [
    'the terms are forgotten',
    spoilt('distributor/settlement', ({ reads, writes: { payable, paid } }) => {
      payable.fill(0)
      eachOf(paid, (_, i) => reads['owingBefore'][i] + reads['purchases'][i])
    }),
    false,
    ['distributor'],
  ],
  [
    'the partner pays the vendor past its distributor',
    spoilt('books/funding', ({ writes: { paid, paidDistributor } }) => {
      paid.set(paidDistributor)
      paidDistributor.fill(0)
    }),
    true,
    ['identities', 'distributor'],
  ],
  [
    'the vendor bills the partner as well',
    spoilt('books/channel-pays-vendor', ({ reads, writes: { invoiced, owed } }) => {
      invoiced.set(reads['bought'])
      eachOf(owed, (x, i) => x + reads['bought'][i])
    }),
    true,
    ['identities', 'distributor'],
  ],
  [
    'what the partner has paid is owed still',
    misled('distributor/settlement', ({ reads }) => ({
      reads: { ...reads, collected: reads['collected'].map(() => 0) },
    })),
    true,
    ['identities', 'distributor'],
  ],
  [
    "the distributor's cash has what it is owed",
    spoilt('books/distributor-cash', ({ writes: { cash } }) => eachOf(cash, x => x + 1)),
    true,
    ['identities', 'transfers', 'distributor'],
  ],
]

const play = (model: Catalogue) =>
  watch(buildScenario(built), allColumns, { trials, catalogue: model }).get('only') ?? expect.unreachable()

/** Which checks throw. */
const caughtBy = (model: Catalogue): string[] => {
  const seen = play({ ...model, identities: [] })
  return Object.entries(invariants).flatMap(([name, check]) => {
    try {
      check({ seen, built, trials, steps })
      return []
    } catch {
      return [name]
    }
  })
}

const stops = (model: Catalogue): boolean => {
  try {
    play(model)
    return false
  } catch (error) {
    if (isFailure(error) && /the books do not balance: /.test(error.message)) return true
    throw error
  }
}

describe('a planted bug about the distributor', () => {
  it('is needed: without one every check holds', () => {
    expect(stops(catalogue)).toBe(false)
    expect(caughtBy(catalogue)).toEqual([])
  })

  it.each(bugs)('%s', (_bug, model, runStops, checks) => {
    expect({ runStops: stops(model), checks: caughtBy(model) }).toEqual({ runStops, checks })
  })
})
