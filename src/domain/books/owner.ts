import { last, mechanism, now, type Read } from '../../kernel/mechanism.ts'
import { books } from '../columns.ts'
import { pegField, pegOf, runningCosts } from '../peg.ts'
import { type Movement, post } from './post.ts'

const runningReads: Record<string, Read<false>> = Object.fromEntries(
  runningCosts.map(column => [column.name, now(column)]),
)

const spending = runningCosts.map((column): Movement => ({ column, sign: 1 }))

/** Running cost since the start. */
export const runningCost = mechanism({
  name: 'books/running-cost',
  reads: { before: last(books.spent), ...runningReads },
  writes: { spent: books.spent },
  step({ reads, writes: { spent } }) {
    const costs = reads as Readonly<Record<string, Float64Array>>
    spent.set(costs['before'])
    post(spent, costs, spending)
  },
})

/**
 * At the end of its year a partner without debt and without bills past their terms pays its owner all cash above the
 * peg: so many months of that year's running cost.
 */
export const ownerTakes = mechanism({
  name: 'books/owner-takes',
  params: { peg: pegField },
  reads: {
    liquid: now(books.liquid),
    debt: now(books.debt),
    overdue: now(books.overdue),
    stopped: now(books.stopped),
    spent: now(books.spent),
  },
  state: { spentBefore: 'trial', done: 'trial' },
  writes: { distributed: books.distributed },
  at: 'partnerYearEnd',
  step({ trials, t, months, params: { peg }, reads, state: { spentBefore, done }, writes: { distributed } }) {
    for (let i = 0; i < trials; i++) {
      const ofYear = (Math.max(0, reads.spent[i] - spentBefore[i]) * 12) / ((t + 1 - done[i]) * months)
      const isFree = reads.debt[i] === 0 && reads.overdue[i] === 0 && reads.stopped[i] === 0
      distributed[i] = isFree ? Math.max(0, reads.liquid[i] - pegOf(peg.data[i & peg.mask], ofYear)) : 0
      spentBefore[i] = reads.spent[i]
      done[i] = t + 1
    }
  },
})

/** What the owner has put in and not taken out again, and all funding in use: nothing is in use of an insolvent partner. */
export const need = mechanism({
  name: 'books/need',
  reads: {
    before: last(books.ownerMoney),
    injected: now(books.injected),
    distributed: now(books.distributed),
    debt: now(books.debt),
    overdue: now(books.overdue),
    stopped: now(books.stopped),
  },
  writes: { ownerMoney: books.ownerMoney, need: books.need },
  step({ trials, reads, writes: { ownerMoney, need: inUse } }) {
    for (let i = 0; i < trials; i++) {
      ownerMoney[i] = Math.max(0, reads.before[i] + reads.injected[i] - reads.distributed[i])
      inUse[i] = reads.stopped[i] > 0 ? 0 : reads.debt[i] + ownerMoney[i] + reads.overdue[i]
    }
  },
})
