import type { Column, Owner } from '../../kernel/column.ts'
import type { Field } from '../../kernel/field.ts'
import { last, type Mechanism, mechanism, now, type Read } from '../../kernel/mechanism.ts'
import type { Param } from '../../kernel/param.ts'
import { allColumns, books, distributor } from '../columns.ts'
import { booksFields } from './fields.ts'
import { type Movement, post } from './post.ts'

/** The postings that move an owner's cash, with the direction. */
export const cashPostings = (owner: Owner): readonly Movement[] =>
  allColumns.flatMap((column): Movement[] => {
    const { posting } = column
    if (!posting || posting.as === 'invoice') return []
    if (posting.to === owner) return [{ column, sign: 1 }]
    return posting.from === owner ? [{ column, sign: -1 }] : []
  })

type Account = { readonly cash: Column; readonly opening?: Field<'trial'>; readonly about?: readonly string[] }

/** An owner's cash: what it had, and every posting of the chart of accounts that pays it or that it pays. */
const cashOf = (name: string, owner: Owner, { cash, opening, about = [] }: Account): Mechanism => {
  const postings = cashPostings(owner)
  const reads: Record<string, Read<false>> = { before: last(cash) }
  for (const { column } of postings) reads[column.name] = now(column)
  return mechanism({
    name,
    about,
    params: opening ? { opening } : {},
    reads,
    writes: { cash },
    start({ trials, params, writes }) {
      const had = (params as { readonly opening?: Param }).opening
      if (had) for (let i = 0; i < trials; i++) writes.cash[i] = had.data[i & had.mask]
    },
    step({ reads: read, writes }) {
      writes.cash.set(read.before)
      post(writes.cash, read, postings)
    },
  })
}

export const partnerCash = cashOf('books/partner-cash', 'partner', { cash: books.cash, opening: booksFields.cash })

export const vendorCash = cashOf('books/vendor-cash', 'vendor', {
  cash: books.vendorCash,
  opening: booksFields.vendorCash,
})

/** The distributor's begins at nothing: it is of this business alone. */
export const distributorCash = cashOf('books/distributor-cash', 'distributor', {
  cash: distributor.cash,
  about: ['program.distributor.margin'],
})
