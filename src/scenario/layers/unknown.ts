import type { Axis } from '../../kernel/field.ts'
import { notYet, notYetKeys } from '../not-yet.ts'
import { homeOf } from '../shape.ts'
import { fileOnly } from '../top-keys.ts'
import { didYouMean, fieldText, oneOf, quoted } from '../words.ts'
import type { Entry } from '../yaml/tree.ts'
import type { Body, BodyContext, Spot } from './body.ts'
import { dottedHome, type Home, homesOf, roomText } from './homes.ts'
import { folded, isSame, meantBy } from './meant.ts'

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** `partner: {sales: {reps: 3}}`, with the value where it is short. */
const written = (way: readonly string[], { value }: Entry): string => {
  const text = value.kind === 'scalar' && !value.quoted && value.text.length <= 30 ? value.text : '...'
  const inner = value.kind === 'map' ? '{...}' : value.kind === 'list' ? '[...]' : text
  return way.reduceRight((inside, key, i) => `${key}: ${i === way.length - 1 ? inside : `{${inside}}`}`, inner)
}

/** Whether an entry stands between braces. */
const inFlow = ({ keyPlace }: Entry): boolean =>
  /[{,]\s*["']?$/.test(keyPlace.file.text.slice(0, keyPlace.start).slice(-80))

/** Notes what a wrong key was meant to say, so that it is not missing as well. */
const understood = (path: string, entry: Entry, body: Body, context: BodyContext): void => {
  if (!body.places.has(path)) body.places.set(path, entry.keyPlace)
  context.meant?.add(path)
}

/** The paths of a home for every element. */
const pathsOf = ({ way, axes }: Home, { elements }: BodyContext): readonly string[] => {
  let axis = 0
  return way.reduce<readonly string[]>(
    (paths, part) => {
      const names = part === '*' ? (elements.get(axes[axis++]) ?? []) : [part]
      return paths.flatMap(path => names.map(name => join(path, name)))
    },
    [''],
  )
}

/** How to put a key where it belongs. */
const moveHelp = (entry: Entry, home: Home, at: readonly string[], isSet: boolean): string => {
  const { way, axes } = home
  if (isSet) return `the path is ${join(roomText(home), entry.key)}`
  if (way.length === 1) return `write "${way[0]}:" at the start of a line, outside of all other keys`
  if (axes.length > 0) return `move it under "${way[0]}:", to the ${axes.join(' and the ')} it is for`
  if (way.length === 2 && at.length === 0 && !inFlow(entry)) return `indent it under "${way[0]}:"`
  const rest = way.slice(0, -1).every((part, i) => at[i] === part) ? way.slice(at.length) : way
  const common = at.findIndex((part, i) => part !== way[i])
  const inside = common > 0 ? ` in "${at.slice(0, common).join('.')}"` : ''
  return `write ${written(common > 0 ? rest.slice(common) : rest, entry)}${inside}`
}

/** Complains of a key that belongs elsewhere; false if there is no such place. */
const misplaced = (entry: Entry, name: string, spot: Spot, body: Body, context: BodyContext): boolean => {
  const at = spot.generic === '' ? [] : spot.generic.split('.')
  const isFile = context.prefix === ''
  const homes = homesOf(name, at).filter(({ way }) => isFile || !fileOnly.has(way[0]))
  const [home] = homes
  if (home === undefined) return false
  for (const one of homes) for (const path of pathsOf(one, context)) understood(path, entry, body, context)
  const rooms = homes.map(one => quoted(roomText(one)))
  const where = home.way.length === 1 ? 'at the top level' : `under ${rooms.join(' or ')}`
  context.complain('E101', `${quoted(name)} belongs ${where}`, {
    place: entry.keyPlace,
    path: context.prefix + join(spot.path, entry.key),
    help: homes.length > 1 ? undefined : moveHelp(entry, home, at, context.layer === '--set'),
  })
  return true
}

/** Complains of a key with dots that are the way to another one; false if they are not. */
const dotted = (entry: Entry, spot: Spot, body: Body, context: BodyContext): boolean => {
  const at = spot.path === '' ? [] : spot.path.split('.')
  const way = dottedHome(entry.key, at, context.elements)
  if (way === undefined) return false
  const isInside = at.every((part, i) => way[i] === part)
  understood(way.join('.'), entry, body, context)
  context.complain('E101', `a key has no dots: ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path: context.prefix + join(spot.path, entry.key),
    help: `write ${written(isInside ? way.slice(at.length) : way, entry)}`,
  })
  return true
}

/** Complains of a key that is not part of the language there. */
export const unknownKey = (entry: Entry, spot: Spot, body: Body, context: BodyContext): void => {
  const { complain, prefix, own } = context
  const { key } = entry
  const generic = join(spot.generic, key)
  const path = prefix + join(spot.path, key)
  const later = notYetKeys.get(generic)
  if (later !== undefined) {
    notYet(complain, later, entry.keyPlace, path)
    return
  }
  if (key.includes('.') && dotted(entry, spot, body, context)) return
  const owned = spot.path === '' ? [...own].filter(one => prefix === '' || !fileOnly.has(one)) : []
  const known = [...owned, ...spot.shape.rooms.keys()]
  const plain = folded(key)
  const isSpelling = known.some(one => isSame(one, plain))
  if (!isSpelling && misplaced(entry, key, spot, body, context)) return
  const meant = meantBy(key, known)
  const camel = key.replace(/[_-]+([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (meant === undefined && camel !== key && misplaced(entry, camel, spot, body, context)) return
  const target = meant === undefined ? undefined : spot.shape.rooms.get(meant)?.field
  if (meant !== undefined) understood(join(spot.path, meant), entry, body, context)
  const close = meant === undefined ? undefined : `did you mean ${quoted(meant)}?`
  complain('E101', `unknown key ${quoted(key)}`, {
    place: entry.keyPlace,
    path,
    expected: known.length === 0 ? undefined : oneOf(known, 30),
    help: target === undefined ? close : `${close} (${fieldText(target)})`,
  })
}

/** Complains of a name that is not one of an axis. */
export const unknownElement = (entry: Entry, axis: Axis, spot: Spot, context: BodyContext): void => {
  const known = context.elements.get(axis) ?? []
  if (known.length === 0 && context.unread?.has(axis) === true) return
  const home = homeOf(axis)?.replace('rebates.*', 'rebates.<rebate>')
  context.complain('E123', `unknown ${axis} ${quoted(entry.key)}`, {
    place: entry.keyPlace,
    path: context.prefix + join(spot.path, entry.key),
    expected: known.length === 0 ? `no ${axis} is declared` : oneOf(known),
    help: didYouMean(entry.key, known) ?? (home === undefined ? undefined : `declare it under ${quoted(home)}`),
  })
}
