import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import { type Fault, inUse, nearestPlace, parentOf } from './fault.ts'

const pairs = [
  [
    'lasts',
    'while',
    'add "lasts: 9 months" for one-time work, or "while: customer"',
    'keep "lasts" for one-time work, or "while" for work that goes on',
  ],
  [
    'delivered',
    'margin',
    'add "delivered: bench", or a margin such as "margin: 35%"',
    'keep one of them: delivery cost is never booked twice',
  ],
] as const

const room = 'services.components.'
const namesOf = (axes: Axes): readonly string[] => axes.elements.get('component') ?? []
const isPriced = (body: Body, path: string): boolean => body.places.has(`${path}.priced`)

/** The other way to say what a path says about a component, if there is one. */
export const pairOf = (path: string): string | undefined => {
  if (!path.startsWith(room)) return undefined
  const pair = pairs.find(([a, b]) => path.endsWith(`.${a}`) || path.endsWith(`.${b}`))
  if (pair === undefined) return undefined
  return `${parentOf(path)}.${path.endsWith(`.${pair[0]}`) ? pair[1] : pair[0]}`
}

/** Components whose shares of the multiplier sum to one: those that the program does not price. */
export const sharedPaths = (paths: readonly string[], body: Body): readonly string[] =>
  paths.filter(path => !path.startsWith(room) || !isPriced(body, parentOf(path)))

/** Whether a required field has to be said: what the program prices has no share, and needs no multiplier. */
export const isNeeded = (path: string, body: Body, axes: Axes): boolean => {
  if (path.startsWith(room)) return !isPriced(body, parentOf(path))
  const names = namesOf(axes)
  return !path.startsWith('services.multiplier.') || !names.length || !names.every(name => isPriced(body, room + name))
}

/** What the program prices says nothing else about how much there is and how long. */
const pricedTwice = (body: Body, path: string, component: string): Fault[] => {
  const first = body.places.get(`${path}.priced`)
  const other = ['share', 'lasts', 'while'].find(key => body.places.has(`${path}.${key}`))
  if (first === undefined || other === undefined) return []
  return [
    {
      key: `priced ${path} ${other}`,
      code: 'E126',
      message: `${quoted(component)} has both "priced" and ${quoted(other)}`,
      detail: {
        place: body.places.get(`${path}.${other}`),
        path,
        help: `keep "priced" for support at the program's price list, which goes on while the customer stays, or ${quoted(other)} for a part of the multiplier`,
        also: [{ place: first, note: 'and here' }],
      },
    },
  ]
}

/**
 * Each component says exactly one of `lasts` and `while`, unless the program prices it, and exactly one of `delivered`
 * and `margin`.
 */
const saidOnce = (body: Body, axes: Axes): Fault[] =>
  namesOf(axes).flatMap(component => {
    const path = room + component
    if (!body.places.has(path)) return []
    const asked = isPriced(body, path) ? pairs.slice(1) : pairs
    const faults = asked.flatMap(([a, b, add, keep]): Fault[] => {
      const [first, second] = [body.places.get(`${path}.${a}`), body.places.get(`${path}.${b}`)]
      if ((first === undefined) !== (second === undefined)) return []
      const both = first !== undefined && second !== undefined
      return [
        {
          key: `pair ${path} ${a} ${both}`,
          code: 'E126',
          message: both
            ? `${quoted(component)} has both "${a}" and "${b}"`
            : `${quoted(component)} has neither "${a}" nor "${b}"`,
          detail: {
            place: both ? second : nearestPlace(body, path),
            path,
            help: both ? keep : add,
            also: both ? [{ place: first, note: 'and here' }] : [],
          },
        },
      ]
    })
    return [...pricedTwice(body, path, component), ...faults]
  })

const none = (body: Body, axes: Axes): Fault[] =>
  inUse(body, 'services') && namesOf(axes).length === 0
    ? [
        {
          key: 'no components',
          code: 'E125',
          message: '"services" needs at least one component',
          detail: {
            place: nearestPlace(body, 'services'),
            path: 'services.components',
            help: 'add "components: {managed: {share: 100%, while: customer, delivered: bench}}"',
          },
        },
      ]
    : []

/** A capture share cuts what all partners together sell; of this partner's own services it would cut twice. */
const captured = (body: Body): Fault[] => {
  const [capture, scope] = ['services.multiplier.capture', 'services.multiplier.scope']
  const quantity = body.settings.get(scope)?.quantity
  const place = body.places.get(capture)
  if (place === undefined || quantity?.kind !== 'choice' || quantity.value !== 'partner') return []
  return [
    {
      key: 'capture of its own',
      code: 'E126',
      message: '"capture" is of a multiplier of the whole ecosystem, and this one is of the partner',
      detail: {
        place,
        path: capture,
        help: 'write "scope: ecosystem", or remove "capture"',
        also: [{ place: body.places.get(scope) as NonNullable<typeof place>, note: 'and here' }],
      },
    },
  ]
}

/** What is wrong with the components, and with the multiplier that they are parts of. */
export const componentFaults = (body: Body, axes: Axes): readonly Fault[] => [
  ...none(body, axes),
  ...saidOnce(body, axes),
  ...captured(body),
]
