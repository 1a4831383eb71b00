import type { Dims, Reference, Span } from './term.ts'

/** The signs and words that stand between operands, before one, or around them. */
export type Sign =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or'
  | 'not'
  | 'between'
  | '('
  | ')'
  | ','
  | '?'
  | ':'

/** The smallest parts of a formula. A quantity and a reference are one token each, with the spaces inside of it. */
export type Token = Span & { readonly text: string } & (
    | { readonly kind: 'number'; readonly value: number; readonly dims: Dims }
    | { readonly kind: 'name'; readonly reference: Reference }
    | { readonly kind: 'function'; readonly op: string }
    | { readonly kind: 'sign'; readonly sign: Sign }
  )
