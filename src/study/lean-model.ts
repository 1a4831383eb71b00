import type { Catalogue } from '../domain/catalogue.ts'

/**
 * The model with no path over time and no more figures than are asked for; those of an axis stay all, where something is
 * asked for that is not told by its name alone.
 */
export const leanModel = (model: Catalogue, figures: Iterable<string>): Catalogue => {
  const asked = new Set(figures)
  const plain = new Set(model.metrics.flatMap(({ id, over }) => (over === undefined ? [id] : [])))
  const isPlain = [...asked].every(id => plain.has(id))
  const metrics = model.metrics.filter(({ id, over }) => asked.has(id) || (over !== undefined && !isPlain))
  return { ...model, metrics, timelines: {}, means: [] }
}
