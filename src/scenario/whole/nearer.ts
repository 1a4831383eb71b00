import type { Place } from '../../kernel/issue.ts'
import type { Complain } from '../complain.ts'
import type { Body } from '../layers/body.ts'
import type { Quantity } from '../scenario.ts'
import { quoted } from '../words.ts'

/** Fields for all elements of an axis that a field of each of them says again. */
const general: readonly { readonly all: string; readonly each: RegExp }[] = [
  { all: 'mdf.vendorPays', each: /^mdf\.activities\.[^.]+\.vendorPays$/ },
]

/**
 * Paths of single elements that a layer farther away sets and that no longer hold, each with the place of what replaces
 * it: a nearer layer says one value for all elements. In one layer the value of the element stands.
 */
export const overruled = (
  far: Pick<Body, 'settings'>,
  near: Pick<Body, 'places' | 'settings'>,
): ReadonlyMap<string, Place> => {
  const found = new Map<string, Place>()
  for (const { all, each } of general) {
    const place = near.places.get(all)
    if (place === undefined || !near.settings.has(all)) continue
    for (const path of far.settings.keys()) if (each.test(path) && !near.places.has(path)) found.set(path, place)
  }
  return found
}

const isSame = (a: Quantity | undefined, b: Quantity | undefined): boolean =>
  a?.kind === 'constant' && b?.kind === 'constant' && a.value === b.value

/** Warns of what a nearer layer replaces with a value for all, where the two differ. */
export const warnOfOverruled = (far: Body, near: Body, prefix: string, warn: Complain): void => {
  for (const [path, place] of overruled(far, near)) {
    const setting = far.settings.get(path)
    const { all } = general.find(({ each }) => each.test(path)) ?? { all: '' }
    if (isSame(setting?.quantity, near.settings.get(all)?.quantity)) continue
    warn('E189', `${quoted(all)} is nearer than ${quoted(path)}, which no longer holds`, {
      place,
      path: prefix + all,
      help: `write ${quoted(path.slice(path.indexOf('.') + 1))} here as well if it is to stay`,
      also: setting === undefined ? [] : [{ place: setting.place, note: 'what it replaces' }],
    })
  }
}
