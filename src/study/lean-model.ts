import type { Catalogue } from '../domain/catalogue.ts'

/** Whether a figure is one of a template, such as `mdf.campaign.spend` of `mdf.*.spend`. */
const isOf = (template: string, figure: string): boolean => {
  const [own, other] = [template, figure].map(id => id.split('.'))
  return own.length === other.length && own.every((part, n) => part === '*' || part === other[n])
}

/**
 * The model with no path over time and no more figures than are asked for: by their names, by that of their template, or
 * with all others of their template where one is asked for.
 */
export const leanModel = (model: Catalogue, figures: Iterable<string>): Catalogue => {
  const asked = new Set(figures)
  const isAsked = (id: string, isTemplate: boolean): boolean =>
    asked.has(id) || (isTemplate && [...asked].some(figure => isOf(id, figure)))
  const metrics = model.metrics.filter(({ id, over }) => isAsked(id, over !== undefined))
  return { ...model, metrics, timelines: {}, means: [] }
}
