import type { Head, Period } from '../../kernel/unit.ts'
import type { Wrong } from '../wrong.ts'

/**
 * What a quantity in a formula is made of: powers of money, calendar time (months) and hours of work, what it is per
 * besides time, and the period of a rate, which stays as it was stated. A share, a count and a plain number have none.
 */
export type Dims = {
  readonly usd: number
  readonly months: number
  readonly hours: number
  readonly heads: readonly Head[]
  readonly per?: Period
  /** A statement that is true or false. */
  readonly truth?: true
}

/** A name as written: `partner.value of resell in 2028` has all three parts. */
export type Reference = { readonly name: string; readonly of?: string; readonly in?: string }

/** Offsets in the text of the formula, the equals sign included. */
export type Span = { readonly start: number; readonly end: number }

/** A formula as parsed and allowed, before anybody asks what its names mean; `text` is what stands at the span. */
export type Term = Span & { readonly text: string } & (
    | { readonly kind: 'number'; readonly value: number; readonly dims: Dims }
    | { readonly kind: 'name'; readonly reference: Reference }
    /** `op` is one of `ops` in `kernel/expr.ts`, or a statistic: `P`, `mean`, `sd`, `p1` to `p99`. */
    | { readonly kind: 'call'; readonly op: string; readonly args: readonly Term[] }
  )

/** What a formula can speak of: `has` tells the name of a figure from a difference of two; the rest is for the help. */
export type Speaks = { readonly level: 'inputs' | 'metrics'; readonly has: (name: string) => boolean }

/** Turns the text of a formula (with or without a leading `=`) into a term, or says what is wrong with it and where. */
export type ParseFormula = (text: string, speaks?: Speaks) => Term | Wrong
