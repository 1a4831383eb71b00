import { agoBy, last, mechanism, now } from '../../kernel/mechanism.ts'
import { books } from '../columns.ts'
import { booksFields } from './fields.ts'

/**
 * Bills that came due so lately that nobody minds: the oldest are paid first, so that all of what is past its terms is
 * that young while it is no more than what came due in the time of grace.
 */
export const grace = mechanism({
  name: 'books/grace',
  about: ['partner.credit.grace'],
  params: { grace: booksFields.creditGrace },
  reads: {
    due: now(books.vendorDue),
    overdue: last(books.overdue),
    before: last(books.dueSoFar),
    graceAgo: agoBy(books.dueSoFar, 'grace'),
  },
  writes: { dueSoFar: books.dueSoFar, inGrace: books.inGrace },
  step({ trials, months, params, reads: { due, overdue, before, graceAgo }, writes: { dueSoFar, inGrace } }) {
    const isNone = params.grace.data[0] < months / 2
    for (let i = 0; i < trials; i++) {
      const soFar = before[i] + due[i] - overdue[i]
      inGrace[i] = isNone ? 0 : soFar - graceAgo[i]
      dueSoFar[i] = soFar
    }
  },
})
