import type { Catalogue } from '../src/domain/catalogue.ts'

/** What is left of a model that plays some of its mechanisms, for one figure. Its books are not whole, so none are balanced. */
export type Lean = { readonly mechanisms: readonly string[]; readonly figure: string }

export const leanOf = (model: Catalogue, { mechanisms, figure }: Lean): Catalogue => ({
  mechanisms: model.mechanisms.filter(({ name }) => mechanisms.includes(name)),
  fields: model.fields,
  metrics: model.metrics.filter(({ id }) => id === figure),
  timelines: {},
  identities: [],
})
