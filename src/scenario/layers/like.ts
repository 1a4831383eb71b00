import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Setting } from '../scenario.ts'
import type { Tools } from '../tools.ts'
import { warnOfOverruled } from '../whole/nearer.ts'
import { overlay } from '../whole/whole.ts'
import { didYouMean, oneOf, quoted } from '../words.ts'
import { type Entry, kindText } from '../yaml/tree.ts'
import { type Body, emptyBody } from './body.ts'
import type { Layer } from './chain.ts'
import { checkRemoved } from './none.ts'

/** The strategy that another one starts from, and where that is said. */
export type Like = { readonly id: string; readonly place: Place }

type OwnBody = Body & { readonly id: string; readonly like?: Like }

/** What `like` says; undefined if it says nothing, or after a complaint. */
export const readLike = (entry: Entry | undefined, path: string, complain: Complain): Like | undefined => {
  if (entry === undefined) return undefined
  const { value } = entry
  if (value.kind === 'scalar' && value.text.trim() !== '') return { id: value.text.trim(), place: value.place }
  const help = value.kind === 'list' ? 'a strategy starts from one other' : 'write the id of a strategy'
  complain(value.kind === 'empty' ? 'E122' : 'E121', `expected the id of a strategy, found ${kindText(value)}`, {
    place: value.place,
    path,
    help,
  })
  return undefined
}

/** Strategies that the bases of a file name, which it does not have itself: the file that names each. */
const elsewhere = (layers: readonly Layer[]): ReadonlyMap<string, string> =>
  new Map(
    layers.flatMap(({ kind, file, tree }) => {
      const room = tree.entries.get('strategies')?.value
      return kind === 'base' && room?.kind === 'map' ? [...room.entries.keys()].map(id => [id, file.name] as const) : []
    }),
  )

const unknown = (
  own: OwnBody,
  { id, place }: Like,
  ids: readonly string[],
  layers: readonly Layer[],
  complain: Complain,
): void => {
  const others = ids.filter(other => other !== own.id)
  const base = elsewhere(layers).get(id)
  complain('E148', `there is no strategy ${quoted(id)} to start from`, {
    place,
    path: `strategies.${own.id}.like`,
    expected: others.length === 0 ? 'there is no other strategy' : oneOf(others),
    help:
      base === undefined
        ? didYouMean(id, others)
        : `${base} has one, but strategies are not inherited: copy it into this file`,
  })
}

const inLoop = (way: readonly OwnBody[], own: OwnBody, complain: Complain): void => {
  const round = way.slice(way.findIndex(({ id }) => id === own.id))
  const [last, ...before] = round.toReversed()
  const names = [...round, own].map(({ id }) => id).join(' -> ')
  const what = before.length === 0 ? 'a strategy is like itself' : 'strategies are like each other in a loop'
  complain('E148', `${what}: ${names}`, {
    place: last.like?.place,
    path: `strategies.${last.id}.like`,
    help: 'one of them must say what it does itself',
    also: before
      .flatMap(({ like }) => (like === undefined ? [] : [{ place: like.place, note: 'from here' }]))
      .toReversed(),
  })
}

const asLike = (body: Body): Body => ({
  ...body,
  settings: new Map(
    [...body.settings].map(([path, setting]): [string, Setting] => [path, { ...setting, layer: 'like' }]),
  ),
})

/**
 * Each strategy over the one that it starts from, and that one over its own. `file` is what all of them share; what a
 * strategy removes must be there, in the file or in what it starts from.
 */
export const withLike = <T extends OwnBody>(
  strategies: readonly T[],
  file: Body,
  layers: readonly Layer[],
  { complain, warn }: Pick<Tools, 'complain' | 'warn'>,
): readonly T[] => {
  const byId = new Map(strategies.map(strategy => [strategy.id, strategy]))
  const done = new Map<string, Body>()
  const looped = new Set<string>()
  const bodyOf = (own: OwnBody, way: readonly OwnBody[]): Body => {
    const known = done.get(own.id)
    if (known !== undefined) return known
    const { like } = own
    const other = like && byId.get(like.id)
    let far = emptyBody()
    if (like !== undefined && other === undefined) unknown(own, like, [...byId.keys()], layers, complain)
    if (other !== undefined && [...way, own].some(({ id }) => id === other.id)) {
      for (const { id } of way) looped.add(id)
      inLoop([...way, own], other, complain)
    } else if (other !== undefined) far = asLike(bodyOf(other, [...way, own]))
    // What it would have started from is not known.
    if (like === undefined || (other !== undefined && !looped.has(own.id)))
      checkRemoved(own.removed, overlay(file, far).places.keys(), `strategies.${own.id}.`, complain)
    warnOfOverruled(overlay(file, far), own, `strategies.${own.id}.`, warn)
    const body = overlay(far, own)
    done.set(own.id, body)
    return body
  }
  return strategies.map(strategy => ({ ...strategy, ...bodyOf(strategy, []) }))
}
