import { allFields } from '../../domain/fields.ts'
import type { Axes } from '../layers/axes.ts'
import type { Body } from '../layers/body.ts'
import { isPlan } from '../layers/shares.ts'
import type { Quantity } from '../scenario.ts'
import { changes, heldAt } from '../values/schedule.ts'
import { quoted, valueText } from '../words.ts'
import { sharedPaths } from './components.ts'
import { concretePaths, type Fault, nearestPlace, parentOf } from './fault.ts'
import { isShareOfWhole } from './shares.ts'

/** The room of the whole that a share belongs to. */
const roomOf = (path: string): string => (path.endsWith('.share') ? parentOf(parentOf(path)) : parentOf(path))

/** Paths of shares that together are one whole, by the room they are in. */
const wholes = (axes: Axes): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const path of allFields.filter(isShareOfWhole).flatMap(field => concretePaths(field, axes)))
    found.set(roomOf(path), [...(found.get(roomOf(path)) ?? []), path])
  return found
}

type Shares = { readonly room: string; readonly paths: readonly string[]; readonly body: Body }

const faultAt = (
  { body, paths }: Shares,
  index: number,
  fault: Pick<Fault, 'key' | 'code' | 'message'>,
  help: string,
): Fault[] => [{ ...fault, detail: { place: body.places.get(paths[index]), path: paths[index], help } }]

/** What is wrong with the kinds of values that shares of one whole have. */
const kindFaults = (shares: Shares, said: readonly (Quantity | undefined)[]): Fault[] => {
  const { room } = shares
  const first = (found: (quantity: Quantity) => boolean) => said.findIndex(one => one !== undefined && found(one))
  const part = first(({ kind }) => kind === 'part')
  const isHeld = (quantity: Quantity) =>
    quantity.kind === 'schedule' && quantity.pieces.some(piece => piece.quantity.kind === 'part')
  const dated = first(quantity => isHeld(quantity) || (quantity.kind === 'schedule' && part >= 0))
  if (dated >= 0 && (part >= 0 || isHeld(said[dated] as Quantity))) {
    const message = 'not yet: uncertain shares of one whole that change by date; this comes later'
    return faultAt(shares, dated, { key: `dated ${room}`, code: 'E190', message }, 'write one share for each date')
  }
  const other = first(({ kind }) => kind !== 'constant' && kind !== 'part' && kind !== 'schedule')
  if (other >= 0) {
    const message = `the shares of ${quoted(room)} vary together, so that they keep their sum`
    const help = 'write one value, or {typical: 45%, spread: 10%}'
    return faultAt(shares, other, { key: `unsure ${room}`, code: 'E117', message }, help)
  }
  if (part < 0 || said.filter(one => one?.kind === 'part').length > 1) return []
  const message = `only one share of ${quoted(room)} is uncertain: what it gains, another has to lose`
  const help = 'give another share a spread as well, or write one value'
  return faultAt(shares, part, { key: `alone ${room}`, code: 'E117', message }, help)
}

const typicalOf = (quantity: Quantity | undefined): number =>
  quantity?.kind === 'constant' ? quantity.value : quantity?.kind === 'part' ? quantity.typical : 0

/** Shares that do not sum to 1, where all of them are there. */
const sumFault = ({ room, paths, body }: Shares, quantities: readonly (Quantity | undefined)[]): Fault[] => {
  if (quantities.includes(undefined)) return []
  const values = quantities.map(typicalOf)
  const sum = values.reduce((a, b) => a + b, 0)
  if (Math.abs(sum - 1) <= 1e-9) return []
  const percent = (share: number): string => valueText(share, '1')
  const nameOf = (path: string) =>
    path
      .replace(/\.share$/, '')
      .split('.')
      .pop()
  const named = paths.map((path, i) => [nameOf(path), values[i]] as const)
  const told = named.filter(([, value]) => value !== 0)
  const parts = (told.length === 0 ? named : told).map(([name, value]) => `${name} ${percent(value)}`).join(' + ')
  const gap = valueText(Number(Math.abs(sum - 1).toPrecision(6)), '1')
  const help =
    sum > 1 ? `take ${gap} away, from one of them or from several` : `add ${gap}, to one of them or to several`
  const what = quantities.some(quantity => quantity?.kind === 'part') ? 'typical shares' : 'shares'
  return [
    {
      key: `sum ${room}`,
      code: 'E118',
      message: `the ${what} of ${quoted(room)} add up to ${percent(sum)}, expected 100%`,
      detail: { place: nearestPlace(body, room), path: room, expected: parts, help },
    },
  ]
}

/** A plan that gives away more than there is, at every date on which one of its shares changes; the first is enough. */
export const planFaults = (body: Body, axes: Axes): readonly Fault[] =>
  allFields
    .filter(({ path }) => isPlan(path))
    .flatMap((field): Fault[] => {
      const paths = concretePaths(field, axes)
      if (paths.length === 0) return []
      const room = parentOf(paths[0])
      const said = paths.map(path => body.settings.get(path)?.quantity)
      const over = changes(said).flatMap((step): Fault[] => {
        const values = said.map(quantity => typicalOf(heldAt(quantity, step)))
        const sum = values.reduce((a, b) => a + b, 0)
        if (sum <= 1 + 1e-9) return []
        const named = paths.flatMap((path, i) =>
          values[i] === 0 ? [] : [`${path.slice(room.length + 1)} ${valueText(values[i], '1')}`],
        )
        const since = said
          .flatMap(one => (one?.kind === 'schedule' ? one.pieces : []))
          .find(({ from }) => from === step)?.since
        const when = step === 0 || since === undefined ? '' : ` from ${since} on`
        return [
          {
            key: `plan ${room} ${sum}${when}`,
            code: 'E118',
            message: `the shares of ${quoted(room)} add up to ${valueText(sum, '1')}${when}, expected at most 100%`,
            detail: {
              place: nearestPlace(body, room),
              path: room,
              expected: named.join(' + '),
              help: `take ${valueText(Number((sum - 1).toPrecision(6)), '1')} away, from one of them or from several`,
            },
          },
        ]
      })
      return over.slice(0, 1)
    })

/** Shares of one whole, at every date on which one of them changes; the first fault is enough. */
export const sumFaults = (body: Body, axes: Axes): readonly Fault[] =>
  [...wholes(axes)].flatMap(([room, all]): Fault[] => {
    const paths = sharedPaths(all, body)
    if (!paths.some(path => body.places.has(path))) return []
    const said = paths.map(path => body.settings.get(path)?.quantity)
    const shares = { room, paths, body }
    const at = (step: number) => said.map(quantity => heldAt(quantity, step))
    return [...kindFaults(shares, said), ...changes(said).flatMap(step => sumFault(shares, at(step)))].slice(0, 1)
  })
