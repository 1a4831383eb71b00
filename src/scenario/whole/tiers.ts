import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import { type Fault, nearestPlace } from './fault.ts'

/** Two tiers of a price list that end at the same amount, or nowhere, would both charge for the same software. */
export const tiersAlike = (body: Body, axes: Axes): Fault[] => {
  const path = 'program.support.tiers'
  const seen = new Map<number, string>()
  return (axes.elements.get('tier') ?? []).flatMap((name): Fault[] => {
    const at = `${path}.${name}`
    if (!body.places.has(at)) return []
    const top = `${at}.upTo`
    const quantity = body.settings.get(top)?.quantity
    if (quantity !== undefined && quantity.kind !== 'constant') return []
    const end = quantity?.value ?? Number.POSITIVE_INFINITY
    const other = seen.get(end)
    if (other === undefined) {
      seen.set(end, name)
      return []
    }
    const isOpen = end === Number.POSITIVE_INFINITY
    const first = nearestPlace(body, `${path}.${other}.upTo`)
    return [
      {
        key: `tiers alike ${other} ${name}`,
        code: 'E126',
        message: `the tiers ${quoted(other)} and ${quoted(name)} end at the same amount`,
        detail: {
          place: nearestPlace(body, top),
          path: at,
          help: isOpen
            ? 'only one tier goes without "upTo": what lies above all others'
            : 'give each an "upTo" of its own',
          also: first === undefined ? [] : [{ place: first, note: 'and here' }],
        },
      },
    ]
  })
}
