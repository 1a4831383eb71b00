import { agoBy, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books, incentives, program } from '../columns.ts'
import { rebateFields } from './rebate-fields.ts'

/** What is paid of a rebate: deposits at once, the rest so long after it was earned. A negative amount is taken back. */
export const rebatePayment = mechanism({
  name: 'program/rebate-payment',
  about: ['program.rebates'],
  over: ['rebate'],
  params: { paidAfter: rebateFields.paidAfter },
  reads: {
    atOnce: now(program.payable),
    later: agoBy(program.payable, 'paidAfter'),
    deposit: now(program.deposit),
    stopped: last(books.stopped),
  },
  writes: { settled: program.settled },
  step({ trials, params: { paidAfter }, reads: { atOnce, later, deposit, stopped }, writes: { settled } }) {
    const due = paidAfter.data[0] > 0 ? later : atOnce
    for (let i = 0; i < trials; i++) settled[i] = stopped[i] > 0 ? 0 : deposit[i] + due[i]
  },
})

/**
 * Rebates in both books. The partner books what it has earned, the vendor what it sets aside; both pay or are paid the
 * same. Of an insolvent partner nothing is left open: what it had still to get, or to give back, is written back.
 */
export const rebatesBooked = mechanism({
  name: 'program/rebates-booked',
  about: ['program.rebates'],
  reads: {
    earned: now(program.earned),
    setAside: now(program.setAside),
    settled: now(program.settled),
    owedBefore: last(incentives.rebatesOwed),
    liabilityBefore: last(incentives.rebatesLiability),
    stopped: last(books.stopped),
  },
  writes: {
    rebates: incentives.rebates,
    paid: incentives.rebatesPaid,
    owed: incentives.rebatesOwed,
    accrued: incentives.rebatesAccrued,
    liability: incentives.rebatesLiability,
  },
  step({ trials, reads, writes }) {
    const { earned, setAside, settled, owedBefore, liabilityBefore, stopped } = reads
    for (let i = 0; i < trials; i++) {
      const isStopped = stopped[i] > 0
      writes.paid[i] = settled[i]
      writes.rebates[i] = isStopped ? -owedBefore[i] : earned[i]
      writes.accrued[i] = isStopped ? -liabilityBefore[i] : setAside[i]
      writes.owed[i] = isStopped ? 0 : owedBefore[i] + earned[i] - settled[i]
      writes.liability[i] = isStopped ? 0 : liabilityBefore[i] + setAside[i] - settled[i]
    }
  },
})
