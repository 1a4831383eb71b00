import { last, mechanism, now, type Read } from '../../kernel/mechanism.ts'
import { books, distributor } from '../columns.ts'
import { cashPostings } from './cash.ts'
import { fundingFields } from './funding-fields.ts'
import { post, postSizes } from './post.ts'

/** Next to all that moved in a step, what is left over by rounding. */
const rounding = 1e-9

/** What the order of funding decides; everything else that moves the partner's cash is there before it. */
const decided = [
  books.paid,
  books.paidDistributor,
  books.drawn,
  books.repaid,
  books.injected,
  books.distributed,
  books.forgiven,
] as readonly unknown[]

const others = cashPostings('partner').filter(({ column }) => !decided.includes(column))
const otherReads: Record<string, Read<false>> = Object.fromEntries(
  others.map(({ column }) => [column.name, now(column)]),
)

/**
 * What a step takes beyond its cash comes from the revolver, then from the owner up to its cap, then out of the vendor's
 * bills: those wait, and while any of them is past its grace the vendor places no orders. Where there is not enough even for all the rest, the
 * partner is insolvent, for good: nobody puts money into it any more, the vendor gets nothing, and of the rest stays
 * unpaid what cash does not reach. What there is too much goes back to the revolver; a line that is cut is called.
 */
export const funding = mechanism({
  name: 'books/funding',
  params: { revolver: fundingFields.revolver, ownerCap: fundingFields.ownerCap },
  reads: {
    cashBefore: last(books.cash),
    ownCashBefore: last(books.ownCash),
    debtBefore: last(books.debt),
    ownerBefore: last(books.ownerMoney),
    overdueBefore: last(books.overdue),
    stoppedBefore: last(books.stopped),
    due: now(books.vendorDue),
    inGrace: now(books.inGrace),
    isThere: now(distributor.isThere),
    ...otherReads,
  },
  state: { free: 'trial', moved: 'trial' },
  writes: {
    paid: books.paid,
    paidDistributor: books.paidDistributor,
    overdue: books.overdue,
    drawn: books.drawn,
    repaid: books.repaid,
    injected: books.injected,
    forgiven: books.forgiven,
    debt: books.debt,
    line: books.line,
    liquid: books.liquid,
    ownCash: books.ownCash,
    onHold: books.onHold,
    stopped: books.stopped,
  },
  step({ trials, t, params, reads, state: { free, moved }, writes }) {
    const { revolver, ownerCap } = params
    const { cashBefore, ownCashBefore, debtBefore, ownerBefore, overdueBefore, stoppedBefore, due, inGrace, isThere } =
      reads
    for (let i = 0; i < trials; i++) {
      free[i] = cashBefore[i]
      moved[i] = Math.abs(cashBefore[i]) + due[i]
    }
    const amounts = reads as Readonly<Record<string, Float64Array>>
    post(free, amounts, others)
    postSizes(moved, amounts, others)
    for (let i = 0; i < trials; i++) {
      const none = rounding * moved[i]
      const debt = debtBefore[i]
      const limit = revolver.data[i & revolver.mask]
      const called = Math.max(0, debt - limit)
      const line = Math.max(0, limit - debt)
      const owner = Math.max(0, ownerCap.data[i & ownerCap.mask] - ownerBefore[i])
      const isStopped = stoppedBefore[i] > 0 || called - free[i] > line + owner + none
      const ownBefore = t === 0 ? cashBefore[i] : ownCashBefore[i]
      const earned = free[i] - cashBefore[i] - (due[i] - overdueBefore[i])
      writes.ownCash[i] = stoppedBefore[i] > 0 ? ownBefore : ownBefore + earned
      writes.stopped[i] = isStopped ? 1 : 0
      writes.line[i] = limit
      if (isStopped) {
        writes.paid[i] = 0
        writes.paidDistributor[i] = 0
        writes.overdue[i] = 0
        writes.drawn[i] = 0
        writes.repaid[i] = 0
        writes.injected[i] = 0
        writes.forgiven[i] = Math.max(0, -free[i])
        writes.debt[i] = 0
        writes.liquid[i] = 0
        writes.onHold[i] = 1
        continue
      }
      const wanted = due[i] + called - free[i]
      const drawn = Math.min(line, Math.max(0, wanted))
      const injected = Math.min(owner, Math.max(0, wanted - drawn))
      const missing = wanted - drawn - injected
      const overdue = missing > none ? Math.min(due[i], missing) : 0
      const kept = debt - called
      const back = Math.min(kept, Math.max(0, -wanted))
      writes.drawn[i] = drawn
      writes.injected[i] = injected
      writes.overdue[i] = overdue
      writes.paid[i] = isThere[i] > 0 ? 0 : due[i] - overdue
      writes.paidDistributor[i] = isThere[i] > 0 ? due[i] - overdue : 0
      writes.repaid[i] = called + back
      writes.forgiven[i] = 0
      writes.debt[i] = kept - back + drawn
      writes.liquid[i] = Math.max(0, -wanted - back)
      writes.onHold[i] = overdue > 0 && overdue > inGrace[i] * (1 + rounding) ? 1 : 0
    }
  },
})
