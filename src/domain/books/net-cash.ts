import { mechanism, now } from '../../kernel/mechanism.ts'
import { books } from '../columns.ts'

/**
 * Cash less what is drawn on the revolver: what is left until the line is used up is this and the line together. An
 * insolvent partner has used it up for good.
 */
export const netCash = mechanism({
  name: 'books/net-cash',
  reads: { cash: now(books.cash), debt: now(books.debt), line: now(books.line), stopped: now(books.stopped) },
  writes: { netCash: books.netCash },
  step({ trials, reads: { cash, debt, line, stopped }, writes }) {
    for (let i = 0; i < trials; i++) writes.netCash[i] = stopped[i] > 0 ? -line[i] : cash[i] - debt[i]
  },
})
