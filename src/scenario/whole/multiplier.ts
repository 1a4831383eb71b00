import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import type { Fault } from './fault.ts'

const per = 'services.multiplier.per'
const growth = 'services.multiplier.growth'

/** Whether a number is said to be 0 in every future, or not said at all where that means 0. */
const isNothing = (body: Body, path: string, otherwise: boolean): boolean => {
  const quantity = body.settings.get(path)?.quantity
  return quantity === undefined ? otherwise : quantity.kind === 'constant' && quantity.value === 0
}

/**
 * A multiplier that counts against an average year, or the whole life, of a customer needs a life that ends; one of the
 * same year needs a market that is steady. Where that is uncertain, a run says so of the future in which it is not.
 */
export const multiplierFaults = (body: Body, axes: Axes): readonly Fault[] => {
  const quantity = body.settings.get(per)?.quantity
  const said = quantity?.kind === 'choice' ? quantity.value : undefined
  const isSteady = said === 'sameYear' && isNothing(body, growth, false)
  if (said !== 'year' && said !== 'lifetime' && !isSteady) return []
  const endless = (axes.elements.get('segment') ?? []).find(
    name => isNothing(body, `segments.${name}.churn`, false) && isNothing(body, `segments.${name}.contraction`, true),
  )
  if (endless === undefined) return []
  const path = `segments.${endless}.churn`
  const fact = isSteady
    ? `needs a market that grows or loses customers, and ${quoted(endless)} does neither`
    : `needs customers who leave, and those of ${quoted(endless)} never do`
  return [
    {
      key: `endless ${endless} ${said}`,
      code: 'E125',
      message: `a multiplier ${quoted(`per: ${said}`)} ${fact}`,
      detail: {
        place: body.places.get(path),
        path,
        help: 'write a churn such as 5% per year, or "per: firstYear"',
      },
    },
  ]
}
