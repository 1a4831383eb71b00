import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { quoted } from '../words.ts'
import { type Fault, nearestPlace } from './fault.ts'

const rebatesAt = 'program.rebates'
const levelsAt = 'program.tiers'

/** A certain number that is said, or what holds without it; undefined where it is not certain. */
const certainAt = (body: Body, path: string, otherwise: number): number | undefined => {
  const quantity = body.settings.get(path)?.quantity
  if (quantity === undefined) return otherwise
  return 'value' in quantity && typeof quantity.value === 'number' ? quantity.value : undefined
}

const choiceAt = (body: Body, path: string): string | undefined => {
  const quantity = body.settings.get(path)?.quantity
  return quantity?.kind === 'choice' ? quantity.value : undefined
}

/** Of things that begin somewhere, each that begins where an earlier one does. */
const alike = (body: Body, paths: readonly string[], what: string): Fault[] => {
  const seen = new Map<number, string>()
  return paths.flatMap((path): Fault[] => {
    const from = certainAt(body, `${path}.from`, 0)
    if (from === undefined) return []
    const other = seen.get(from)
    if (other === undefined) {
      seen.set(from, path)
      return []
    }
    const [name, first] = [path, other].map(one => one.slice(one.lastIndexOf('.') + 1))
    const place = nearestPlace(body, `${other}.from`)
    return [
      {
        key: `begin alike ${other} ${path}`,
        code: 'E126',
        message: `the ${what} ${quoted(first)} and ${quoted(name)} begin at the same amount`,
        detail: {
          place: nearestPlace(body, `${path}.from`),
          path,
          help: 'give each a "from" of its own',
          also: place === undefined ? [] : [{ place, note: 'and here' }],
        },
      },
    ]
  })
}

const missing = (body: Body, path: string, name: string, keys: string, help: string): Fault => ({
  key: `missing ${path} ${keys}`,
  code: 'E125',
  message: `${quoted(name)} needs ${keys}`,
  detail: { place: nearestPlace(body, path), path, help },
})

/** What each type of rebate cannot do without: any of these keys, and what to say then. */
const needs: Readonly<Record<string, readonly (readonly [readonly string[], string])[]>> = {
  stepped: [[['bands'], 'add "bands: {first: {from: $0, rate: 2%}}" with your amounts']],
  wholeVolume: [[['bands'], 'add "bands: {first: {from: $0, rate: 2%}}" with your amounts']],
  linear: [[['rate'], 'add "rate: 2%"']],
  growth: [[['rate', 'bands'], 'add "rate: 2%", of what is above last year']],
  target: [
    [['target'], 'add "target: $100k", the turnover to reach'],
    [['bonus', 'rate'], 'add "bonus: $1k", or a "rate" on the turnover once it is reached'],
  ],
}

const rebateFaults = (body: Body, bandNames: readonly string[], name: string): Fault[] => {
  const path = `${rebatesAt}.${name}`
  if (!body.places.has(path)) return []
  const bands = bandNames.map(band => `${path}.bands.${band}`).filter(band => body.places.has(band))
  const rateless = bands
    .filter(band => !body.places.has(`${band}.rate`))
    .map(band => missing(body, band, band, '"rate"', 'add "rate: 2%"; a band without one earns nothing'))
  const wanted = (needs[choiceAt(body, `${path}.type`) ?? ''] ?? [])
    .filter(([keys]) => !keys.some(key => body.places.has(`${path}.${key}`)))
    .map(([keys, help]) => missing(body, path, path, keys.map(quoted).join(' or '), help))
  return [...wanted, ...rateless, ...alike(body, bands, 'bands')]
}

/** A SPIF that has ended before it begins would never be paid. */
const backwards = (body: Body): Fault[] => {
  const [begin, end] = ['from', 'until'].map(key => certainAt(body, `program.spif.${key}`, Number.NaN))
  if (begin === undefined || end === undefined || !(end <= begin)) return []
  return [
    {
      key: 'spif backwards',
      code: 'E126',
      message: '"program.spif" ends before it begins',
      detail: {
        place: nearestPlace(body, 'program.spif.until'),
        path: 'program.spif.until',
        help: 'let "until" be the first day on which it does not run any more',
      },
    },
  ]
}

/** What is wrong with rebates, levels and SPIFs once all layers are together. */
export const programFaults = (body: Body, axes: Axes): Fault[] => {
  const [rebates, bands, levels] = (['rebate', 'band', 'level'] as const).map(axis => axes.elements.get(axis) ?? [])
  const there = levels.map(name => `${levelsAt}.${name}`).filter(path => body.places.has(path))
  return [
    ...rebates.flatMap(name => rebateFaults(body, bands, name)),
    ...alike(body, there, 'levels'),
    ...backwards(body),
  ]
}
