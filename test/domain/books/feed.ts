import { catalogue } from '../../../src/domain/catalogue.ts'
import { base, books, pipeline, resale } from '../../../src/domain/columns.ts'
import { columnOf, slice } from '../../../src/kernel/column.ts'
import { last, type Mechanism, mechanism } from '../../../src/kernel/mechanism.ts'

/** The model's books alone, with what a test feeds them in the place of the other rooms. */
export const booksFedBy = (feed: Mechanism): typeof catalogue => ({
  ...catalogue,
  mechanisms: [feed, ...catalogue.mechanisms.filter(({ name }) => /^(books|vendor)\//.test(name))],
  identities: catalogue.identities.filter(({ terms }) => terms.every(({ column }) => columnOf(column).unit === 'USD')),
})

/** What the vendor sells in a month, by whose paper it is on. USD and numbers of deals. */
export type Sold = Readonly<
  Record<
    | 'direct'
    | 'served'
    | 'other'
    | 'newDirect'
    | 'newResold'
    | 'expandedDirect'
    | 'expandedResold'
    | 'directWins'
    | 'referredWins'
    | 'resoldWins',
    number
  >
>

/** The same every step, in the only segment. */
export const selling = (sold: Sold): Mechanism =>
  mechanism({
    name: 'test/selling',
    over: ['segment'],
    writes: {
      direct: slice(base.software, { paper: 'vendor' }),
      directInvoiced: slice(base.invoiced, { paper: 'vendor' }),
      served: base.referredSoftware,
      other: slice(base.software, { paper: 'other' }),
      newDirect: slice(pipeline.bookings, { paper: 'vendor' }),
      newResold: slice(pipeline.bookings, { paper: 'partner' }),
      expandedDirect: slice(base.expanded, { paper: 'vendor' }),
      expandedResold: slice(base.expanded, { paper: 'partner' }),
      directWins: slice(pipeline.wins, { paper: 'vendor' }),
      referredWins: pipeline.referredWins,
      resoldWins: slice(pipeline.wins, { paper: 'partner' }),
    },
    step({ writes }) {
      for (const [name, column] of Object.entries(writes))
        column.fill(name === 'directInvoiced' ? sold.direct : sold[name as keyof Sold])
    },
  })

/**
 * A year of software invoiced in advance on both sides in step 0, of which a part is used each month: $120k to the
 * customer, $96k by the vendor. After insolvency nothing is used any more, and what was not used is the vendor's to deliver.
 */
export const inAdvance: Mechanism = mechanism({
  name: 'test/in-advance',
  over: ['segment'],
  reads: {
    stopped: last(books.stopped),
    deferredBefore: last(resale.deferred),
    prepaidBefore: last(resale.prepaid),
    honouredBefore: last(slice(base.unexpired, { paper: 'vendor' })),
  },
  writes: {
    billings: resale.billings,
    purchases: resale.purchases,
    profit: resale.profit,
    bought: resale.bought,
    revenue: resale.revenue,
    cost: resale.cost,
    deferred: resale.deferred,
    prepaid: resale.prepaid,
    voided: resale.voided,
    honoured: slice(base.unexpired, { paper: 'vendor' }),
  },
  step({ trials, t, reads, writes }) {
    for (let i = 0; i < trials; i++) {
      const isOpen = reads.stopped[i] > 0 ? 0 : 1
      writes.billings[i] = t === 0 ? 120_000 : 0
      writes.purchases[i] = t === 0 ? 96_000 : 0
      writes.bought[i] = 8_000 * isOpen
      writes.profit[i] = 2_000 * isOpen
      writes.revenue[i] = 2_000 * isOpen
      writes.cost[i] = 0
      writes.deferred[i] = (reads.deferredBefore[i] + writes.billings[i] - 10_000) * isOpen
      writes.prepaid[i] = (reads.prepaidBefore[i] + writes.purchases[i] - 8_000) * isOpen
      writes.honoured[i] = reads.honouredBefore[i] + (isOpen ? 0 : reads.deferredBefore[i])
      writes.voided[i] = isOpen ? 0 : reads.deferredBefore[i] - reads.prepaidBefore[i]
    }
  },
})
