/** A small case that is stated in several languages: bench/small/NAME.yaml, NAME.squiggle, and a function of peers.py. */
export type SmallCase = {
  readonly name: string
  readonly about: string
  /** The figure that is looked at. */
  readonly figure: string
  /** What of the model the figure hangs on, by name. */
  readonly mechanisms: readonly string[]
}

export const expression: SmallCase = {
  name: 'expression',
  about: '(a) a profit of eight inputs',
  figure: 'partner.ebitda',
  mechanisms: ['books/rest-of-firm', 'books/partner-profit'],
}
export const path: SmallCase = {
  name: 'path',
  about: '(b) a path of 36 months: growth that is uncertain',
  figure: 'partner.ebitda',
  mechanisms: ['books/rest-of-firm', 'books/partner-profit'],
}
export const wins: SmallCase = {
  name: 'wins',
  about: '(b) a path of 36 months: luck in every month',
  figure: 'vendor.contribution',
  mechanisms: ['direct/team', 'customers/book', 'vendor/contribution'],
}

/** From the root of the repository. */
export const fileOf = (name: string): string => `bench/small/${name}.yaml`
